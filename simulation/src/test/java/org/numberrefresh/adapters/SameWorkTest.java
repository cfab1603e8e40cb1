package org.numberrefresh.adapters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.numberrefresh.adapter.app.HttpAppCalls;
import org.numberrefresh.adapter.app.HttpEndpointCheck;
import org.numberrefresh.adapter.aws.Platform;
import org.numberrefresh.adapter.sqs.MessageBodies;
import org.numberrefresh.adapter.wiring.Wiring;
import org.numberrefresh.domain.access.Scope;
import org.numberrefresh.domain.app.AppSelection;
import org.numberrefresh.domain.carrier.Carrier;
import org.numberrefresh.domain.carrier.NumberRanges;
import org.numberrefresh.domain.core.Core;
import org.numberrefresh.domain.number.Cycle;
import org.numberrefresh.domain.number.CycleEntry;
import org.numberrefresh.domain.number.NumberRecord;
import org.numberrefresh.domain.number.Numbers;
import org.numberrefresh.domain.number.ServiceEvent;
import org.numberrefresh.domain.order.Order;
import org.numberrefresh.domain.phone.NumberToken;
import org.numberrefresh.domain.phone.NumberToken.Twin;
import org.numberrefresh.domain.refresh.Mode;
import org.numberrefresh.domain.refresh.OrderId;
import org.numberrefresh.fake.FakeAppCaller;
import org.numberrefresh.fake.FakeJwsKeys;
import org.numberrefresh.fake.Requests;
import org.numberrefresh.fake.TestNumbers;
import org.numberrefresh.fake.TickingClock;
import org.numberrefresh.fake.World;
import org.numberrefresh.function.intake.IntakeFunction;
import org.numberrefresh.function.query.QueryFunction;
import org.numberrefresh.function.results.ResultsFunction;
import org.numberrefresh.stack.stores.SpendMeter;
import org.numberrefresh.usecase.delivery.DeliverTasks;
import org.numberrefresh.usecase.dispatch.BatchDriver;
import org.numberrefresh.usecase.intake.Intake;
import org.numberrefresh.usecase.intake.OrderRequest;
import org.numberrefresh.usecase.registry.Registry;

/** Another carrier's things are answered as nobody's: the same words, the same calls, the same units. */
class SameWorkTest {

  private static final String STRANGER = "west";
  private static final int UNKNOWN = 60_000_000;

  /** A block is as much as was spent: the one after 64 lasts to 128. */
  private static final int ASKED_BEFORE = 70;

  /** The state of a number of the other carrier. */
  enum Stands {
    SETTLED(50_000_000),
    WAITING(50_000_001),
    COOLING(50_000_002);

    private final int index;

    Stands(int index) {
      this.index = index;
    }

    private String number() {
      return TestNumbers.text(index);
    }

    /** A number that nobody knows, another one for each. */
    private String unknown() {
      return TestNumbers.text(UNKNOWN + index);
    }
  }

  private static final SpendMeter METER = new SpendMeter();
  private static final CallLog CALLS = new CallLog();
  private static final Map<Stands, Order> ORDERS = new HashMap<>();

  private static Adapters adapters;
  private static IntakeFunction intake;
  private static QueryFunction query;
  private static ResultsFunction results;
  private static String ref;

  @BeforeAll
  static void open() {
    adapters = Adapters.open(RunEndpoint.of("test"));
    live(adapters.core());
    Platform platform = adapters.watched(new TickingClock(), METER, CALLS);
    intake = new IntakeFunction(platform);
    query = new QueryFunction(platform);
    results = new ResultsFunction(platform);
    leaseQuota();
  }

  /** So that no call that counts is the one that takes a block: how often that is depends on nothing but the caller. */
  private static void leaseQuota() {
    String nobodys = TestNumbers.text(UNKNOWN);
    for (int i = 0; i < ASKED_BEFORE; i++) {
      ofNumber(nobodys).limit(4).forEach(call -> call.once("CARRIER", STRANGER, nobodys));
    }
  }

  @AfterAll
  static void close() {
    if (adapters != null) {
      adapters.close();
    }
  }

  /** The carrier east has numbers of every kind; all numbers are in its range. */
  private static void live(Core core) {
    var apps = new FakeAppCaller();
    var events = FakeJwsKeys.events(core.clock(), core.random());
    var registry = new Registry(core, new HttpEndpointCheck(apps, events, core.clock(), core.random()));
    for (String carrier : List.of(World.CARRIER, STRANGER)) {
      registry.putCarrier(new Carrier(carrier, carrier, Optional.empty(), List.of(), List.of()));
    }
    core.stores().carriers().saveRanges(new NumberRanges(Map.of("+86", World.CARRIER)));
    apps.passChallenges(true);
    for (String app : List.of("chat", "later", "other")) {
      registry.putApp(app, World.profile(app));
    }
    apps.tellEach("chat", (item, n) -> "BLOCKED/ACCOUNT_BANNED");
    apps.tell("later", items -> FakeAppCaller.answered(202, ""));
    submit(core, Stands.SETTLED, "2026-01-05T00:00:00+08:00", "chat");
    submit(core, Stands.WAITING, "2026-01-05T00:00:00+08:00", "chat", "later");
    submit(core, Stands.COOLING, "2026-10-05T00:00:00+08:00", "chat");
    var driver = new BatchDriver(core);
    var worker = new DeliverTasks(core, new HttpAppCalls(core, apps, "https://hub.example/results", events));
    for (int i = 0; i < 5; i++) {
      adapters.drain("BATCHES_QUEUE", body -> driver.drive(Adapters.batchOf(body)));
      adapters.drain(
          "TASKS_QUEUE",
          body ->
              worker.deliver(
                  MessageBodies.tasks(body, false),
                  time -> time.compareTo(Duration.ofSeconds(5)) <= 0,
                  (task, why) -> {
                    throw why;
                  }));
    }
    ref = apps.asked("chat").getFirst().ref();
  }

  private static void submit(Core core, Stands stands, String deactivatedAt, String... apps) {
    OrderRequest body = Requests.batch(List.of(stands.number()), deactivatedAt, apps);
    ORDERS.put(stands, new Intake(core).submit(World.CARRIER, stands.name(), body));
  }

  /**
   * The signs of a call that its caller and a bystander notice.
   *
   * @param answer its status, headers and body, without the correlator and the number that was asked for
   * @param calls the calls to tables and queues, with what they cost
   * @param writeUnits what was written
   */
  private record Noticed(String answer, List<String> calls, double writeUnits) {}

  private record Call(
      RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> function, String route, String id, String body) {

    /** The first call may find out what later ones remember: the second one counts. */
    Noticed noticed(String role, String party, String hidden) {
      once(role, party, hidden);
      return once(role, party, hidden);
    }

    private Noticed once(String role, String party, String hidden) {
      SpendMeter.Spent before = METER.read();
      CALLS.take();
      APIGatewayV2HTTPResponse answer = function.handleRequest(event(role, party), null);
      SpendMeter.Spent spent = METER.read().since(before);
      answer.getHeaders().remove("x-correlator");
      answer.getHeaders().remove("ratelimit"); // counts down with every call
      String text = answer.getStatusCode() + " " + answer.getHeaders() + " " + answer.getBody();
      return new Noticed(text.replace(hidden, "?"), CALLS.take(), spent.writeUnits());
    }

    private APIGatewayV2HTTPEvent event(String role, String party) {
      Map<String, Object> caller =
          Map.of(
              "authenticated",
              "true",
              "role",
              role,
              "party",
              party,
              "scopes",
              Arrays.stream(Scope.values()).map(Scope::value).collect(Collectors.joining(" ")));
      return APIGatewayV2HTTPEvent.builder()
          .withRouteKey(route)
          .withHeaders(Map.of("idempotency-key", "same-work"))
          .withPathParameters(Map.of("orderId", id))
          .withBody(body)
          .withRequestContext(
              APIGatewayV2HTTPEvent.RequestContext.builder()
                  .withAuthorizer(APIGatewayV2HTTPEvent.RequestContext.Authorizer.builder().withLambda(caller).build())
                  .build())
          .build();
    }
  }

  private static Stream<Call> ofOrder(String id) {
    return Stream.of(
        new Call(query, "GET /number-refresh/v1/orders/{orderId}", id, ""),
        new Call(query, "GET /number-refresh/v1/orders/{orderId}/results", id, ""),
        new Call(intake, "POST /number-refresh/v1/orders/{orderId}/cancel", id, ""));
  }

  private static Stream<Call> ofNumber(String number) {
    String numbers = "POST /number-refresh/v1/numbers/";
    String asked = "{\"phoneNumbers\":[\"" + number + "\"]}";
    Stream<Call> asking =
        Stream.of(
            new Call(query, numbers + "retrieve-status", "", asked),
            new Call(query, numbers + "retrieve-grade", "", asked),
            new Call(query, numbers + "certificate", "", certificate(number)),
            new Call(intake, "POST /number-refresh/v1/appeals", "", appeal(number)),
            new Call(intake, numbers + "restore", "", "{\"numbers\":[{\"phoneNumber\":\"" + number + "\"}]}"));
    Stream<Call> reporting =
        ServiceEvent.REPORTED.stream().map(event -> new Call(intake, numbers + "report", "", report(number, event)));
    return Stream.concat(asking, reporting);
  }

  private static String certificate(String number) {
    return "{\"phoneNumber\":\"%s\",\"holderSince\":\"2026-06-01T00:00:00+08:00\",\"consent\":\"proof\"}"
        .formatted(number);
  }

  private static String appeal(String number) {
    return "{\"phoneNumber\":\"%s\",\"app\":\"chat\",\"reason\":\"IDENTITY_PROVEN\",\"contactRef\":\"case\"}"
        .formatted(number);
  }

  private static String report(String number, ServiceEvent event) {
    return "{\"numbers\":[{\"phoneNumber\":\"%s\",\"event\":\"%s\",\"at\":\"2026-06-01T00:00:00+08:00\"}]}"
        .formatted(number, event);
  }

  private static void areAlike(Stream<Call> others, String other, Stream<Call> unknown, String nobodys, String role) {
    List<Noticed> seen = others.map(call -> call.noticed(role, STRANGER, other)).toList();
    assertEquals(unknown.map(call -> call.noticed(role, STRANGER, nobodys)).toList(), seen);
  }

  @ParameterizedTest
  @EnumSource
  void another_carriers_order_is_as_unknown_as_nobodys(Stands stands) {
    String id = ORDERS.get(stands).id().value();
    String nobodys = new StringBuilder(id).reverse().toString();
    areAlike(ofOrder(id), id, ofOrder(nobodys), nobodys, "CARRIER");
  }

  @ParameterizedTest
  @EnumSource
  void another_carriers_number_is_as_unknown_as_nobodys(Stands stands) {
    String nobodys = stands.unknown(); // the calls leave a claim on it
    areAlike(ofNumber(stands.number()), stands.number(), ofNumber(nobodys), nobodys, "CARRIER");
  }

  @ParameterizedTest
  @ValueSource(strings = {"other", "later"})
  void another_apps_task_is_as_unknown_as_nobodys(String app) {
    String nobodys = new StringBuilder(ref).reverse().toString();
    assertEquals(ofRef(nobodys).noticed("APP", app, nobodys), ofRef(ref).noticed("APP", app, ref));
  }

  private static Call ofRef(String asked) {
    String body = "{\"results\":[{\"ref\":\"" + asked + "\",\"outcome\":\"UNBOUND\"}]}";
    return new Call(results, "POST /number-refresh/v1/results", "", body);
  }

  /** The order is another's, and the key is not taken by it. */
  @Test
  void another_carriers_idempotency_key_is_free() {
    assertNotEquals(ORDERS.get(Stands.SETTLED).id(), OrderId.of(STRANGER, Stands.SETTLED.name()));
  }

  @Test
  void its_own_is_found() {
    String id = ORDERS.get(Stands.SETTLED).id().value();
    for (Call call : ofOrder(id).toList().subList(0, 2)) {
      Noticed own = call.noticed("CARRIER", World.CARRIER, id);
      assertEquals("200", own.answer().substring(0, 3));
      assertNotEquals(List.of(), own.calls());
    }
    Noticed status = ofNumber(Stands.SETTLED.number()).findFirst().orElseThrow().noticed("CARRIER", World.CARRIER, "-");
    assertNotEquals(-1, status.answer().indexOf("ACCOUNT_BANNED"), status::answer);
  }

  /** While two versions of the keys live: a number is looked for twice, whether it was found or not. */
  @Test
  void a_number_on_record_costs_what_nobodys_does_while_the_keys_are_changed() {
    Core core = Wiring.core(adapters.watched(new TickingClock(), METER, CALLS));
    Numbers numbers = core.stores().numbers();
    String id = UUID.randomUUID().toString();
    var entry = new CycleEntry(ORDERS.get(Stands.SETTLED).batchIds().getFirst(), 0, new AppSelection.All());
    var cycle = new Cycle(Mode.BATCH, TickingClock.START, List.of(entry));
    numbers.insert(List.of(NumberRecord.first(new NumberToken("1." + id), World.CARRIER, cycle)));
    String nobodys = UUID.randomUUID().toString();
    assertEquals(looked(numbers, announced(id), 1), looked(numbers, announced(nobodys), 0));
    assertEquals(looked(numbers, moving(id), 1), looked(numbers, moving(nobodys), 0));
  }

  private static NumberToken announced(String id) {
    return new NumberToken("1." + id, new Twin.Coming("2." + id));
  }

  private static NumberToken moving(String id) {
    return new NumberToken("2." + id, new Twin.Former("1." + id));
  }

  private static List<String> looked(Numbers numbers, NumberToken token, int found) {
    CALLS.take();
    assertEquals(found, numbers.find(List.of(token)).size());
    List<String> calls = CALLS.take();
    assertEquals(2, calls.size());
    return calls;
  }
}
