package org.numberrefresh.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A carrier's feed is pushed to its sink. The carrier west has it, since other tests tell east much. */
@ExtendWith(SharedHub.class)
class SinkTest {

  private final Hub hub;

  SinkTest(Hub hub) {
    this.hub = hub;
  }

  @AfterEach
  void remove() {
    hub.west().send("DELETE", "sink", "");
  }

  private static ObjectNode settings(String url, boolean batch, String... types) {
    ObjectNode body = Hub.object().put("url", url).put("batch", batch);
    if (types.length > 0) {
      Stream.of(types).forEach(body.putArray("types")::add);
    }
    return body;
  }

  private JsonNode put(TestSink sink, boolean batch, String... types) {
    return hub.west().put("sink", settings(sink.url(), batch, types)).body();
  }

  private JsonNode post(String what, ObjectNode body) {
    return hub.west().post("sink/" + what, body).expect(200).body();
  }

  private JsonNode view() {
    return hub.west().get("sink").expect(200).body();
  }

  /** An order of the carrier west. */
  private PlacedOrder order(TestApp app) {
    JsonNode body = Orders.batch(List.of(app.id()), List.of(Hub.numberOfWest()), hub.longAgo());
    return new PlacedOrder(hub, hub.west(), Hub.submit(hub.west(), body).expect(202));
  }

  private List<JsonNode> feed(String cursor) {
    JsonNode events = hub.west().get("events?limit=1000&cursor=" + cursor).expect(200).body().path("events");
    return StreamSupport.stream(events.spliterator(), false).toList();
  }

  private static boolean endsSettled(List<JsonNode> events) {
    return !events.isEmpty() && events.getLast().path("type").asText().endsWith("order.settled.v1");
  }

  @Test
  void events_come_in_order_signed_and_soon_and_are_those_of_the_feed() {
    try (var sink = new TestSink();
        var app = hub.app("pushed", TestApp.all("UNBOUND"))) {
      JsonNode made = put(sink, false);
      assertEquals("HEALTHY", made.path("state").asText());
      assertTrue(made.path("attempt").path("passed").asBoolean());
      String secret = made.path("signingSecret").asText();
      order(app).settled();
      sink.await("order.settled.v1", 1);
      assertEquals(feed(made.path("position").asText()), sink.taken());
      for (TestSink.Call call : sink.calls()) {
        assertEquals("application/cloudevents+json", call.headers().get("content-type"));
        assertTrue(call.signedBy(secret));
      }
      assertEquals(
          sink.calls().size(), sink.calls().stream().map(call -> call.headers().get("webhook-id")).distinct().count());
      assertFalse(view().has("signingSecret"));
      Eventually.until("nothing is behind", this::view, one -> one.path("behind").asInt() == 0);

      JsonNode rotated = post("rotate-secret", Hub.object());
      assertEquals(409, hub.west().post("sink/rotate-secret", Hub.object()).status());
      String next = rotated.path("signingSecret").asText();
      assertNotEquals(secret, next);
      order(app).settled();
      sink.await("order.settled.v1", 2);
      assertTrue(sink.calls().getLast().signedBy(secret) && sink.calls().getLast().signedBy(next));

      int before = sink.taken().size();
      post("replay", Hub.object().put("from", made.path("position").asText()));
      Eventually.until("all comes again", () -> sink.taken().size(), count -> count == 2 * before);
      assertEquals(sink.taken().subList(0, before), sink.taken().subList(before, 2 * before));
    }
  }

  @Test
  void a_sink_that_fails_shows_it_and_gets_all_in_lists_when_it_is_well() {
    try (var sink = new TestSink();
        var app = hub.app("failing", TestApp.all("UNBOUND"))) {
      coverageIsTold(app);
      sink.verifies(false);
      JsonNode unverified = put(sink, true);
      assertEquals("PAUSED", unverified.path("state").asText());
      assertEquals(404, unverified.path("attempt").path("status").asInt());
      order(app).settled();
      Eventually.until("events wait", this::view, one -> one.path("behind").asInt() >= 4);
      assertTrue(sink.calls().isEmpty(), "It was sent an event before it was verified.");

      sink.verifies(true);
      sink.answers(503);
      assertTrue(post("verify", Hub.object()).path("verified").asBoolean());
      JsonNode failing = Eventually.until("it fails", this::view, one -> one.path("state").asText().equals("FAILING"));
      assertEquals("SERVER_ERROR", failing.path("fault").asText());
      assertEquals(503, failing.path("status").asInt());
      assertTrue(failing.path("behind").asInt() >= 4);
      String waiting = failing.path("position").asText();

      sink.answers(200);
      hub.advance(Duration.ofMinutes(3));
      sink.await("order.settled.v1", 1);
      assertEquals(feed(waiting), sink.taken());
      TestSink.Call taken = sink.calls().getLast();
      assertEquals("application/cloudevents-batch+json", taken.headers().get("content-type"));
      assertTrue(taken.events().size() >= 4);
      assertEquals(sink.calls().getFirst().headers().get("webhook-id"), taken.headers().get("webhook-id"));
      Eventually.until("it is well", this::view, one -> one.path("state").asText().equals("HEALTHY"));
    }
  }

  /** The sweep tells of the app now, and not between two tries of a push. */
  private void coverageIsTold(TestApp app) {
    for (int i = 0; i < 5; i++) {
      hub.advance(Duration.ofMinutes(1));
    }
    Eventually.until(
        "coverage is told",
        () -> hub.east().get("events?limit=1000&types=app.coverage-changed.v1").expect(200).body().toString(),
        told -> told.contains('"' + app.id() + '"'));
  }

  @Test
  void another_url_goes_on_once_it_is_verified_and_wanted_types_alone_come() {
    try (var sink = new TestSink();
        var other = new TestSink();
        var app = hub.app("moved", TestApp.all("UNBOUND"))) {
      put(sink, false);
      order(app).settled();
      sink.await("order.settled.v1", 1);
      other.verifies(false);
      JsonNode moved = put(other, true, "order.settled.v1");
      assertEquals("PAUSED", moved.path("state").asText());
      assertFalse(moved.has("signingSecret"));
      int before = sink.calls().size();
      order(app).settled();
      other.verifies(true);
      post("verify", Hub.object());
      other.await("order.settled.v1", 1);
      assertEquals(List.of("org.numberrefresh.order.settled.v1"), other.types().toList());
      assertEquals(before, sink.calls().size());
      Eventually.until("the others are passed over", this::view, one -> one.path("behind").asInt() == 0);
    }
  }

  @Test
  void a_sink_that_is_removed_gets_nothing_and_a_new_one_begins_with_what_comes_next() {
    assertEquals(404, hub.west().get("sink").status());
    try (var sink = new TestSink();
        var app = hub.app("removed", TestApp.all("UNBOUND"))) {
      JsonNode made = put(sink, false);
      hub.west().send("DELETE", "sink", "").expect(204);
      order(app).settled();
      String from = made.path("position").asText();
      Eventually.until("the feed tells it", () -> feed(from), SinkTest::endsSettled);
      JsonNode again = put(sink, false);
      assertNotEquals(made.path("signingSecret"), again.path("signingSecret"));
      order(app).settled();
      sink.await("order.settled.v1", 1);
      assertEquals(feed(again.path("position").asText()), sink.taken());
    }
  }

  @Test
  void a_cursor_to_replay_from_is_the_carriers_own() {
    try (var sink = new TestSink()) {
      put(sink, false);
      String easts = hub.east().get("events?cursor=latest").expect(200).body().path("cursor").asText();
      for (String from : List.of(easts, "forged")) {
        Reply refused = hub.west().post("sink/replay", Hub.object().put("from", from));
        assertEquals("INVALID_ARGUMENT", refused.expect(400).body().path("code").asText());
      }
      post("replay", Hub.object().put("from", "latest"));
    }
  }
}
