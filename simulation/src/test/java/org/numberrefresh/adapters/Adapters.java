package org.numberrefresh.adapters;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.numberrefresh.adapter.aws.Platform;
import org.numberrefresh.adapter.aws.StoreClients;
import org.numberrefresh.adapter.dynamo.DynamoStores;
import org.numberrefresh.adapter.sqs.MessageBodies;
import org.numberrefresh.adapter.sqs.SqsQueues;
import org.numberrefresh.adapter.wiring.Wiring;
import org.numberrefresh.domain.access.ClientRates;
import org.numberrefresh.domain.batch.Parking;
import org.numberrefresh.domain.core.Core;
import org.numberrefresh.domain.core.Stores;
import org.numberrefresh.domain.erasure.ErasureWishes;
import org.numberrefresh.domain.erasure.Erasures;
import org.numberrefresh.domain.jws.JwsKeys;
import org.numberrefresh.domain.jws.JwsUse;
import org.numberrefresh.domain.key.Keys;
import org.numberrefresh.domain.key.Sealer;
import org.numberrefresh.domain.order.OrderSnapshots;
import org.numberrefresh.domain.queue.BatchMessage;
import org.numberrefresh.domain.queue.QueueName;
import org.numberrefresh.domain.queue.Queues;
import org.numberrefresh.domain.quota.Quotas;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.fake.SeededRandom;
import org.numberrefresh.fake.TickingClock;
import org.numberrefresh.simulation.serve.NumberRefresh;
import org.numberrefresh.stack.stores.AwsEndpoint;
import org.numberrefresh.stack.stores.StackStores;
import org.numberrefresh.stack.template.Template;
import software.amazon.awssdk.awscore.AwsServiceClientConfiguration;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** The adapters on real stores, with the tables and queues of the system's template and nobody who polls them. */
final class Adapters implements AutoCloseable {

  private static final int MOST_POLLS = 50;

  /** Of no two in a process: they have one key, and a cipher refuses the nonce that it used last. */
  private static final AtomicLong SEEDS = new AtomicLong();

  private final StackStores places;
  private final Platform platform;
  private final Stores stores;
  private final List<String> lives = new ArrayList<>();

  private Adapters(StackStores places, Map<String, String> environment) {
    this.places = places;
    this.platform =
        new Platform(
            new TickingClock(),
            new SeededRandom(SEEDS.incrementAndGet()),
            environment,
            places.dynamoDb(),
            places.sqs(),
            secret -> "a root secret that only the tests know",
            Platform.Reach.LOOPBACK_TOO);
    this.stores = DynamoStores.of(platform, new Sealer(Wiring.keyRing(platform), platform.random()));
  }

  static Adapters open(AwsEndpoint endpoint) {
    StackStores places = NumberRefresh.stores(endpoint);
    try {
      Template template =
          Template.read(NumberRefresh.options().template(), parameters(endpoint), places.surroundings());
      places.provide(template);
      return new Adapters(places, template.function("RegistryFunction").environment());
    } catch (RuntimeException e) {
      places.close();
      throw e;
    }
  }

  private static Map<String, String> parameters(AwsEndpoint endpoint) {
    Map<String, String> parameters =
        new HashMap<>(Map.of("TokenIssuer", "https://issuer.example", "JwksUrl", "https://issuer.example/jwks"));
    if (endpoint instanceof AwsEndpoint.Account account) {
      parameters.put("TablePrefix", account.prefix());
    }
    return parameters;
  }

  /** Makes an app's item one of a version that told no carrier of coverage. */
  void forgetNews(String app) {
    places
        .dynamoDb()
        .updateItem(
            request ->
                request
                    .tableName(platform.required("PARTIES_TABLE"))
                    .key(Map.of("party", AttributeValue.fromS("apps"), "part", AttributeValue.fromS(app)))
                    .updateExpression("REMOVE news"));
  }

  /** Deletes the first event of a feed, as the table does after its time. */
  void dropFirstEvent(String carrier) {
    places
        .dynamoDb()
        .deleteItem(
            request ->
                request
                    .tableName(platform.required("EVENTS_TABLE"))
                    .key(Map.of("feed", AttributeValue.fromS(carrier + "/0"), "position", AttributeValue.fromN("1"))));
  }

  Stores stores() {
    return stores;
  }

  ClientRates clientRates() {
    return DynamoStores.clientRates(platform);
  }

  Quotas quotas() {
    return DynamoStores.quotas(platform);
  }

  OrderSnapshots snapshots() {
    return DynamoStores.snapshots(platform);
  }

  JwsKeys jwsKeys(JwsUse use) {
    return Wiring.jwsKeys(platform, core(), use);
  }

  Queues queues() {
    return new SqsQueues(platform);
  }

  Core core() {
    return new Core(
        stores, queues(), Keys.of(Wiring.keyRing(platform), platform.random()), platform.clock(), platform.random());
  }

  /**
   * A core whose calls fail as they are told to, with parties of its own. What the SDK repeats, it repeats at once.
   *
   * @param life tells its table of parties from those of other lives
   */
  Core faulty(Faults faults, Clock clock, String life) {
    String parties = platform.required("PARTIES_TABLE") + "-" + life;
    places
        .dynamoDb()
        .createTable(
            table ->
                table
                    .tableName(parties)
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .attributeDefinitions(attribute("party"), attribute("part"))
                    .keySchema(key("party", KeyType.HASH), key("part", KeyType.RANGE)));
    lives.add(parties);
    Map<String, String> environment = new HashMap<>(platform.environment());
    environment.put("PARTIES_TABLE", parties);
    return Wiring.core(watched(clock, environment, faults));
  }

  /** The platform of functions whose calls to tables and queues are watched. */
  Platform watched(Clock clock, ExecutionInterceptor... watchers) {
    return watched(clock, platform.environment(), watchers);
  }

  /** The stores of functions that keep evidence for so many days. */
  Stores keeping(int days, Clock clock) {
    var environment = new HashMap<>(platform.environment());
    environment.put("RETENTION_DAYS", Integer.toString(days));
    return Wiring.core(watched(clock, environment)).stores();
  }

  private Platform watched(Clock clock, Map<String, String> environment, ExecutionInterceptor... watchers) {
    return new Platform(
        clock,
        platform.random(),
        environment,
        client(DynamoDbClient.builder(), places.dynamoDb().serviceClientConfiguration(), watchers).build(),
        client(SqsClient.builder(), places.sqs().serviceClientConfiguration(), watchers)
            .checksumValidationEnabled(false)
            .build(),
        platform.secrets(),
        platform.reach());
  }

  private static AttributeDefinition attribute(String name) {
    return AttributeDefinition.builder().attributeName(name).attributeType(ScalarAttributeType.S).build();
  }

  private static KeySchemaElement key(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }

  private static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B client(
      B builder, AwsServiceClientConfiguration like, ExecutionInterceptor... watchers) {
    builder
        .credentialsProvider(like.credentialsProvider())
        .region(like.region())
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .overrideConfiguration(
            override -> {
              StoreClients.repeating(override, BackoffStrategy.retryImmediately(), BackoffStrategy.retryImmediately());
              for (ExecutionInterceptor watcher : watchers) {
                override.addExecutionInterceptor(watcher);
              }
            });
    like.endpointOverride().ifPresent(builder::endpointOverride);
    return builder;
  }

  /** Puts an item among the parties, as an earlier version of the system would have. */
  void putParty(Map<String, String> texts) {
    var item = new HashMap<String, AttributeValue>();
    texts.forEach((name, text) -> item.put(name, AttributeValue.fromS(text)));
    places.dynamoDb().putItem(put -> put.tableName(platform.required("PARTIES_TABLE")).item(item));
  }

  /** Puts an item into the due index that no version knows. */
  void putUnknown(String key, Parking place) {
    var item =
        Map.of(
            "batch", AttributeValue.fromS(key),
            "part", AttributeValue.fromS("head"),
            "dueAt", AttributeValue.fromN(Long.toString(place.dueAt().getEpochSecond())),
            "dueShard", AttributeValue.fromS(place.shard()));
    places.dynamoDb().putItem(put -> put.tableName(platform.required("BATCHES_TABLE")).item(item));
  }

  /** The batch that a message asks for. */
  static BatchId batchOf(String body) {
    return ((BatchMessage.OfBatch) MessageBodies.batch(body)).batch();
  }

  /** The head of a batch as its table has it, attribute by attribute. */
  Map<String, AttributeValue> storedHead(BatchId batch) {
    var key = Map.of("batch", AttributeValue.fromS(batch.toString()), "part", AttributeValue.fromS("head"));
    return places.dynamoDb().getItem(r -> r.tableName(platform.required("BATCHES_TABLE")).key(key)).item();
  }

  Erasures erasures() {
    return DynamoStores.erasures(platform);
  }

  ErasureWishes erasureWishes() {
    return DynamoStores.erasureWishes(platform, core().keys().sealer());
  }

  /** All items of a table that an environment variable names. */
  List<Map<String, AttributeValue>> items(String table) {
    return places.dynamoDb().scanPaginator(scan -> scan.tableName(platform.required(table))).items().stream().toList();
  }

  /** Takes every message of a queue. */
  void drain(String queue, Consumer<String> taker) {
    String url = platform.required(queue);
    List<Message> messages;
    do {
      messages =
          places.sqs().receiveMessage(r -> r.queueUrl(url).maxNumberOfMessages(10).waitTimeSeconds(0)).messages();
      for (Message message : messages) {
        taker.accept(message.body());
        places.sqs().deleteMessage(r -> r.queueUrl(url).receiptHandle(message.receiptHandle()));
      }
    } while (!messages.isEmpty());
  }

  /** Takes messages as {@link #takeAll} does, each of which is one thing. */
  <M> Set<M> take(int count, Set<String> queues, BiFunction<String, String, M> read) {
    return takeAll(count, queues, (queue, body) -> List.of(read.apply(queue, body)));
  }

  /**
   * Takes messages until they asked for so many things.
   *
   * @param queues the environment variables that name the queues
   * @param read reads a message: the variable and the body
   */
  <M> Set<M> takeAll(int count, Set<String> queues, BiFunction<String, String, List<M>> read) {
    var taken = new HashSet<M>();
    for (int i = 0; i < MOST_POLLS && taken.size() < count; i++) {
      for (String queue : queues) {
        String url = platform.required(queue);
        for (Message message :
            places.sqs().receiveMessage(r -> r.queueUrl(url).maxNumberOfMessages(10).waitTimeSeconds(0)).messages()) {
          taken.addAll(read.apply(queue, message.body()));
          places.sqs().deleteMessage(r -> r.queueUrl(url).receiptHandle(message.receiptHandle()));
        }
      }
    }
    return taken;
  }

  void die(QueueName queue, String body) {
    places.sqs().sendMessage(request -> request.queueUrl(deadLettersOf(queue)).messageBody(body));
  }

  int deadLetters(QueueName queue) {
    var count = QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES;
    return Integer.parseInt(
        places
            .sqs()
            .getQueueAttributes(request -> request.queueUrl(deadLettersOf(queue)).attributeNames(count))
            .attributes()
            .get(count));
  }

  private String deadLettersOf(QueueName queue) {
    return platform.required(queue.name() + "_DEAD_LETTERS");
  }

  @Override
  public void close() {
    lives.forEach(parties -> places.dynamoDb().deleteTable(request -> request.tableName(parties)));
    places.close();
  }
}
