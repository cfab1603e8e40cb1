package org.numberrefresh.usecase.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.numberrefresh.adapter.app.SecurityEvents;
import org.numberrefresh.domain.app.Fault;
import org.numberrefresh.domain.batch.TaskOutcomes;
import org.numberrefresh.domain.jws.JwsKeyRing;
import org.numberrefresh.domain.order.Order;
import org.numberrefresh.domain.outcome.Outcome;
import org.numberrefresh.domain.refresh.TaskId;
import org.numberrefresh.fake.FakeAppCaller;
import org.numberrefresh.fake.FakeAppCaller.Event;
import org.numberrefresh.fake.Polled;
import org.numberrefresh.fake.Requests;
import org.numberrefresh.fake.TestNumbers;
import org.numberrefresh.fake.World;

/** Apps that are sent security events of OpenID RISC. */
class RiscTest {

  private final World world = new World();

  RiscTest() {
    world.registry().putApp("risc", World.taker("risc"));
  }

  private Order ordered(int numbers) {
    Order order = world.submit("k", 0, numbers);
    world.run();
    return order;
  }

  private TaskOutcomes task(Order order) {
    var id = new TaskId(order.batchIds().getFirst(), world.apps.find("risc").orElseThrow().number());
    return world.batches.tasks.find(List.of(id)).get(id);
  }

  private List<JsonNode> recycled() {
    return world.caller.events("risc").stream()
        .map(Event::claims)
        .filter(claims -> claims.path("events").has(SecurityEvents.RECYCLED))
        .toList();
  }

  private static List<String> refs(List<JsonNode> events) {
    return events.stream().map(claims -> claims.path("jti").asText()).toList();
  }

  @Test
  void an_endpoint_is_first_asked_whether_events_arrive() {
    JsonNode claims = world.caller.events("risc").getFirst().claims();
    assertEquals("https://hub.example", claims.path("iss").asText());
    assertEquals("risc", claims.path("aud").asText());
    assertEquals("opaque", claims.path("sub_id").path("format").asText());
    assertTrue(claims.path("events").path(SecurityEvents.VERIFICATION).path("state").isTextual());
    assertTrue(world.registry().app("risc").ready());
  }

  @Test
  void an_endpoint_that_does_not_take_the_event_is_sent_no_number() {
    world.caller.tellEvents("other", () -> FakeAppCaller.answered(200, "{}"));
    assertFalse(world.registry().putApp("other", World.taker("other")).app().ready());
    world.submit("k", Requests.batch(TestNumbers.texts(0, 1), "2026-01-05T00:00:00+08:00", "other"));
    world.run();
    assertEquals(1, world.caller.events("other").size());
    world.caller.tellEvents("other", () -> FakeAppCaller.answered(202, ""));
    assertTrue(world.registry().verify("other").app().ready());
    world.after(Duration.ofMinutes(1));
    assertEquals(3, world.caller.events("other").size());
  }

  @Test
  void an_app_that_took_calls_has_to_show_that_it_takes_events() {
    world.withApps("chat");
    world.caller.tellEvents("chat", () -> FakeAppCaller.answered(400, ""));
    assertFalse(world.registry().putApp("chat", World.taker("chat")).app().ready());
    assertTrue(world.registry().putApp("chat", World.profile("chat")).app().ready());
  }

  @Test
  void each_number_is_one_event_and_its_result_comes_later_by_ref() {
    Order order = ordered(3);
    List<JsonNode> events = recycled();
    JsonNode first = events.getFirst();
    assertEquals(
        Set.copyOf(TestNumbers.texts(0, 3)),
        events.stream().map(e -> e.path("sub_id").path("phone_number").asText()).collect(Collectors.toSet()));
    assertEquals("phone_number", first.path("sub_id").path("format").asText());
    JsonNode event = first.path("events").path(SecurityEvents.RECYCLED);
    assertEquals("2026-11-02T00:00:00+08:00", event.path("boundBefore").asText());
    assertTrue(event.has("dueAt"));
    Instant cutOff = OffsetDateTime.parse(event.path("boundBefore").asText()).toInstant();
    assertEquals(cutOff.getEpochSecond(), first.path("toe").asLong());
    assertEquals(world.clock.instant().getEpochSecond(), first.path("iat").asLong());
    assertFalse(first.has("exp") || first.has("sub"));
    assertEquals(Outcome.ACKNOWLEDGED, task(order).outcomes().at(0));
    world.results("risc", Polled.results(refs(events), "UNBOUND"));
    assertEquals("CLEAR", world.pair(order, 2, "risc"));
  }

  @Test
  void an_event_that_is_refused_is_its_own_fault_and_comes_again_under_the_same_ref() {
    world.caller.tellEvents(
        "risc", () -> FakeAppCaller.answered(400, "{\"err\": \"invalid_audience\", \"description\": \"not me\"}"));
    Order order = ordered(1);
    assertEquals(Optional.of(Fault.EVENT_REFUSED), task(order).lastFault());
    world.caller.tellEvents("risc", () -> FakeAppCaller.answered(202, ""));
    world.after(Duration.ofMinutes(2));
    assertEquals(2, recycled().size());
    assertEquals(1, Set.copyOf(refs(recycled())).size());
    assertEquals(Outcome.ACKNOWLEDGED, task(order).outcomes().at(0));
  }

  @Test
  void only_202_counts() {
    world.caller.tellEvents("risc", () -> FakeAppCaller.answered(200, "{\"results\": []}"));
    assertEquals(Optional.of(Fault.UNEXPECTED_STATUS), task(ordered(1)).lastFault());
  }

  @Test
  void a_status_without_an_error_of_the_protocol_is_not_a_refused_event() {
    world.caller.tellEvents("risc", () -> FakeAppCaller.answered(400, "<html>"));
    assertEquals(Optional.of(Fault.UNEXPECTED_STATUS), task(ordered(1)).lastFault());
  }

  @Test
  void what_is_withdrawn_later_is_not_told_since_there_is_no_event_for_it() {
    Order order = ordered(2);
    int sent = world.caller.events("risc").size();
    world.cancel(order);
    world.run();
    world.pass(Duration.ofDays(1), Duration.ofHours(1));
    assertEquals(sent, world.caller.events("risc").size());
    assertEquals("CANCELLED", world.pair(order, 0, "risc"));
    assertEquals(List.of(), world.batches.index());
    world.results("risc", Polled.results(refs(recycled()), "UNBOUND"));
    assertEquals(Outcome.UNBOUND, task(order).outcomes().at(0));
    assertEquals("CANCELLED", world.pair(order, 0, "risc"), "whether it was clear is not told of what was withdrawn");
  }

  @Test
  void of_two_who_make_the_first_key_one_wins() {
    JwsKeyRing made = world.eventKeys.find();
    assertEquals(1, made.keys().size());
    world.events().verification("risc", "id", "state");
    assertEquals(made, world.eventKeys.find());
    assertFalse(world.eventKeys.replace(made));
  }
}
