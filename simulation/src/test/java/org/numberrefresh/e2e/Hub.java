package org.numberrefresh.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.numberrefresh.adapters.RunEndpoint;
import org.numberrefresh.domain.access.Party;
import org.numberrefresh.domain.calendar.ShanghaiTime;
import org.numberrefresh.simulation.serve.NumberRefresh;
import org.numberrefresh.stack.Stack;
import org.numberrefresh.stack.StackOptions;
import org.numberrefresh.stack.stores.AwsEndpoint;
import org.numberrefresh.stack.token.Client;
import org.numberrefresh.synthetic.MobileRanges;
import org.numberrefresh.synthetic.MobileRanges.SyntheticCarrier;
import org.numberrefresh.synthetic.SyntheticNumbers;

/**
 * The running system as its users meet it: over HTTP, with two carriers that share the numbers of China. Tests that
 * share a hub keep out of each other's way by apps and numbers of their own; only its clock is everyone's.
 */
final class Hub implements AutoCloseable {

  private static final SyntheticNumbers NUMBERS = new SyntheticNumbers(2026);
  private static final AtomicLong USED = new AtomicLong();
  private static final AtomicLong APPS = new AtomicLong();
  private static final LocalTime MORNING = LocalTime.of(8, 0);

  private final NumberRefresh application = new NumberRefresh();
  private final Stack stack;
  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, Caller> callers = new ConcurrentHashMap<>();

  private Hub(StackOptions options) {
    this.stack = Stack.start(options, application);
  }

  static Hub start(UnaryOperator<StackOptions> options) {
    StackOptions chosen = options.apply(NumberRefresh.options());
    AwsEndpoint endpoint = chosen.data().isPresent() ? RunEndpoint.alone("e2e") : RunEndpoint.of("e2e");
    var hub = new Hub(chosen.withEndpoint(endpoint));
    hub.shareNumbers();
    return hub;
  }

  private void shareNumbers() {
    ObjectNode body = object();
    var ranges = body.putArray("ranges");
    MobileRanges.shared()
        .forEach(range -> ranges.addObject().put("prefix", range.prefix()).put("carrier", range.carrier().party()));
    operator().put("number-ranges", body).expect(200);
  }

  static ObjectNode object() {
    return Reply.JSON.createObjectNode();
  }

  Stack stack() {
    return stack;
  }

  /** The console's address, with what offers this hub's clients. */
  URI console() {
    return application.console(stack);
  }

  Caller operator() {
    return caller(stack.client(Party.Role.OPERATOR.name()));
  }

  Caller east() {
    return carrier("east");
  }

  Caller west() {
    return carrier("west");
  }

  private Caller carrier(String party) {
    return caller(stack.clients().stream().filter(client -> party.equals(client.party())).findFirst().orElseThrow());
  }

  private Caller caller(Client client) {
    return callers.computeIfAbsent(
        client.id(), id -> new Caller(http, stack.url(), stack.clock(), id, client.secret()));
  }

  /** A client that belongs to no party yet. */
  Caller newClient() {
    return newClient(Party.Role.APP);
  }

  private Caller newClient(Party.Role role) {
    JsonNode made =
        operator()
            .post("/local/clients", object().put("role", role.name()).put("count", 1))
            .expect(201)
            .body()
            .path("clients")
            .get(0);
    return new Caller(http, stack.url(), stack.clock(), made.path("id").asText(), made.path("secret").asText());
  }

  /** A carrier that is registered: a reseller on another's network. */
  Caller reseller(String id, String host) {
    Caller client = newClient(Party.Role.CARRIER);
    ObjectNode body = object().put("name", id).put("host", host);
    body.putArray("clientIds").add(client.id());
    operator().put("carriers/" + id, body).expect(201);
    return client;
  }

  /** A client of an earlier hub on the same data, as this one's. */
  Caller sameClient(Caller earlier) {
    return earlier.at(http, stack.url(), stack.clock());
  }

  /** An app that is registered and verified. */
  TestApp app(String name, TestApp.Script script) {
    return app(name, script, profile -> profile);
  }

  TestApp app(String name, TestApp.Script script, UnaryOperator<ObjectNode> profile) {
    var app = new TestApp(name + "-" + APPS.incrementAndGet(), newClient(), script);
    app.register(this, profile);
    return app;
  }

  /** An app that is registered, has no endpoint and asks for its tasks. */
  PullingApp puller(String name, UnaryOperator<ObjectNode> profile) {
    var app = new PullingApp(name + "-" + APPS.incrementAndGet(), newClient());
    app.register(this, profile).expect(201);
    return app;
  }

  /** An app that is registered and sent security events; it believes what this hub's published keys have signed. */
  EventApp eventApp(String name) {
    var app = new EventApp(name + "-" + APPS.incrementAndGet(), newClient(), stack.url());
    app.register(this, profile -> profile).expect(201);
    return app;
  }

  /** Numbers of the carrier east that no test has used. */
  static List<String> numbers(int count) {
    return NUMBERS.of(SyntheticCarrier.EAST, USED.getAndAdd(count), count);
  }

  static String number() {
    return numbers(1).getFirst();
  }

  /** A number of the carrier west that no test has used. */
  static String numberOfWest() {
    return NUMBERS.of(SyntheticCarrier.WEST, USED.getAndIncrement());
  }

  Instant now() {
    return stack.clock().instant();
  }

  /** A day so long ago that a number given up then has cooled. */
  String longAgo() {
    return text(now().minus(Duration.ofDays(200)));
  }

  static String text(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  void advance(Duration step) {
    try {
      stack.advance(step);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Lets time pass until it is morning in Shanghai. */
  void advanceToMorning() {
    ZonedDateTime here = now().atZone(ShanghaiTime.ZONE);
    advance(Duration.between(here, here.toLocalDate().plusDays(1).atTime(MORNING).atZone(ShanghaiTime.ZONE)));
  }

  /** A BATCH order that the carrier east places. */
  PlacedOrder batch(List<TestApp> apps, List<String> numbers) {
    return place(Orders.batch(TestApp.ids(apps), numbers, longAgo()));
  }

  /** An ACTIVE order that the carrier east places, for holders since three days. */
  PlacedOrder active(List<TestApp> apps, List<String> numbers) {
    return place(Orders.active(TestApp.ids(apps), numbers, text(now().minus(Duration.ofDays(3)))));
  }

  PlacedOrder place(JsonNode body) {
    return new PlacedOrder(this, east(), submit(east(), body).expect(202));
  }

  /** Submits an order under a new key. */
  static Reply submit(Caller carrier, JsonNode body) {
    return carrier.post("orders", body, "Idempotency-Key", UUID.randomUUID().toString());
  }

  @Override
  public void close() {
    http.shutdownNow();
    stack.close();
  }

  /** The carrier east objects to what an app answered for a number. */
  Reply appeal(String number, String app) {
    ObjectNode body =
        object()
            .put("phoneNumber", number)
            .put("app", app)
            .put("reason", "IDENTITY_PROVEN")
            .put("contactRef", "case-4711");
    return east().post("appeals", body, "Idempotency-Key", UUID.randomUUID().toString());
  }
}
