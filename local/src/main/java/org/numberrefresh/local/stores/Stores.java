package org.numberrefresh.local.stores;

import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import org.numberrefresh.local.template.Surroundings;
import org.numberrefresh.local.template.Template;
import org.numberrefresh.platform.Platform;
import org.numberrefresh.platform.SpendMeter;
import org.numberrefresh.platform.StoreClients;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
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
  private final DynamoDbClient dynamoDb;
  private final SqsClient sqs;
  private final Surroundings surroundings;
  private final Provision provision;

  private Stores(AwsEndpoint endpoint, Optional<StoresProcess> child, Optional<Path> data) {
    this.endpoint = endpoint;
    this.child = child;
    AwsCredentialsProvider credentials = credentials(endpoint, data);
    Region region = region(endpoint);
    this.dynamoDb = configure(DynamoDbClient.builder(), credentials, region, tablesAt()).build();
    this.sqs =
        configure(SqsClient.builder(), credentials, region, queuesAt())
            .checksumValidationEnabled(child.isEmpty())
            .build();
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

  /** Counts what both clients spend. */
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
    sqs.close();
    dynamoDb.close();
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
      B builder, AwsCredentialsProvider credentials, Region region, Optional<URI> at) {
    builder
        .credentialsProvider(credentials)
        .region(region)
        .httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(READ_LIMIT))
        .overrideConfiguration(override -> StoreClients.repeating(override).addExecutionInterceptor(meter));
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
