package org.numberrefresh.stack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.numberrefresh.stack.data.DataLock;
import org.numberrefresh.stack.http.HttpAnswer;
import org.numberrefresh.stack.http.HttpApi;
import org.numberrefresh.stack.http.HttpFront;
import org.numberrefresh.stack.http.HttpRequest;
import org.numberrefresh.stack.http.OwnRoutes;
import org.numberrefresh.stack.invoke.LambdaFunction;
import org.numberrefresh.stack.local.LocalRoutes;
import org.numberrefresh.stack.local.Meters;
import org.numberrefresh.stack.log.StackLog;
import org.numberrefresh.stack.queue.QueuePollers;
import org.numberrefresh.stack.schedule.LocalClock;
import org.numberrefresh.stack.schedule.Scheduler;
import org.numberrefresh.stack.stores.SecretValues;
import org.numberrefresh.stack.stores.StackStores;
import org.numberrefresh.stack.template.Template;
import org.numberrefresh.stack.token.Client;
import org.numberrefresh.stack.token.ClientBook;
import org.numberrefresh.stack.token.SigningKeys;
import org.numberrefresh.stack.token.TokenEndpoint;
import org.numberrefresh.stack.token.TokenIssuer;

/** A template alive in this process and one child process. Closing it ends everything that it started. */
public final class Stack implements AutoCloseable {

  private final StackOptions options;
  private final Application application;
  private final StackLog log;
  private final Deque<AutoCloseable> parts;
  private final LocalClock clock;
  private final ClientBook clients;
  private final URI url;
  private final StackStores stores;
  private final Template template;
  private final TokenIssuer issuer;
  private final List<LambdaFunction> functions;
  private final Scheduler scheduler;
  private final List<OwnRoutes> ownRoutes;
  private final HttpApi api;

  private Stack(StackOptions options, Application application, StackLog log, Deque<AutoCloseable> parts) {
    this.options = options;
    this.application = application;
    this.log = log;
    this.parts = parts;
    options.data().ifPresent(data -> kept(DataLock.take(data)));
    this.clock = LocalClock.keptIn(options.data());
    this.clients = new ClientBook(options.data(), application.tokens());
    CompletableFuture<SigningKeys> keys = CompletableFuture.supplyAsync(() -> SigningKeys.open(options.data()));
    HttpFront front = kept(HttpFront.bind(options.port(), application::refusal, log));
    this.url = URI.create("http://127.0.0.1:" + front.port());
    this.stores = kept(StackStores.open(options.endpoint(), options.stores(), options.data(), application::setUp, log));
    this.template =
        Template.read(options.template(), application.parameters(url, options.endpoint()), stores.surroundings());
    stores.provide(template);
    this.issuer = new TokenIssuer(url.toString(), clients.rules().audience(), clock, keys.join());
    var secrets = new SecretValues(template.secrets(), options.data());
    this.functions = new FunctionMaker(stores, secrets, clock, application::handler, log).make(template);
    this.scheduler = kept(new Scheduler(functions, clock, log));
    kept(QueuePollers.start(functions, template, stores, options.disorder(), log));
    this.ownRoutes = List.of(new TokenEndpoint(clients, issuer), localRoutes(), application::answer);
    this.api = HttpApi.over(template.authorizers(), functions, clock, application::refusal);
    front.open(this::answer);
  }

  /**
   * Starts a stack and returns when it answers.
   *
   * @param application says what the template does not
   * @throws IllegalStateException if it cannot start: a port taken, a handler missing, the stores not built
   */
  public static Stack start(StackOptions options, Application application) {
    StackLog log = new StackLog(options.log());
    Deque<AutoCloseable> parts = new ArrayDeque<>();
    try {
      Stack stack = new Stack(options, application, log, parts);
      stack.begin();
      return stack;
    } catch (RuntimeException | Error e) {
      closeAll(parts, log);
      throw e;
    }
  }

  private void begin() {
    functions.parallelStream().forEach(LambdaFunction::prepare);
    scheduler.start();
    application.started(this);
  }

  /** The address that it answers at: scheme, host and port. */
  public URI url() {
    return url;
  }

  /** True if its data outlive it. */
  public boolean keepsData() {
    return options.data().isPresent();
  }

  /** The clients that can ask for tokens at {@code /oauth2/token}. */
  public List<Client> clients() {
    return clients.all();
  }

  /** The first client of a role. */
  public Client client(String role) {
    return clients().stream().filter(client -> client.role().equals(role)).findFirst().orElseThrow();
  }

  /** A good access token with all of a client's scopes. */
  public String token(Client client) {
    return issuer.token(client, client.scopes());
  }

  /** The issuer of its access tokens. */
  TokenIssuer issuer() {
    return issuer;
  }

  /** The functions of the template, at work. */
  List<LambdaFunction> functions() {
    return functions;
  }

  /** The application that it runs. */
  Application application() {
    return application;
  }

  /** The clock of everything in the stack. */
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

  /**
   * Runs every scheduled function once and returns when they are done.
   *
   * @param detail the detail of each event; a schedule's own event has none
   */
  public void runSchedules(ObjectNode detail) throws InterruptedException {
    scheduler.runAll(detail);
  }

  /** The tables and queues, for tests that look into them. */
  public StackStores stores() {
    return stores;
  }

  /**
   * Completes, with the reason, when the stack cannot go on: the process of its embedded stores ended and their data
   * with it. Until then it never does.
   */
  public CompletableFuture<String> lost() {
    return stores.lost();
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

  private LocalRoutes localRoutes() {
    var meters = new Meters(stores, functions);
    return new LocalRoutes(issuer, clients, scheduler, meters, application::answerOperator, application::refusal);
  }

  private HttpAnswer answer(HttpRequest request) throws InterruptedException {
    for (OwnRoutes routes : ownRoutes) {
      Optional<HttpAnswer> own = routes.answer(request);
      if (own.isPresent()) {
        return own.get();
      }
    }
    return api.answer(request);
  }
}
