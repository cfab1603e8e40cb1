package org.numberrefresh.usecase.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.numberrefresh.domain.order.Order;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.sink.SinkSettings;
import org.numberrefresh.domain.watch.Measure;
import org.numberrefresh.domain.watch.Trace;
import org.numberrefresh.fake.FakeAppCaller;
import org.numberrefresh.fake.World;

/** Measurements of a batch's way, and the traces by which an order is followed. */
class WatchedRunsTest {

  private final World world = new World().withApps("bank", "chat");

  private int sum(Measure measure) {
    return world.watched.sum(measure);
  }

  @Test
  void pairs_outcomes_and_times_of_a_batch_are_measured_once() {
    world.caller.tell("chat", items -> FakeAppCaller.results(items, item -> "FAILED"));
    world.submit("k", 0, 3);
    world.run();
    world.pass(Duration.ofHours(2), Duration.ofMinutes(10));
    assertEquals(6, sum(Measure.PAIRS_DELIVERED));
    assertEquals(3, sum(Measure.OUTCOMES_CLEAR));
    assertEquals(3, sum(Measure.OUTCOMES_RESIDUE));
    assertEquals(0, sum(Measure.OUTCOMES_UNANSWERED));
    assertEquals(0, sum(Measure.RETRIES));
    assertEquals(1, world.watched.values(Measure.SETTLING).size());
    assertEquals(List.of(0.0, 0.0), world.watched.values(Measure.TASK_AGE));
  }

  @Test
  void an_app_that_never_answers_is_seen_as_retries_a_circuit_and_pairs_without_an_answer() {
    world.caller.tell("chat", items -> FakeAppCaller.answered(503, ""));
    world.submit("k", 0, 2);
    world.run();
    world.pass(Duration.ofDays(2), Duration.ofHours(1));
    assertTrue(sum(Measure.RETRIES) > 4, "retries");
    assertEquals(1, sum(Measure.CIRCUITS_OPENED));
    world.pass(Duration.ofDays(9), Duration.ofHours(6));
    assertEquals(2, sum(Measure.OUTCOMES_UNANSWERED));
    assertEquals(1, sum(Measure.CIRCUITS_OPENED));
  }

  @Test
  void the_sweep_tells_how_late_it_is() {
    world.sweep();
    assertEquals(List.of(0.0), world.watched.values(Measure.SWEEP_LAG));
    world.caller.tell("chat", items -> FakeAppCaller.answered(503, ""));
    world.submit("k", 0, 1);
    world.run();
    world.after(Duration.ofHours(1));
    // The failed call was to be repeated after a minute or two.
    assertEquals(58 * 60.0, world.watched.values(Measure.SWEEP_LAG).getLast(), 90);
  }

  @Test
  void an_order_is_followed_from_its_calls_to_the_events_at_its_carriers_sink() {
    var settings = new SinkSettings(URI.create("https://east.example/events"), Set.of(), true);
    world.sinkRegistry().put(World.CARRIER, settings);
    Order order = world.submit("k", 0, 2);
    world.run();
    BatchId batch = order.batchIds().getFirst();
    assertTrue(about(Trace.Step.DRIVEN).contains(batch.toString()));

    List<Trace> calls = world.watched.traces(Trace.Step.CALLED);
    assertEquals(
        Set.of("bank", "chat"), calls.stream().map(call -> call.party().orElseThrow()).collect(Collectors.toSet()));
    calls.forEach(call -> assertEquals(List.of(batch.toString()), call.about()));
    assertEquals(2, calls.stream().map(Trace::call).map(Optional::orElseThrow).distinct().count());
    calls.forEach(call -> assertFalse(call.call().orElseThrow().isEmpty()));

    for (Trace.Step step : List.of(Trace.Step.TOLD, Trace.Step.PUSHED)) {
      assertTrue(about(step).containsAll(List.of("accepted/" + order.id(), "settled/" + batch)), step.name());
    }
    assertEquals(World.CARRIER, world.watched.traces(Trace.Step.PUSHED).getFirst().party().orElseThrow());
    assertFalse(world.watched.values(Measure.FEED_LAG).isEmpty());
  }

  private Set<String> about(Trace.Step step) {
    return world.watched.traces(step).stream().flatMap(one -> one.about().stream()).collect(Collectors.toSet());
  }
}
