package org.numberrefresh.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.numberrefresh.domain.access.Party;
import org.numberrefresh.domain.access.Scope;
import org.numberrefresh.e2e.contract.Contract;
import org.numberrefresh.e2e.contract.Exchange;
import org.numberrefresh.stack.Front;
import org.numberrefresh.stack.template.FunctionSpec.Route;

/**
 * Thousands of malformed requests to every route of the template: none breaks anything, tells anything of the inside,
 * or brings a number into a log. {@code -Dfuzz.requests} sends more, {@code -Dfuzz.seed} others.
 */
class FuzzTest {

  private static final int TRIES = 100;
  private static final int REQUESTS = Integer.getInteger("fuzz.requests", 6_000);
  private static final long SEED = Long.getLong("fuzz.seed", 0);
  private static final Pattern INSIDE =
      Pattern.compile(
          "Exception|Error:|\\bat [a-z]+\\.[a-z]|org\\.numberrefresh(?!\\.[a-z]+\\.[a-z-]+\\.v1\")|com\\.fasterxml"
              + "|software\\.amazon");

  /** Nobody can decode the path: no code of ours is asked. */
  private static final List<String> GATEWAYS_OWN = List.of("400 {\"message\":\"Bad Request\"}");

  /** These look into every queue or every task, so that they take a second. */
  private static final List<String> SLOW =
      List.of(
          "POST /number-refresh/v1/tasks/redrive",
          "GET /number-refresh/v1/apps/health",
          "GET /number-refresh/v1/events");

  private static final List<String> PLANTED = Hub.numbers(12);
  private static final ByteArrayOutputStream LOG = new ByteArrayOutputStream();

  private static PrintStream standardOut;
  private static PrintStream standardError;
  private static Hub hub;
  private static Front front;
  private static List<Route> routes;
  private static Map<Party.Role, String> tokens;
  private static Map<String, List<String>> scopes;
  private static List<String> ids;
  private static Map<String, String> bodies;
  private static TestApp app;

  @BeforeContainer
  static void start() {
    var log = new PrintStream(LOG, true, StandardCharsets.UTF_8);
    standardOut = System.out;
    standardError = System.err;
    System.setOut(log);
    System.setErr(log);
    hub = Hub.start(options -> options.withLog(log));
    front = new Front(hub.stack());
    routes =
        hub.stack().template().functions().stream()
            .flatMap(function -> function.routes().stream())
            .filter(route -> !route.key().equals("$default"))
            .toList();
    app = hub.app("fuzz", TestApp.later());
    PlacedOrder order = hub.batch(List.of(app), PLANTED.subList(0, 3));
    Eventually.until("the app was asked", app::items, items -> items.size() == 3);
    tokens =
        Map.of(
            Party.Role.OPERATOR, "Bearer " + hub.operator().token(),
            Party.Role.CARRIER, "Bearer " + hub.east().token(),
            Party.Role.APP, "Bearer " + app.client().token());
    scopes = Contract.ours().scopes();
    ids = List.of(order.id(), app.id(), "east", Routes.ORDER_ID, "fuzzed");
    bodies = bodies(order.id());
  }

  @AfterContainer
  static void stop() {
    try {
      hub.close();
      app.close();
      var traces = new Traces(PLANTED);
      traces.look("log", LOG.toByteArray());
      assertEquals(List.of(), traces.found(), () -> LOG.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(standardOut);
      System.setErr(standardError);
    }
  }

  private static Map<String, String> bodies(String order) {
    String base = " /number-refresh/v1/";
    String number = PLANTED.get(5);
    ObjectNode batch = Orders.batch(List.of("all"), PLANTED.subList(2, 6), hub.longAgo());
    ObjectNode active = Orders.active(List.of(app.id()), PLANTED.subList(6, 8), hub.longAgo());
    String asked = "{\"phoneNumbers\":[\"" + number + "\",\"" + PLANTED.getFirst() + "\"]}";
    String ref = app.items().getFirst().path("ref").asText();
    String result = TestApp.result(ref, "BLOCKED", "ACCOUNT_BANNED").put("caseId", "A-17").toString();
    String profile =
        "{\"name\":\"Fuzzed\",\"sector\":\"SOCIAL\",\"endpoint\":\"http://127.0.0.1:1/x\",\"delivery\":\"PUSH\","
            + "\"numberForm\":\"E164\",\"maxItems\":5,\"callsPerSecond\":5,\"concurrency\":1,\"timeLimit\":\"PT1S\","
            + "\"maxBodyBytes\":65536,"
            + "\"deadlineWorkingDays\":5,\"covered\":true,\"clientIds\":[\"fuzzed\"]}";
    var all = new HashMap<String, String>();
    all.put("POST" + base + "orders", batch.toString());
    all.put("POST" + base + "orders#", active.toString());
    all.put("POST" + base + "numbers/retrieve-status", asked);
    all.put("POST" + base + "numbers/retrieve-grade", asked);
    all.put(
        "POST" + base + "appeals",
        "{\"phoneNumber\":\""
            + number
            + "\",\"app\":\""
            + app.id()
            + "\",\"reason\":\"OTHER\",\"contactRef\":\"case\"}");
    all.put("POST" + base + "numbers/restore", "{\"numbers\":[{\"phoneNumber\":\"" + number + "\"}]}");
    all.put("POST" + base + "numbers/report", report(number));
    all.put("POST" + base + "numbers/certificate", Routes.CERTIFIED);
    all.put("POST" + base + "certificates/check", "{\"certificate\":\"e30.e30.e30\"}");
    all.put("POST" + base + "results", Routes.results("[" + result + "," + Routes.RESULT + "]"));
    all.put(
        "PUT" + base + "carriers/{id}", "{\"name\":\"F\",\"host\":\"east\",\"clientIds\":[\"f\"],\"gradesPerDay\":5}");
    all.put("PUT" + base + "number-ranges", "{\"ranges\":[{\"prefix\":\"+8613\",\"carrier\":\"east\"}]}");
    all.put(
        "PUT" + base + "number-ports",
        "{\"ports\":[{\"phoneNumber\":\""
            + PLANTED.get(5)
            + "\",\"from\":\"east\",\"to\":\"west\",\"at\":\"2026-01-01T00:00:00Z\"}]}");
    all.put("PUT" + base + "apps/{id}", profile);
    all.put("POST" + base + "tasks/redrive", "{\"queue\":\"tasks\"}");
    all.put("POST" + base + "tasks/replay", "{\"order\":\"" + order + "\",\"outcomes\":[\"FAILED\"],\"dryRun\":true}");
    return Map.copyOf(all);
  }

  private static String report(String number) {
    return "{\"numbers\":[{\"phoneNumber\":\"" + number + "\",\"event\":\"RESOLD\",\"at\":\"2026-01-01T00:00:00Z\"}]}";
  }

  @Property(tries = TRIES, seed = "20261126", shrinking = ShrinkingMode.OFF)
  void no_request_breaks_anything(@ForAll long seed) {
    var chance = new Random(seed + SEED);
    var requests = new HostileRequests(chance, PLANTED, FuzzTest::token, ids, bodies);
    for (int i = 0; i < REQUESTS / TRIES; i++) {
      HostileRequests.Hostile hostile = requests.next(route(chance));
      Front.Answer answer =
          front.send(hostile.route().method(), hostile.path(), hostile.query(), hostile.headers(), hostile.body());
      judge(hostile, answer);
    }
  }

  /** A page for browsers: no part of the contract. */
  private static final List<String> CONSOLE = List.of("GET /", "GET /console/{file+}");

  private static Route route(Random chance) {
    Route route = routes.get(chance.nextInt(routes.size()));
    return SLOW.contains(route.key()) && chance.nextInt(100) > 0 ? route(chance) : route;
  }

  /** The token that a route asks for. */
  private static String token(Route route) {
    Optional<Scope> scope = scopes.getOrDefault(route.key(), List.of()).stream().findFirst().flatMap(Scope::of);
    return tokens.get(scope.map(Scope::role).orElse(Party.Role.OPERATOR));
  }

  private static void judge(HostileRequests.Hostile hostile, Front.Answer answer) {
    String text = new String(answer.body(), StandardCharsets.UTF_8);
    String what = answer.status() + " " + text + "\nto " + hostile;
    if (GATEWAYS_OWN.contains(answer.status() + " " + text)) {
      return;
    }
    assertTrue(answer.status() >= 200 && answer.status() < 500, what);
    if (CONSOLE.contains(hostile.route().key()) && answer.status() < 400) {
      assertFalse(answer.headers().getOrDefault("content-security-policy", "").isEmpty(), what);
      return;
    }
    assertFalse(answer.headers().getOrDefault("x-correlator", "").isEmpty(), what);
    assertFalse(INSIDE.matcher(text).find(), what);
    boolean isPage = answer.headers().getOrDefault("content-type", "").startsWith("text/html");
    JsonNode body = isPage ? Hub.object() : Reply.read(answer.body());
    assertTrue(body.isObject(), what);
    if (answer.status() != 404 || Contract.ours().route(hostile.route().method(), hostile.path()).isPresent()) {
      assertEquals(List.of(), Contract.ours().answerFaults(exchange(hostile, answer)), what);
    }
    if (answer.status() >= 400) {
      assertEquals(answer.status(), body.path("status").asInt(), what);
      assertTrue(body.path("code").asText().matches("[A-Z_]+(\\.[A-Z_]+)?"), what);
      assertFalse(body.path("message").asText().isBlank(), what);
      var traces = new Traces(PLANTED);
      traces.look("answer", answer.body());
      assertEquals(List.of(), traces.found(), what);
    }
  }

  private static Exchange exchange(HostileRequests.Hostile hostile, Front.Answer answer) {
    String method = hostile.route().method();
    String path =
        Contract.ours().route(method, hostile.path()).isPresent()
            ? hostile.path()
            : hostile.route().path().replaceAll("\\{[^}]*}", "any");
    return new Exchange(
        method,
        path,
        hostile.query(),
        hostile.headers(),
        hostile.body(),
        answer.status(),
        answer.headers(),
        answer.body());
  }
}
