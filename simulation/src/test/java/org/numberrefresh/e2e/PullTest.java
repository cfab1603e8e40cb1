package org.numberrefresh.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.numberrefresh.e2e.PullingApp.Polled;

/** Apps that have no endpoint and ask for their tasks. */
@ExtendWith(SharedHub.class)
class PullTest {

  private static final Duration LEASE = Duration.ofMinutes(5);

  private final Hub hub;

  PullTest(Hub hub) {
    this.hub = hub;
  }

  private PlacedOrder order(PullingApp app, List<String> numbers) {
    return hub.place(Orders.batch(List.of(app.id()), numbers, hub.longAgo()));
  }

  private JsonNode health(PullingApp app) {
    return hub.operator().get("apps/" + app.id()).expect(200).body();
  }

  @Test
  void an_app_without_an_endpoint_asks_answers_and_the_order_settles() {
    List<String> numbers = Hub.numbers(3);
    PullingApp app = hub.puller("puller", profile -> profile);
    PlacedOrder order = order(app, numbers);
    Polled polled = app.given(3);
    assertEquals(
        Set.copyOf(numbers),
        polled.items().stream().map(item -> item.path("phoneNumber").asText()).collect(Collectors.toSet()));
    assertTrue(polled.items().getFirst().has("boundBefore") && polled.items().getFirst().has("dueAt"));
    assertEquals(3, app.answer(polled.refs(), "UNBOUND").expect(200).body().path("applied").asInt());
    order.settled();
    assertEquals(3, order.count("CLEAR"));
    assertEquals(List.of(), app.poll(500).items());
  }

  @Test
  void an_appeal_is_polled_and_decided_on() {
    List<String> numbers = Hub.numbers(1);
    PullingApp app = hub.puller("judge", profile -> profile.put("numberForm", "BLINDED"));
    PlacedOrder order = order(app, numbers);
    app.answer(app.given(1).refs(), "BLOCKED", "OTHER").expect(200);
    order.settled();
    hub.appeal(numbers.getFirst(), app.id()).expect(201);
    Polled polled = Eventually.until("it waits", () -> app.poll(500), one -> !one.appeals().isEmpty());
    assertEquals("BLOCKED", polled.appeals().getFirst().path("outcome").asText());
    assertTrue(polled.appeals().getFirst().has("phoneDigest"));
    app.decide(polled.appeals().getFirst().path("ref").asText(), "UPHELD", "NOT_BOUND").expect(200);
    Eventually.until(
        "the outcome is raised",
        () -> {
          hub.advance(Duration.ofMinutes(1));
          return order.count("CLEAR");
        },
        n -> n == 1);
  }

  @Test
  void what_is_not_answered_comes_again_under_the_same_ref() {
    PullingApp app = hub.puller("loses", profile -> profile.put("numberForm", "BLINDED"));
    PlacedOrder order = order(app, Hub.numbers(4));
    Polled first = app.given(4);
    assertTrue(first.items().stream().allMatch(item -> item.has("phoneDigest") && !item.has("phoneNumber")));
    assertEquals(List.of(), app.poll(500).items());
    app.answer(first.refs().subList(0, 1), "NOT_BOUND").expect(200);
    hub.advance(LEASE);
    Polled part = app.poll(2);
    assertEquals(first.refs().subList(1, 4).size(), part.refs().size() + app.poll(2).refs().size());
    assertTrue(part.moreAvailable());
    app.answer(first.refs(), "NOT_BOUND").expect(200);
    order.settled();
  }

  @Test
  void what_is_withdrawn_is_told_until_the_app_has_heard_of_it() {
    PullingApp app = hub.puller("told", profile -> profile);
    PlacedOrder order = order(app, Hub.numbers(2));
    Polled polled = app.given(2);
    assertEquals(
        1, app.answer(polled.refs().subList(0, 1), "CANCELLED").expect(200).rejected().size(), "nothing is withdrawn");
    order.cancel();
    Polled next = Eventually.until("it is told", () -> app.poll(500), one -> !one.cancelled().isEmpty());
    assertEquals(polled.refs(), next.cancelled());
    assertEquals(0, app.answer(next.cancelled(), "CANCELLED").expect(200).rejected().size());
    order.cancelled();
    hub.advance(Duration.ofHours(2));
    assertEquals(List.of(), app.poll(500).cancelled());
  }

  @Test
  void its_health_tells_what_waits_and_when_it_asked() {
    PullingApp app = hub.puller("healthy", profile -> profile);
    assertEquals("READY", health(app).path("state").asText());
    assertTrue(health(app).path("verified").asBoolean());
    assertTrue(health(app).path("polledAt").isNull());
    PlacedOrder order = order(app, Hub.numbers(1));
    Eventually.until("its task waits", () -> health(app), body -> body.path("backlog").path("held").asInt() == 1);
    assertFalse(health(app).path("late").asBoolean(), "its task has not waited for a day");
    hub.operator().send("POST", "apps/" + app.id() + "/pause", "").expect(200);
    assertEquals(List.of(), app.poll(500).items());
    hub.operator().send("POST", "apps/" + app.id() + "/resume", "").expect(200);
    Polled polled = app.given(1);
    assertTrue(health(app).path("polledAt").isTextual());
    assertFalse(health(app).path("late").asBoolean());
    app.answer(polled.refs(), "UNBOUND").expect(200);
    order.settled();
  }

  @Test
  void an_app_that_is_called_cannot_ask() {
    try (var app = hub.app("called", TestApp.all("UNBOUND"))) {
      assertEquals("PERMISSION_DENIED", app.client().post("tasks/poll", Hub.object()).expect(403).code());
    }
  }
}
