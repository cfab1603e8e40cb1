package org.numberrefresh.stack;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.numberrefresh.adapter.aws.Platform;
import org.numberrefresh.adapter.aws.SpendMeter;
import org.numberrefresh.stack.rights.NeededRights;
import org.numberrefresh.stack.rights.RightsGuard;
import org.numberrefresh.stack.rights.RightsRecord;
import org.numberrefresh.stack.stores.AwsEndpoint;
import org.numberrefresh.stack.stores.SecretValues;
import org.numberrefresh.stack.stores.Stores;
import org.numberrefresh.stack.template.FunctionSpec;
import org.numberrefresh.stack.template.QueueSpec;
import org.numberrefresh.stack.template.Template;

/** The whole system in this process and one child. Close it, and everything it started is gone. */
public final class Stack implements AutoCloseable {

  private final StackOptions options;
  private final StackLog log;
  private final Deque<AutoCloseable> parts;
  private final LocalClock clock;
  private final ClientBook clients;
  private final URI url;
  private final Stores stores;
  private final Template template;
  private final TokenIssuer issuer;
  private final Scheduler scheduler;
  private final List<LambdaFunction> functions = new ArrayList<>();
  private final LocalRoutes local;
  private final HttpApi api;

  private Stack(StackOptions options, StackLog log, Deque<AutoCloseable> parts) {
    this.options = options;
    this.log = log;
    this.parts = parts;
    options.data().ifPresent(data -> kept(DataLock.take(data)));
    this.clock = LocalClock.keptIn(options.data());
    this.clients = new ClientBook(options.data(), options.carrierIds());
    CompletableFuture<SigningKeys> keys = CompletableFuture.supplyAsync(() -> SigningKeys.open(options.data()));
    HttpFront front = kept(HttpFront.bind(options.port(), log));
    this.url = URI.create("http://127.0.0.1:" + front.port());
    this.stores = kept(Stores.open(options.endpoint(), options.home(), options.data()));
    this.template = Template.read(options.template(), parameters(), stores.surroundings());
    stores.provide(template);
    this.issuer = new TokenIssuer(url.toString(), clock, keys.join());
    makeFunctions();
    this.scheduler = kept(new Scheduler(functions, clock, log));
    startPollers();
    this.local = localRoutes();
    this.api = HttpApi.over(template.authorizers(), functions, clock);
    front.open(this::answer);
  }

  /**
   * Starts a stack and returns when it answers.
   *
   * @throws IllegalStateException where it cannot start: a port taken, a handler missing, the stores not built
   */
  public static Stack start(StackOptions options) {
    StackLog log = new StackLog(options.log());
    Deque<AutoCloseable> parts = new ArrayDeque<>();
    try {
      Stack stack = new Stack(options, log, parts);
      stack.begin();
      return stack;
    } catch (RuntimeException | Error e) {
      closeAll(parts, log);
      throw e;
    }
  }

  /** Where it answers: scheme, host and port. */
  public URI url() {
    return url;
  }

  /** The clients that can ask for tokens at {@code /oauth2/token}. */
  public List<Client> clients() {
    return clients.all();
  }

  /** The first client of a role. */
  public Client client(Client.Role role) {
    return clients().stream().filter(client -> client.role() == role).findFirst().orElseThrow();
  }

  /** A good access token with all of a client's scopes. */
  public String token(Client client) {
    return issuer.token(client, client.scopes());
  }

  /** What its access tokens are signed by. */
  TokenIssuer issuer() {
    return issuer;
  }

  /** The functions of the template, at work. */
  List<LambdaFunction> functions() {
    return List.copyOf(functions);
  }

  /** The clock that everything in the stack goes by. */
  public LocalClock clock() {
    return clock;
  }

  /**
   * Moves the clock ahead, runs every scheduled function once and returns when they are done.
   *
   * @return the new time
   */
  public Instant advance(Duration step) throws InterruptedException {
    return scheduler.advance(step);
  }

  /** Runs every scheduled function once and returns when they are done. */
  public void runSchedules() throws InterruptedException {
    scheduler.runAll();
  }

  /** Tells where simulated apps can be asked for the truth. */
  public void simulatedAt(URI simulator) {
    local.simulatedAt(simulator);
  }

  /** What the stores charged so far. */
  public SpendMeter.Spent spent() {
    return stores.meter().read();
  }

  /** The tables and queues, for tests that look into them. */
  public Stores stores() {
    return stores;
  }

  /** The template that was brought to life. */
  public Template template() {
    return template;
  }

  @Override
  public void close() {
    closeAll(parts, log);
  }

  private static void closeAll(Deque<AutoCloseable> parts, StackLog log) {
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception e) {
        log.failure("stack.close-failed", "stack", e);
      }
    }
  }

  private <T extends AutoCloseable> T kept(T part) {
    parts.push(part);
    return part;
  }

  private Map<String, String> parameters() {
    Map<String, String> parameters = new HashMap<>();
    parameters.put("TokenIssuer", url.toString());
    parameters.put("JwksUrl", url + "/oauth2/jwks");
    parameters.put("PublicUrl", url.toString());
    parameters.put("TokenAudience", TokenIssuer.AUDIENCE);
    if (options.endpoint() instanceof AwsEndpoint.Account account) {
      parameters.put("TablePrefix", account.prefix());
    }
    return parameters;
  }

  private void makeFunctions() {
    SecretValues secrets = new SecretValues(template.secrets(), options.data());
    SecureRandom random = new SecureRandom();
    NeededRights needed = new NeededRights(template, stores.surroundings().queueUrl());
    RightsRecord record = RightsRecord.ofProcess();
    for (FunctionSpec spec : template.functions()) {
      Map<String, String> environment = new HashMap<>(spec.environment());
      environment.put("AWS_LAMBDA_FUNCTION_NAME", spec.name());
      environment.put("AWS_REGION", stores.surroundings().region());
      var guard = new RightsGuard(spec, needed, record, denial -> log.warn("access.denied", spec.name(), denial));
      Stores.Clients clients = stores.clients(guard);
      Platform platform =
          new Platform(
              clock,
              random,
              environment,
              clients.dynamoDb(),
              clients.sqs(),
              guard.over(secrets),
              Platform.Reach.LOOPBACK_TOO);
      functions.add(new LambdaFunction(spec, platform, log));
    }
  }

  private void startPollers() {
    for (LambdaFunction function : functions) {
      for (FunctionSpec.QueueSource source : function.spec().queues()) {
        QueueSpec queue = template.queue(source.queueArn());
        String queueUrl = stores.surroundings().queueUrl().apply(queue.name());
        var feed = new QueuePoller.Feed(queueUrl, stores.surroundings().region(), source);
        kept(new QueuePoller(stores.sqs(), feed, function, Disorder.of(options.disorder()), log)).start();
      }
    }
  }

  private HttpAnswer answer(HttpRequest request) throws InterruptedException {
    Optional<HttpAnswer> own = local.answer(request);
    return own.isPresent() ? own.get() : api.answer(request);
  }

  private LocalRoutes localRoutes() {
    TokenEndpoint tokens = new TokenEndpoint(clients, issuer);
    var docs = new DocsRoutes(options.home().resolve("openapi.yaml"));
    return new LocalRoutes(tokens, issuer, clients, clock, scheduler, new Meters(stores, functions), docs);
  }

  private void begin() {
    functions.parallelStream().forEach(LambdaFunction::prepare);
    new CarrierRegistration(url, token(client(Client.Role.OPERATOR))).register(options.carriers(), clients());
    scheduler.start();
    if (options.data().isPresent()) {
      reconcile();
    }
  }

  /** What an earlier run on the same data left half done is looked for at once, not when its time comes. */
  private void reconcile() {
    try {
      scheduler.runAll(Json.object().put("reconcile", true));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
