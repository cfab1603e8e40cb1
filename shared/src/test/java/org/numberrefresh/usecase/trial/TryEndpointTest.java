package org.numberrefresh.usecase.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.numberrefresh.adapter.app.HttpEndpointTrial;
import org.numberrefresh.adapter.app.TrialCalls;
import org.numberrefresh.adapter.http.AppCaller;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.domain.app.Delivery;
import org.numberrefresh.domain.app.Fault;
import org.numberrefresh.domain.app.SigningSecret;
import org.numberrefresh.domain.call.ResultFlaw.Rule;
import org.numberrefresh.fake.World;
import org.numberrefresh.json.Json;

/** An app provider tries its endpoint, and is told check by check what was right and wrong. */
class TryEndpointTest {

  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  private final World world = new World();
  private final List<AppCaller.Call> calls = new CopyOnWriteArrayList<>();

  /** An endpoint that does everything right, changed in one point. */
  private List<TryEndpoint.Line> tried(UnaryOperator<Function<AppCaller.Call, AppCaller.Reply>> change) {
    world.withApps("chat");
    App app = world.apps.find("chat").orElseThrow();
    Function<AppCaller.Call, AppCaller.Reply> endpoint = change.apply(call -> good(app, call));
    return run(
        app,
        call -> {
          calls.add(call);
          return endpoint.apply(call);
        });
  }

  private List<TryEndpoint.Line> run(App app, AppCaller caller) {
    var calls =
        new TrialCalls(
            world.core().keys().digests(),
            "https://hub.example/results",
            Optional.of(world.events()),
            world.clock,
            world.core().random());
    var trial = new HttpEndpointTrial(caller, calls, world.clock, world.core().random());
    Delivery.Called called = app.profile().delivery().called().orElseThrow();
    return new TryEndpoint(trial, world.clock, world.core().random()).run(app, called, EnumSet.allOf(TrialCheck.class));
  }

  private AppCaller.Reply good(App app, AppCaller.Call call) {
    if (!isSigned(app.keys().signing().newest(), call)) {
      return answered(401, "");
    }
    JsonNode body = body(call);
    return switch (body.path("type").asText()) {
      case "verify" -> answered(200, "{\"challenge\":\"" + body.path("challenge").asText() + "\"}");
      case "unbind" -> results(body, "outcome", "NOT_BOUND");
      case "appeal" -> results(body, "appeal", "UNDER_REVIEW");
      case "cancel" -> answered(204, "");
      default -> answered(400, "");
    };
  }

  private boolean isSigned(SigningSecret secret, AppCaller.Call call) {
    Instant at = Instant.ofEpochSecond(Long.parseLong(call.headers().getOrDefault("webhook-timestamp", "0")));
    String signature = secret.sign(call.headers().getOrDefault("webhook-id", ""), at, call.body());
    return List.of(call.headers().getOrDefault("webhook-signature", "").split(" ")).contains(signature)
        && Duration.between(at, world.clock.instant()).abs().compareTo(TOLERANCE) < 0;
  }

  private static AppCaller.Reply results(JsonNode body, String name, String word) {
    ObjectNode answer = Json.object();
    answer.putArray("results").addObject().put("ref", body.at("/items/0/ref").asText()).put(name, word);
    return answered(200, Json.text(answer));
  }

  private static AppCaller.Reply answered(int status, String body) {
    return new AppCaller.Reply.Answered(status, body.getBytes(StandardCharsets.UTF_8), Optional.empty());
  }

  private static String type(AppCaller.Call call) {
    return body(call).path("type").asText();
  }

  private static JsonNode body(AppCaller.Call call) {
    return Json.own(new String(call.body(), StandardCharsets.UTF_8));
  }

  /** An endpoint that answers calls of a type by one word each, whoever signed them, and other calls as it should. */
  private static Function<AppCaller.Call, AppCaller.Reply> answering(
      String type, String name, String word, Function<AppCaller.Call, AppCaller.Reply> good) {
    return call -> type(call).equals(type) ? results(body(call), name, word) : good.apply(call);
  }

  private static List<TrialCheck> failed(List<TryEndpoint.Line> lines) {
    return lines.stream().filter(line -> !line.passed()).map(TryEndpoint.Line::check).toList();
  }

  private static TrialFinding of(TrialCheck check, List<TryEndpoint.Line> lines) {
    return lines.stream().filter(line -> line.check() == check).findFirst().orElseThrow().finding();
  }

  @Test
  void an_endpoint_that_does_everything_right_passes_every_check() {
    List<TryEndpoint.Line> lines = tried(good -> good);
    assertEquals(List.of(TrialCheck.values()), lines.stream().map(TryEndpoint.Line::check).toList());
    assertEquals(List.of(), failed(lines));
    assertEquals(TrialCheck.values().length + 1, calls.size());
  }

  @Test
  void samples_are_known_by_their_refs_and_are_about_nobody() {
    tried(good -> good);
    List<JsonNode> items = calls.stream().map(call -> body(call).at("/items/0")).filter(JsonNode::isObject).toList();
    assertFalse(items.isEmpty());
    assertTrue(items.stream().allMatch(item -> item.path("ref").asText().matches("number-refresh-trial-.{11}")));
    assertTrue(
        items.stream()
            .allMatch(item -> !item.has("phoneNumber") || item.path("phoneNumber").asText().startsWith("+86154")));
  }

  @Test
  void an_endpoint_that_checks_nothing_does_not_refuse_what_it_must() {
    List<TryEndpoint.Line> lines = tried(good -> answering("unbind", "outcome", "NOT_BOUND", good));
    assertEquals(List.of(TrialCheck.BAD_SIGNATURE, TrialCheck.STALE_TIME), failed(lines));
    assertEquals(new TrialFinding.NotRefused(), of(TrialCheck.STALE_TIME, lines));
  }

  @Test
  void an_answer_is_judged_as_a_real_one_is() {
    List<TryEndpoint.Line> lines = tried(good -> answering("appeal", "outcome", "UNBOUND", good));
    assertEquals(List.of(TrialCheck.APPEAL), failed(lines));
    var faulty = (TrialFinding.Faulty) of(TrialCheck.APPEAL, lines);
    assertEquals(Rule.APPEAL_MISSING, faulty.seen().result().orElseThrow().rule());
  }

  @Test
  void an_unknown_type_that_breaks_the_server_is_told() {
    List<TryEndpoint.Line> lines =
        tried(good -> call -> type(call).equals("greeting") ? answered(500, "") : good.apply(call));
    assertEquals(List.of(TrialCheck.UNKNOWN_TYPE), failed(lines));
    assertEquals(Fault.SERVER_ERROR, ((TrialFinding.Faulty) of(TrialCheck.UNKNOWN_TYPE, lines)).seen().kind());
  }

  @Test
  void a_repeat_that_is_answered_otherwise_is_told() {
    Set<String> refs = ConcurrentHashMap.newKeySet();
    List<TryEndpoint.Line> lines =
        tried(
            good ->
                call -> {
                  JsonNode body = body(call);
                  boolean again = type(call).equals("unbind") && !refs.add(body.at("/items/0/ref").asText());
                  return again ? results(body, "outcome", "UNBOUND") : good.apply(call);
                });
    assertEquals(List.of(TrialCheck.REPEAT), failed(lines));
    assertEquals(new TrialFinding.Different(), of(TrialCheck.REPEAT, lines));
  }

  @Test
  void checks_that_time_is_up_for_are_not_made() {
    List<TryEndpoint.Line> lines =
        tried(
            good ->
                call -> {
                  world.clock.advance(Duration.ofSeconds(8));
                  return new AppCaller.Reply.Failed(Fault.TIMED_OUT);
                });
    assertEquals(List.of(TrialCheck.values()), failed(lines));
    assertTrue(lines.stream().anyMatch(line -> line.finding() instanceof TrialFinding.OutOfTime));
    assertTrue(calls.stream().allMatch(call -> call.timeLimit().compareTo(Duration.ofSeconds(8)) <= 0));
  }

  @Test
  void an_app_that_takes_security_events_is_tried_by_events() {
    world.registry().putApp("chat", World.taker("chat"));
    App app = world.apps.find("chat").orElseThrow();
    List<TryEndpoint.Line> lines = run(app, call -> answered(202, ""));
    assertEquals(
        List.of(TrialCheck.VERIFY, TrialCheck.UNBIND, TrialCheck.REPEAT, TrialCheck.BAD_SIGNATURE, TrialCheck.APPEAL),
        lines.stream().map(TryEndpoint.Line::check).toList());
    assertEquals(List.of(TrialCheck.BAD_SIGNATURE), failed(lines));
  }

  @Test
  void nothing_of_a_trial_is_recorded() {
    world.withApps("chat");
    App app = world.apps.find("chat").orElseThrow();
    var before = world.registry().glance(app).standing();
    run(app, call -> answered(500, ""));
    assertEquals(before, world.registry().glance(app).standing());
  }
}
