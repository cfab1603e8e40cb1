package org.numberrefresh.adapter.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.numberrefresh.adapter.http.AppCaller;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.domain.app.AppKeys;
import org.numberrefresh.domain.app.BodyEncoding;
import org.numberrefresh.domain.app.Delivery;
import org.numberrefresh.domain.app.NumberForm;
import org.numberrefresh.domain.app.SigningSecret;
import org.numberrefresh.domain.app.SigningSecrets;
import org.numberrefresh.domain.call.AskedNumber;
import org.numberrefresh.domain.call.Purpose;
import org.numberrefresh.domain.key.Digests;
import org.numberrefresh.domain.key.Refs;
import org.numberrefresh.domain.phone.PhoneNumber;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.refresh.Mode;
import org.numberrefresh.domain.refresh.OrderId;
import org.numberrefresh.domain.refresh.TaskId;
import org.numberrefresh.fake.FakeAppCaller;
import org.numberrefresh.fake.ForApps;
import org.numberrefresh.fake.Requests;
import org.numberrefresh.fake.SeededRandom;
import org.numberrefresh.fake.TestNumbers;
import org.numberrefresh.fake.World;
import org.numberrefresh.json.Json;
import org.numberrefresh.usecase.intake.OrderRequest;

/**
 * The calls that apps are sent: as their page says, nothing by which two could join their data, nothing to where none
 * was shown.
 */
class WhatAppsAreSentTest {

  private static final int NUMBERS = 40;

  private final World world = new World();

  private static App.Profile profile(String id, String host, NumberForm form, int maxItems) {
    return World.profile(id, push(host, form, maxItems));
  }

  private static Delivery.Push push(String host, NumberForm form, int maxItems) {
    return new Delivery.Push(URI.create("https://" + host + "/unbind"), form, maxItems, World.LIMITS);
  }

  // ---------------------------------------------------------------- the page's example

  @Test
  void the_pages_call_is_written_and_signed_as_it_says() throws Exception {
    JsonNode example = Json.own(ForApps.body());
    JsonNode item = example.path("items").get(0);
    var signing =
        new SigningSecrets(
            SigningSecret.of(ForApps.vector("signing secret")),
            Optional.empty(),
            Optional.of(SigningSecret.of(ForApps.vector("other secret"))));
    Delivery.Push push = push("chat.example", NumberForm.BLINDED, 500);
    var app = new App(1, "chat", World.profile("chat", push), AppKeys.first(signing), App.State.NEW);
    PhoneNumber number = PhoneNumber.parse(ForApps.vector("number")).orElseThrow();
    var asked =
        new AskedNumber(
            item.path("ref").asText(),
            new TaskId(new BatchId(OrderId.of("east", "k"), 0), 1),
            0,
            number,
            time(item.path("boundBefore")),
            time(item.path("dueAt")));
    Digests digests = world.core().keys().digests();
    byte[] body =
        new WebhookCalls(digests, example.path("sink").asText(), new SeededRandom(1))
            .write(app, push, Purpose.UNBIND, List.of(asked), at())
            .body();
    String written =
        new String(body, StandardCharsets.UTF_8)
            .replace(digests.of("chat", 1).of(number), ForApps.vector("phoneDigest"));
    assertEquals(ForApps.body(), written);
    assertEquals(
        ForApps.vector("webhook-signature"),
        signing.sign(ForApps.vector("webhook-id"), at(), written.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void the_published_library_signs_the_pages_call_as_it_says_and_refuses_its_timestamp() throws Exception {
    List<String> signatures = List.of(ForApps.vector("webhook-signature").split(" "));
    List<String> secrets = List.of(ForApps.vector("signing secret"), ForApps.vector("other secret"));
    for (int i = 0; i < secrets.size(); i++) {
      var webhook = new Webhook(secrets.get(i));
      String id = ForApps.vector("webhook-id");
      assertEquals(signatures.get(i), webhook.sign(id, at().getEpochSecond(), ForApps.body()));
      Map<String, List<String>> headers =
          Map.of(
              "webhook-id", List.of(id),
              "webhook-timestamp", List.of(ForApps.vector("webhook-timestamp")),
              "webhook-signature", List.of(ForApps.vector("webhook-signature")));
      var refused = assertThrows(WebhookVerificationException.class, () -> webhook.verify(ForApps.body(), headers));
      assertTrue(refused.getMessage().contains("timestamp"), refused.getMessage());
    }
  }

  // ---------------------------------------------------------------- compressed calls

  private AppCaller.Call batchTo(BodyEncoding encoding, NumberForm form) {
    var delivery =
        new Delivery.Push(URI.create("https://chat.example/unbind"), form, 500, World.LIMITS.encodedBy(encoding));
    var app =
        new App(
            1,
            "chat",
            World.profile("chat", delivery),
            AppKeys.first(SigningSecrets.draw(new SeededRandom(2))),
            App.State.NEW);
    Refs.OfApp refs = world.core().keys().refs().of("chat");
    var task = new TaskId(new BatchId(OrderId.of("east", "k"), 0), 1);
    List<AskedNumber> asked =
        IntStream.range(0, 500)
            .mapToObj(i -> new AskedNumber(refs.of(task.batch(), i), task, i, TestNumbers.number(i), at(), at()))
            .toList();
    return new WebhookCalls(world.core().keys().digests(), "https://hub.example/results", new SeededRandom(1))
        .write(app, delivery, Purpose.UNBIND, asked, at());
  }

  @Test
  void a_compressed_call_is_the_same_json_under_the_same_signature_in_half_the_bytes() throws IOException {
    for (NumberForm form : NumberForm.values()) {
      AppCaller.Call plain = batchTo(BodyEncoding.IDENTITY, form);
      AppCaller.Call compressed = batchTo(BodyEncoding.GZIP, form);
      byte[] decoded = new GZIPInputStream(new ByteArrayInputStream(compressed.body())).readAllBytes();
      assertArrayEquals(plain.body(), decoded);
      var headers = new HashMap<>(plain.headers());
      headers.put("content-encoding", "gzip");
      assertEquals(headers, compressed.headers());
      assertTrue(
          compressed.body().length < plain.body().length / 2,
          () -> form + ": " + compressed.body().length + " of " + plain.body().length);
    }
  }

  private static Instant at() {
    return Instant.ofEpochSecond(Long.parseLong(ForApps.vector("webhook-timestamp")));
  }

  private static Instant time(JsonNode text) {
    return OffsetDateTime.parse(text.asText()).toInstant();
  }

  // ---------------------------------------------------------------- two apps that compare notes

  private void blinded(String id) {
    world.registry().putApp(id, profile(id, id + ".example", NumberForm.BLINDED, 500));
  }

  /** Holders since three times of two days, and none at the same second as another. */
  private static OrderRequest order() {
    var lines = new ArrayList<OrderRequest.Line>();
    for (int i = 0; i < NUMBERS; i++) {
      String since = "2026-10-0" + (4 + i % 2) + "T09:30:" + (10 + i) + "+08:00";
      lines.add(Requests.held(TestNumbers.text(i), since));
    }
    return Requests.order(Mode.ACTIVE, lines, "chat", "pay");
  }

  private AppCaller.Call call(String app) {
    List<AppCaller.Call> calls = world.caller.calls(app + ".example");
    assertEquals(1, calls.size());
    return calls.getFirst();
  }

  private List<JsonNode> items(String app) {
    var items = new ArrayList<JsonNode>();
    Json.own(new String(call(app).body(), StandardCharsets.UTF_8)).path("items").forEach(items::add);
    return items;
  }

  private static Set<String> values(List<JsonNode> items, String field) {
    var values = new TreeSet<String>();
    items.forEach(item -> values.add(item.path(field).asText()));
    return values;
  }

  /** The numbers in the order in which an app was sent them. */
  private List<Integer> order(String app) {
    Digests.OfApp digests = world.core().keys().digests().of(app, 1);
    var byDigest = new ArrayList<String>();
    for (int i = 0; i < NUMBERS; i++) {
      byDigest.add(digests.of(TestNumbers.number(i)));
    }
    return items(app).stream().map(item -> byDigest.indexOf(item.path("phoneDigest").asText())).toList();
  }

  @Test
  void two_apps_share_no_value_that_is_narrower_than_a_day() {
    blinded("chat");
    blinded("pay");
    world.submit("k", order());
    world.run();
    for (String field : List.of("ref", "phoneDigest", "keyId")) {
      assertTrue(Collections.disjoint(values(items("chat"), field), values(items("pay"), field)), field);
    }
    assertEquals(NUMBERS, values(items("chat"), "phoneDigest").size());
    items("chat")
        .forEach(
            item ->
                assertEquals(
                    Set.of("ref", "phoneDigest", "keyId", "boundBefore", "dueAt"),
                    Set.copyOf(item.properties().stream().map(java.util.Map.Entry::getKey).toList())));
    assertEquals(
        Set.of("2026-10-04T00:00:00+08:00", "2026-10-05T00:00:00+08:00"), values(items("chat"), "boundBefore"));
    assertTrue(values(items("chat"), "dueAt").stream().allMatch(due -> due.endsWith("T23:59:59+08:00")));
    for (String header : List.of("webhook-id", "webhook-signature", "x-correlator")) {
      assertNotEquals(call("chat").headers().get(header), call("pay").headers().get(header), header);
    }
  }

  @Test
  void two_apps_are_sent_the_same_numbers_in_orders_that_have_nothing_to_do_with_one_another() {
    blinded("chat");
    blinded("pay");
    world.submit("k", order());
    world.run();
    List<Integer> one = order("chat");
    List<Integer> other = order("pay");
    assertEquals(Set.copyOf(one), Set.copyOf(other));
    double distance = 0;
    for (int i = 0; i < NUMBERS; i++) {
      distance += Math.pow(one.indexOf(i) - other.indexOf(i), 2);
    }
    double correlation = 1 - 6 * distance / (NUMBERS * (Math.pow(NUMBERS, 2) - 1));
    assertTrue(Math.abs(correlation) < 0.4, "they correlate by " + correlation);
  }

  // ---------------------------------------------------------------- where nothing was shown yet

  @Test
  void an_app_that_moves_while_a_run_is_under_way_is_sent_nothing_at_its_new_endpoint_until_it_is_verified() {
    world.registry().putApp("chat", profile("chat", "chat.example", NumberForm.E164, 1));
    var moved = profile("chat", "moved.example", NumberForm.E164, 1);
    world.caller.tell(
        "chat",
        items -> {
          world.caller.passChallenges(false);
          world.registry().putApp("chat", moved);
          return FakeAppCaller.results(items, item -> "UNBOUND");
        });
    world.submit("k", 0, 5);
    world.run();
    world.submit("later", 10, 5);
    world.run();
    world.pass(Duration.ofHours(1), Duration.ofMinutes(1));
    assertEquals(List.of(), world.caller.calls("moved.example"));
    world.caller.passChallenges(true);
    assertTrue(world.registry().verify("chat").app().ready());
    world.pass(Duration.ofHours(1), Duration.ofMinutes(1));
    assertTrue(world.caller.calls("moved.example").size() >= 5);
  }
}
