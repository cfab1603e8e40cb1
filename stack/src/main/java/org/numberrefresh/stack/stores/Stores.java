package org.numberrefresh.stack.stores;

import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.numberrefresh.adapter.aws.Platform;
import org.numberrefresh.adapter.aws.SpendMeter;
import org.numberrefresh.adapter.aws.StoreClients;
import org.numberrefresh.stack.template.Surroundings;
import org.numberrefresh.stack.template.Template;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The tables and queues of one stack, the clients that speak to them and the meter on those. */
public final class Stores implements AutoCloseable {

  private static final String NOBODYS_ACCOUNT = "000000000000";

  /** A long poll takes 20 seconds; the SDK must not give up before the answer. */
  private static final Duration READ_LIMIT = Duration.ofSeconds(30);

  private final AwsEndpoint endpoint;
  private final Optional<StoresProcess> child;
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

  private Stores(AwsEndpoint endpoint, Optional<StoresProcess> child, Optional<Path> data) {
    this.endpoint = endpoint;
    this.child = child;
    this.credentials = credentials(endpoint, data);
    this.region = region(endpoint);
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
   * @param endpoint where they live
   * @param home the repository's root
   * @param data where embedded stores keep their files; empty for memory
   */
  public static Stores open(AwsEndpoint endpoint, Path home, Optional<Path> data) {
    Platform.allowManyConnections();
    return switch (endpoint) {
      case AwsEndpoint.Embedded embedded ->
          new Stores(endpoint, Optional.of(StoresProcess.start(home, data, embedded.dynamoDb().isEmpty())), data);
      case AwsEndpoint.Account account -> new Stores(endpoint, Optional.empty(), data);
    };
  }

  /** What the template's pseudo parameters and queue URLs are here. */
  public Surroundings surroundings() {
    return surroundings;
  }

  /** Makes the tables and queues that are not there yet. */
  public void provide(Template template) {
    provision.make(template);
  }

  public DynamoDbClient dynamoDb() {
    return dynamoDb;
  }

  public SqsClient sqs() {
    return sqs;
  }

  /** Further clients, metered as the stores' own, whose calls an interceptor sees first. They close with the stores. */
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

  /** Counts what all clients spend. */
  public SpendMeter meter() {
    return meter;
  }

  /** The processor time of the embedded stores. */
  public Duration processorTime() {
    return child.map(StoresProcess::processorTime).orElse(Duration.ZERO);
  }

  /** The process of the embedded stores. */
  public Optional<Long> processId() {
    return child.map(StoresProcess::pid);
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
    child.ifPresent(StoresProcess::close);
  }

  private Optional<URI> tablesAt() {
    return switch (endpoint) {
      case AwsEndpoint.Embedded embedded ->
          embedded.dynamoDb().or(() -> child.map(process -> loopback(process.tablesPort())));
      case AwsEndpoint.Account account -> account.url();
    };
  }

  private Optional<URI> queuesAt() {
    return switch (endpoint) {
      case AwsEndpoint.Embedded embedded -> child.map(process -> loopback(process.queuesPort()));
      case AwsEndpoint.Account account -> account.url();
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
        .httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(READ_LIMIT))
        .overrideConfiguration(
            override -> {
              first.forEach(override::addExecutionInterceptor);
              StoreClients.repeating(override).addExecutionInterceptor(meter);
            });
    at.ifPresent(builder::endpointOverride);
    return builder;
  }

  private static Region region(AwsEndpoint endpoint) {
    return switch (endpoint) {
      case AwsEndpoint.Embedded embedded -> Region.US_EAST_1;
      case AwsEndpoint.Account account -> new DefaultAwsRegionProviderChain().getRegion();
    };
  }

  private static AwsCredentialsProvider credentials(AwsEndpoint endpoint, Optional<Path> data) {
    return switch (endpoint) {
      case AwsEndpoint.Embedded embedded -> {
        // DynamoDB Local keeps a database per access key and listens on all interfaces: a key nobody can guess.
        String key = data.map(Stores::keptKey).orElseGet(Stores::randomKey);
        yield StaticCredentialsProvider.create(AwsBasicCredentials.create(key, "local"));
      }
      case AwsEndpoint.Account account -> DefaultCredentialsProvider.builder().build();
    };
  }

  private static String keptKey(Path data) {
    PrivateFile file = new PrivateFile(data.resolve("access-key"));
    return file.read()
        .orElseGet(
            () -> {
              String key = randomKey();
              file.write(key);
              return key;
            });
  }

  private static String randomKey() {
    byte[] bytes = new byte[10];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().withUpperCase().formatHex(bytes);
  }
}
