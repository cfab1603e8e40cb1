package org.numberrefresh.simulation.apps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.numberrefresh.synthetic.Hash;
import org.numberrefresh.synthetic.MobileRanges;
import org.numberrefresh.synthetic.MobileRanges.SyntheticCarrier;
import org.numberrefresh.synthetic.SyntheticNumbers;

/** The simulator as the hub meets it, over real HTTP; {@link PlayedHub} plays the hub. */
class SimulatorTest {

  private static final long SEED = 7;
  private static final int APPS = 30;
  private static final SyntheticNumbers NUMBERS = new SyntheticNumbers(SEED);
  private static final HttpClient HTTP = HubClient.http();
  private static PlayedHub hub;
  private static Simulator simulator;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    hub = new PlayedHub();
    simulator = Simulator.start(options(Optional.empty()));
  }

  @AfterAll
  static void stop() {
    simulator.close();
    hub.close();
    HTTP.shutdownNow();
  }

  private static SimulatorOptions options(Optional<Path> keys) {
    return new SimulatorOptions(hub.address(), "operator", "secret", APPS, SEED, 0, Cast.EVERY_WAY, keys);
  }

  @Test
  void all_apps_are_registered_and_verified_and_two_are_not_covered() {
    assertEquals(APPS, hub.registered().size());
    assertEquals(2, hub.registered().values().stream().filter(app -> !app.path("covered").asBoolean()).count());
    assertEquals(
        APPS, hub.registered().values().stream().map(app -> app.path("clientIds").get(0).asText()).distinct().count());
    assertEquals(MobileRanges.shared().size(), hub.ranges().path("ranges").size());
  }

  @Test
  void an_instant_app_answers_what_the_truth_says() throws Exception {
    String app = id(AppKind.INSTANT);
    List<String> numbers = NUMBERS.of(SyntheticCarrier.EAST, 0, 500);
    JsonNode results = AppJson.read(hub.ask(app, question(app, numbers)).body()).path("results");

    assertEquals(500, results.size());
    assertEquals(truth(app, numbers), allOutward(results));
  }

  @Test
  void the_same_ref_gets_the_same_answer_and_is_counted_as_a_repeat() throws Exception {
    String app = id(AppKind.INSTANT);
    ObjectNode question = question(app, NUMBERS.of(SyntheticCarrier.EAST, 500, 300));
    byte[] first = hub.ask(app, question).body();
    long repeats = stats().path("repeats").asLong();

    assertEquals(AppJson.read(first), AppJson.read(hub.ask(app, question).body()));
    assertEquals(repeats + 300, stats().path("repeats").asLong());
  }

  @Test
  void an_app_decides_on_appeals_and_the_truth_follows() throws Exception {
    String app = id(AppKind.INSTANT);
    List<String> numbers = NUMBERS.of(SyntheticCarrier.EAST, 900, 50);
    hub.ask(app, question(app, numbers));
    ObjectNode appeals = question(app, numbers).put("type", "appeal");
    appeals.path("items").forEach(item -> ((ObjectNode) item).put("ref", "appeal-" + item.path("ref").asText()));
    JsonNode results = AppJson.read(hub.ask(app, appeals).body()).path("results");

    assertEquals(50, results.size());
    JsonNode truth = truthNodes(app, numbers);
    int upheld = 0;
    for (int i = 0; i < results.size(); i++) {
      if (results.get(i).path("appeal").asText().equals("UPHELD")) {
        upheld++;
        assertEquals("UNBOUND", results.get(i).path("outcome").asText());
        assertEquals("CLEAR", truth.get(i).asText());
      } else {
        assertEquals("REJECTED", results.get(i).path("appeal").asText());
        assertTrue(results.get(i).path("outcome").isMissingNode());
      }
    }
    assertTrue(upheld > 0 && upheld < 50);
  }

  @Test
  void a_ref_that_changes_within_an_order_is_counted() throws Exception {
    String app = id(AppKind.INSTANT);
    ObjectNode question = question(app, NUMBERS.of(SyntheticCarrier.EAST, 800, 1));
    hub.ask(app, question);
    long changed = stats().path("changedRefs").asLong();
    ((ObjectNode) question.path("items").get(0)).put("ref", "another");
    hub.ask(app, question);

    assertEquals(changed + 1, stats().path("changedRefs").asLong());
  }

  @Test
  void a_call_with_a_wrong_signature_is_refused_and_leaves_no_trace() throws Exception {
    String app = id(AppKind.INSTANT);
    List<String> numbers = NUMBERS.of(SyntheticCarrier.EAST, 810, 1);
    byte[] body = AppJson.write(question(app, numbers));
    long bad = stats().path("badSignatures").asLong();
    String signed = new Signature(PlayedHub.SECRET).sign("msg_1", "1790000001", body);

    assertEquals(401, hub.post(app, body, signed).statusCode());
    assertEquals(bad + 1, stats().path("badSignatures").asLong());
    assertTrue(truthNodes(app, numbers).get(0).isNull());
  }

  @Test
  void one_right_signature_of_two_is_enough() throws Exception {
    String app = id(AppKind.INSTANT);
    byte[] body = AppJson.write(question(app, NUMBERS.of(SyntheticCarrier.EAST, 811, 1)));
    String right = new Signature(PlayedHub.SECRET).sign("msg_1", "1790000000", body);

    assertEquals(200, hub.post(app, body, "v1,AAAA " + right).statusCode());
  }

  @Test
  void a_later_app_accepts_then_calls_back_with_everything_even_after_its_token_ended() throws Exception {
    String app = id(AppKind.LATER);
    List<String> numbers = NUMBERS.of(SyntheticCarrier.EAST, 1000, 1200);
    hub.expireTokens();
    var expected = new HashSet<String>();
    for (int from = 0; from < numbers.size(); from += 400) {
      ObjectNode part = question(app, numbers.subList(from, from + 400));
      part.path("items").forEach(item -> expected.add(item.path("ref").asText()));
      var answer = hub.ask(app, part);
      assertEquals(202, answer.statusCode());
    }

    assertEquals(expected, calledBack(expected).keySet());
    assertFalse(truth(app, numbers).contains("PENDING"));
  }

  @ParameterizedTest
  @EnumSource(names = {"MIXED", "REVIEWING"})
  void what_is_not_answered_at_once_is_called_back(AppKind kind) throws Exception {
    String app = id(kind);
    List<String> numbers = NUMBERS.of(SyntheticCarrier.EAST, 3000, 500);
    var answered = new HashMap<String, String>();
    JsonNode now = AppJson.read(hub.ask(app, question(app, numbers)).body()).path("results");
    for (JsonNode result : now) {
      if (!result.path("outcome").asText().equals("IN_REVIEW")) {
        answered.put(result.path("ref").asText(), outward(result));
      }
    }
    var refs = new ArrayList<String>();
    question(app, numbers).path("items").forEach(item -> refs.add(item.path("ref").asText()));
    var open = new HashSet<>(refs);
    open.removeAll(answered.keySet());

    assertTrue(!open.isEmpty() && open.size() < 200, "left open: " + open.size());
    answered.putAll(calledBack(open));
    assertEquals(truth(app, numbers), refs.stream().map(answered::get).toList());
  }

  @ParameterizedTest
  @EnumSource(names = {"BUSY", "STUMBLING", "LIMITING", "RECOVERING"})
  void a_failing_app_answers_a_batch_after_its_failures(AppKind kind) throws Exception {
    String app = id(kind);
    ObjectNode question = question(app, NUMBERS.of(SyntheticCarrier.EAST, 0, 10));
    for (int i = 0; i < kind.failuresFirst(); i++) {
      var failure = hub.ask(app, question);
      assertTrue(failure.statusCode() >= 429, "status " + failure.statusCode());
      assertEquals(kind == AppKind.LIMITING, failure.headers().firstValue("Retry-After").isPresent());
    }

    assertEquals(200, hub.ask(app, question).statusCode());
  }

  @Test
  void a_dropping_app_closes_the_connection_then_answers() throws Exception {
    String app = id(AppKind.DROPPING);
    ObjectNode question = question(app, NUMBERS.of(SyntheticCarrier.EAST, 0, 10));

    assertThrows(IOException.class, () -> hub.ask(app, question));
    assertEquals(200, hub.ask(app, question).statusCode());
  }

  @Test
  void a_small_app_refuses_more_than_it_takes() throws Exception {
    String app = id(AppKind.SMALL);

    assertEquals(50, hub.registered().get(app).path("maxItems").asInt());
    assertEquals(200, hub.ask(app, question(app, NUMBERS.of(SyntheticCarrier.EAST, 0, 50))).statusCode());
    assertEquals(413, hub.ask(app, question(app, NUMBERS.of(SyntheticCarrier.EAST, 0, 51))).statusCode());
  }

  @Test
  void a_blinded_app_knows_numbers_by_their_digests() throws Exception {
    String app = id(AppKind.BLINDED);
    List<String> numbers = NUMBERS.of(SyntheticCarrier.EAST, 0, 300);
    var blinding = new Blinding(PlayedHub.DIGEST_KEY);
    ObjectNode question = hub.unbind(app);
    numbers.forEach(n -> PlayedHub.item(question, "phoneDigest", blinding.digest(n)));
    JsonNode results = AppJson.read(hub.ask(app, question).body()).path("results");

    assertEquals("BLINDED", hub.registered().get(app).path("numberForm").asText());
    assertEquals(truth(app, numbers), allOutward(results));
  }

  @Test
  void a_pulling_app_asks_posts_its_answers_and_confirms_what_was_taken_back() throws Exception {
    String app = id(AppKind.PULLING);
    List<String> numbers = NUMBERS.of(SyntheticCarrier.EAST, 4000, 600);
    var refs = new ArrayList<String>();
    for (int from = 0; from < numbers.size(); from += 300) {
      ObjectNode question = question(app, numbers.subList(from, from + 300));
      question.path("items").forEach(item -> refs.add(item.path("ref").asText()));
      hub.waits(question);
    }
    Map<String, String> answered = calledBack(Set.copyOf(refs));
    ObjectNode takenBack = AppJson.object();
    takenBack.putArray("cancelled").addObject().put("ref", "taken-back");
    hub.waits(takenBack);

    assertEquals("PULL", hub.registered().get(app).path("delivery").asText());
    assertEquals(truth(app, numbers), refs.stream().map(answered::get).toList());
    assertEquals(Map.of("taken-back", "CANCELLED"), calledBack(Set.of("taken-back")));
  }

  @Test
  void a_listening_app_believes_the_hubs_events_alone_and_posts_its_answers() throws Exception {
    String app = id(AppKind.LISTENING);
    String number = NUMBERS.of(SyntheticCarrier.EAST, 5000);
    String kind = "risc/event-type/identifier-recycled";
    Map<String, Object> subject = Map.of("format", "phone_number", "phone_number", number);
    Map<String, Object> content = Map.of("boundBefore", "2026-10-30T00:00:00+08:00");
    long bad = stats().path("badSignatures").asLong();
    String forged = PlayedHub.token(PlayedHub.eventKey("event-key"), app, kind, subject, content);
    var refused = hub.event(app, forged);

    assertEquals(400, refused.statusCode());
    assertEquals("authentication_failed", AppJson.read(refused.body()).path("err").asText());
    assertEquals(bad + 1, stats().path("badSignatures").asLong());
    assertTrue(truthNodes(app, List.of(number)).get(0).isNull());

    assertEquals(202, hub.event(app, kind, subject, content).statusCode());
    String ref = "ref-" + Long.toHexString(Hash.of(app + subject));
    List<String> told = List.copyOf(calledBack(Set.of(ref)).values());
    assertEquals(truth(app, List.of(number)), told);
    assertEquals("RISC", hub.registered().get(app).path("delivery").asText());
  }

  @Test
  void a_hanging_app_was_reached_and_a_down_app_was_not() throws Exception {
    String hanging = id(AppKind.HANGING);
    List<String> numbers = NUMBERS.of(SyntheticCarrier.EAST, 0, 2);
    try (HttpClient asking = HubClient.http()) {
      byte[] body = AppJson.write(question(hanging, numbers.subList(0, 1)));
      var request =
          HttpRequest.newBuilder(URI.create(hub.registered().get(hanging).path("endpoint").asText()))
              .header("webhook-id", "m")
              .header("webhook-timestamp", "1")
              .header("webhook-signature", new Signature(PlayedHub.SECRET).sign("m", "1", body))
              .POST(BodyPublishers.ofByteArray(body))
              .build();
      var call = asking.sendAsync(request, BodyHandlers.discarding());
      long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
      while (truth(hanging, numbers).getFirst().equals("UNDELIVERABLE") && System.nanoTime() < end) {
        LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
      }
      assertFalse(call.isDone(), "It hangs.");
      asking.shutdownNow();
    }
    String down = id(AppKind.DOWN);

    assertEquals(500, hub.ask(down, question(down, numbers)).statusCode());
    assertEquals(List.of("NO_RESPONSE", "UNDELIVERABLE"), truth(hanging, numbers));
    assertEquals(List.of("UNDELIVERABLE", "UNDELIVERABLE"), truth(down, numbers));
  }

  @Test
  void an_app_verifies_itself_again_when_asked_with_a_signature() throws Exception {
    String app = id(AppKind.DOWN);
    var answer = hub.ask(app, AppJson.object().put("type", "verify").put("challenge", "c-2"));

    assertEquals("c-2", AppJson.read(answer.body()).path("challenge").asText());
  }

  @Test
  void a_second_start_against_the_same_hub_still_knows_its_keys(@TempDir Path directory) throws Exception {
    Path keys = directory.resolve("keys.json");
    try (PlayedHub own = new PlayedHub()) {
      var options = new SimulatorOptions(own.address(), "o", "s", 3, SEED, 0, Cast.INSTANT, Optional.of(keys));
      Simulator.start(options).close();
      assertTrue(Files.size(keys) > 0);
      try (Simulator again = Simulator.start(options)) {
        ObjectNode question = own.unbind("app-001");
        PlayedHub.item(question, "phoneNumber", NUMBERS.of(SyntheticCarrier.EAST, 0));
        assertEquals(200, own.ask("app-001", question).statusCode());
        assertEquals(401, own.post("app-001", AppJson.write(question), "v1,AAAA").statusCode());
        assertTrue(again.address().getPort() > 0);
      }
    }
  }

  private static String id(AppKind kind) {
    return Cast.EVERY_WAY.apps(APPS, SEED).stream().filter(app -> app.kind() == kind).findFirst().orElseThrow().id();
  }

  private static ObjectNode question(String app, List<String> numbers) {
    ObjectNode question = hub.unbind(app);
    numbers.forEach(number -> PlayedHub.item(question, "phoneNumber", number));
    return question;
  }

  /** Waits until each of these refs was called back; others belong to other tests. */
  private static Map<String, String> calledBack(Set<String> refs) throws InterruptedException {
    var results = new HashMap<String, String>();
    while (!results.keySet().containsAll(refs)) {
      JsonNode part = hub.nextCallback().path("results");
      assertTrue(part.size() <= 1000);
      part.forEach(result -> results.put(result.path("ref").asText(), outward(result)));
    }
    results.keySet().retainAll(refs);
    return results;
  }

  private static List<String> allOutward(JsonNode results) {
    var all = new ArrayList<String>();
    results.forEach(result -> all.add(outward(result)));
    return all;
  }

  /** The vocabulary's rule, written anew here so that the simulator's own is checked. */
  private static String outward(JsonNode result) {
    String reason = result.path("reason").asText();
    return switch (result.path("outcome").asText()) {
      case "UNBOUND", "NOT_BOUND" -> "CLEAR";
      case "FAILED" -> "FAILED";
      case "CANCELLED" -> "CANCELLED";
      case String other when List.of("LEGAL_HOLD", "RECENT_ACTIVITY", "PREVIOUS_HOLDER_OBJECTED").contains(reason) ->
          other + "/OTHER";
      case String other -> other + "/" + reason;
    };
  }

  private static List<String> truth(String app, List<String> numbers) throws Exception {
    var outcomes = new ArrayList<String>();
    truthNodes(app, numbers).forEach(outcome -> outcomes.add(outcome.asText()));
    return outcomes;
  }

  private static JsonNode truthNodes(String app, List<String> numbers) throws Exception {
    ObjectNode body = AppJson.object().put("app", app);
    ArrayNode asked = body.putArray("phoneNumbers");
    numbers.forEach(asked::add);
    var request =
        HttpRequest.newBuilder(simulator.address().resolve("/truth"))
            .POST(BodyPublishers.ofByteArray(AppJson.write(body)))
            .build();
    return AppJson.read(HTTP.send(request, BodyHandlers.ofByteArray()).body()).path("outcomes");
  }

  private static JsonNode stats() throws Exception {
    var request = HttpRequest.newBuilder(simulator.address().resolve("/stats")).build();
    return AppJson.read(HTTP.send(request, BodyHandlers.ofByteArray()).body());
  }
}
