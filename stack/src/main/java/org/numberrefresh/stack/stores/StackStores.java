package org.numberrefresh.stack.stores;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.numberrefresh.stack.jvm.LoopbackDirect;
import org.numberrefresh.stack.log.StackLog;
import org.numberrefresh.stack.template.Surroundings;
import org.numberrefresh.stack.template.Template;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.urlconnection.ProxyConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The tables and queues of one stack, their SDK clients, and the meter on those clients. */
public final class StackStores implements AutoCloseable {

  private static final String NOBODYS_ACCOUNT = "000000000000";

  /** A long poll takes 20 seconds; the SDK must not give up before the answer. */
  private static final Duration READ_LIMIT = Duration.ofSeconds(30);

  private final AwsEndpoint endpoint;
  private final Optional<StoresKeeper> child;
  private final Consumer<ClientOverrideConfiguration.Builder> setUp;
  private final SpendMeter meter = new SpendMeter();
  private final AwsCredentialsProvider credentials;
  private final Region region;
  private final List<Clients> clients = new CopyOnWriteArrayList<>();
  private final DynamoDbClient dynamoDb;
  private final SqsClient sqs;
  private final Surroundings surroundings;
  private final Provision provision;

  /** The clients of the tables and of the queues. */
  public record Clients(DynamoDbClient dynamoDb, SqsClient sqs) {}

  private StackStores(
      AwsEndpoint endpoint,
      Optional<StoresKeeper> child,
      Optional<Path> data,
      Consumer<ClientOverrideConfiguration.Builder> setUp) {
    this.endpoint = endpoint;
    this.child = child;
    this.setUp = setUp;
    this.credentials = StoresAccess.credentials(endpoint, data);
    this.region = StoresAccess.region(endpoint);
    Clients own = clients(List.of());
    this.dynamoDb = own.dynamoDb();
    this.sqs = own.sqs();
    this.provision = new Provision(dynamoDb, sqs);
    String account = endpoint instanceof AwsEndpoint.Account there ? there.number() : NOBODYS_ACCOUNT;
    String queues = queuesAt().map(URI::toString).orElse("https://sqs." + region.id() + ".amazonaws.com");
    this.surroundings = new Surroundings(region.id(), account, name -> queues + "/" + account + "/" + name);
  }

  /**
   * Opens the stores.
   *
   * @param endpoint the place of tables and queues
   * @param built the directory that holds the classes and libraries of the embedded stores
   * @param data the directory of the embedded stores' files; empty for memory
   * @param setUp sets up every SDK client, such as how often it repeats a call
   * @param log takes what becomes of the embedded stores
   */
  public static StackStores open(
      AwsEndpoint endpoint,
      Path built,
      Optional<Path> data,
      Consumer<ClientOverrideConfiguration.Builder> setUp,
      StackLog log) {
    allowManyConnections();
    LoopbackDirect.install();
    Optional<StoresKeeper> child =
        switch (endpoint) {
          case AwsEndpoint.Embedded embedded ->
              Optional.of(new StoresKeeper(built, data, embedded.dynamoDb().isEmpty(), log));
          case AwsEndpoint.Account account -> Optional.empty();
        };
    return new StackStores(endpoint, child, data, setUp);
  }

  /** Keeps more than the JDK's five idle connections to a host: opening one costs more than many a call. */
  private static void allowManyConnections() {
    if (System.getProperty("http.maxConnections") == null) {
      System.setProperty("http.maxConnections", "256");
    }
  }

  /** The values of the template's pseudo parameters and queue URLs. */
  public Surroundings surroundings() {
    return surroundings;
  }

  /** Makes the tables and queues that are not there yet, also whenever embedded stores were started again. */
  public void provide(Template template) {
    provision.make(template);
    child.ifPresent(keeper -> keeper.whenStartedAgain(() -> provision.make(template)));
  }

  public DynamoDbClient dynamoDb() {
    return dynamoDb;
  }

  public SqsClient sqs() {
    return sqs;
  }

  /** Makes further clients, metered like the stores' own. An interceptor sees each call first. */
  public Clients clients(ExecutionInterceptor interceptor) {
    return clients(List.of(interceptor));
  }

  private Clients clients(List<ExecutionInterceptor> first) {
    Clients made =
        new Clients(
            configure(DynamoDbClient.builder(), tablesAt(), first).build(),
            configure(SqsClient.builder(), queuesAt(), first).checksumValidationEnabled(child.isEmpty()).build());
    clients.add(made);
    return made;
  }

  /** The meter on all clients. */
  public SpendMeter meter() {
    return meter;
  }

  /** The processor time of the embedded stores. */
  public Duration processorTime() {
    return child.map(StoresKeeper::processorTime).orElse(Duration.ZERO);
  }

  /** The process of the embedded stores. */
  public Optional<Long> processId() {
    return child.map(StoresKeeper::pid);
  }

  /** Completes, with the reason, when embedded stores are gone for good; never for other stores. */
  public CompletableFuture<String> lost() {
    return child.map(StoresKeeper::lost).orElseGet(CompletableFuture::new);
  }

  @Override
  public void close() {
    if (child.isEmpty()) {
      provision.remove();
    }
    for (Clients made : clients) {
      made.sqs().close();
      made.dynamoDb().close();
    }
    child.ifPresent(StoresKeeper::close);
  }

  /** The address of the tables; empty for AWS itself. */
  public Optional<URI> tablesAt() {
    return switch (endpoint) {
      case AwsEndpoint.Embedded embedded ->
          embedded.dynamoDb().or(() -> child.map(process -> loopback(process.ports().tables())));
      case AwsEndpoint.Account account -> account.tables();
    };
  }

  /** The address of the queues; empty for AWS itself. */
  public Optional<URI> queuesAt() {
    return switch (endpoint) {
      case AwsEndpoint.Embedded embedded -> child.map(process -> loopback(process.ports().queues()));
      case AwsEndpoint.Account account -> account.queues();
    };
  }

  private static URI loopback(int port) {
    return URI.create("http://127.0.0.1:" + port);
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B configure(
      B builder, Optional<URI> at, List<ExecutionInterceptor> first) {
    builder
        .credentialsProvider(credentials)
        .region(region)
        .httpClientBuilder(connections(at))
        .overrideConfiguration(
            override -> {
              first.forEach(override::addExecutionInterceptor);
              setUp.accept(override);
              override.addExecutionInterceptor(meter);
            });
    at.ifPresent(builder::endpointOverride);
    return builder;
  }

  /** A proxy is for calls elsewhere. The SDK takes one from the variable {@code http_proxy} too. */
  private static UrlConnectionHttpClient.Builder connections(Optional<URI> at) {
    var connections = UrlConnectionHttpClient.builder().socketTimeout(READ_LIMIT);
    if (at.filter(LoopbackDirect::isLoopback).isPresent()) {
      connections.proxyConfiguration(
          ProxyConfiguration.builder().useSystemPropertyValues(false).useEnvironmentVariablesValues(false).build());
    }
    return connections;
  }
}
