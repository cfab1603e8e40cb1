package org.numberrefresh.usecase.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.numberrefresh.adapter.http.AppCaller.Reply;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.domain.app.Fault;
import org.numberrefresh.domain.app.OperatorPause;
import org.numberrefresh.domain.batch.Parking;
import org.numberrefresh.domain.batch.TaskOutcomes;
import org.numberrefresh.domain.call.ResultFlaw.Rule;
import org.numberrefresh.domain.limit.LastFault;
import org.numberrefresh.domain.limit.Obstacle;
import org.numberrefresh.domain.limit.Pause;
import org.numberrefresh.domain.limit.Standing;
import org.numberrefresh.domain.order.Order;
import org.numberrefresh.domain.outcome.OutwardOutcome;
import org.numberrefresh.domain.queue.TaskMessage;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.refresh.TaskId;
import org.numberrefresh.fake.Crashes;
import org.numberrefresh.fake.FakeAppCaller;
import org.numberrefresh.fake.TickingClock;
import org.numberrefresh.fake.World;
import org.numberrefresh.usecase.dispatch.BatchDriver;
import org.numberrefresh.usecase.query.OrderView;
import org.numberrefresh.usecase.registry.AppHealth;
import org.numberrefresh.usecase.sweep.Sweep;

/** Apps that fail, ask to be left alone, or are gone: what happens to their calls and to the tasks that wait. */
class AppTroubleTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final World world = new World();
  private final List<Order> orders = new ArrayList<>();

  private App app() {
    return world.apps.find("hard").orElseThrow();
  }

  private Standing standing() {
    return world.standings.all().getOrDefault(app().number(), Standing.NEW);
  }

  private AppHealth health() {
    return world.registry().health(app());
  }

  private Order submit() {
    Order order = world.submit("k" + orders.size(), orders.size(), 1);
    orders.add(order);
    world.run();
    return order;
  }

  private void submit(int count) {
    IntStream.range(0, count).forEach(i -> submit());
  }

  private int asked() {
    return world.caller.asked("hard").size();
  }

  private TaskOutcomes task(Order order) {
    var id = new TaskId(order.batchIds().getFirst(), app().number());
    return world
        .batches
        .tasks
        .find(List.of(id))
        .getOrDefault(id, TaskOutcomes.fresh(id, 1, new BitSet(), TickingClock.START));
  }

  private boolean stands(Order order) {
    return task(order).parked().filter(parking -> !parking.swept()).isPresent();
  }

  private void fails() {
    world.caller.tell("hard", items -> new Reply.Failed(Fault.UNREACHABLE));
  }

  private void answers() {
    world.caller.tellEach("hard", (item, n) -> "UNBOUND");
  }

  private void everythingIsClear() {
    for (Order order : orders) {
      assertEquals(Map.of(OutwardOutcome.CLEAR, 1L), world.view(order).outcomes());
      assertEquals(OrderView.State.SETTLED, world.view(order).state());
    }
    assertEquals(List.of(), world.batches.index());
  }

  @Test
  void an_app_whose_circuit_is_open_is_failing_and_shows_its_last_fault() {
    opened();
    assertEquals(AppHealth.State.FAILING, health().state());
    LastFault last = health().standing().faults().newest().orElseThrow();
    assertEquals(Fault.UNREACHABLE, last.kind());
    assertEquals(world.caller.asked("hard").getLast().ref(), last.ref());
  }

  @Test
  void the_fault_of_a_bad_result_names_its_status_its_rule_and_its_ref() {
    world.withApps("hard");
    world.caller.tellEach("hard", (item, n) -> "BOUND_BY_CURRENT_SUBSCRIBER");
    submit();
    LastFault last = health().standing().faults().newest().orElseThrow();
    assertEquals(Fault.INVALID_ANSWER, last.kind());
    assertEquals(OptionalInt.of(200), last.status());
    assertEquals(Optional.of(Rule.MODE_UNFIT), last.rule());
    assertEquals(AppHealth.State.READY, health().state());
  }

  @Test
  void troubled_apps_come_first_and_a_pause_keeps_its_first_author() {
    world.withApps("able", "hard");
    world.pauses().pause("hard", "operator-1", Optional.of("maintenance"));
    world.pauses().pause("hard", "operator-2", Optional.empty());
    List<AppHealth> all = world.registry().health();
    assertEquals(List.of("hard", "able"), all.stream().map(one -> one.app().id()).toList());
    assertEquals(List.of(true, false), all.stream().map(AppHealth::troubled).toList());
    assertEquals("operator-1", health().operatorPause().orElseThrow().by());
    world.pauses().resume("hard", "operator-3");
    OperatorPause ended = health().operatorPause().orElseThrow();
    assertEquals(Optional.of("maintenance"), ended.reason());
    assertEquals("operator-3", ended.resumed().orElseThrow().by());
  }

  /** An app whose circuit opened. */
  private void opened() {
    world.withApps("hard");
    fails();
    submit(5);
    assertEquals(5, asked());
    assertTrue(standing().circuit().open());
  }

  // ---------------------------------------------------------------- the circuit

  @Test
  void nothing_is_sent_through_an_open_circuit_and_no_attempt_is_counted() {
    opened();
    Order order = submit();
    assertEquals(5, asked());
    assertEquals(0, task(order).attempts());
    assertTrue(stands(order));
    int writes = world.standings.writes();
    submit(10);
    assertEquals(writes, world.standings.writes(), "an open circuit costs no write");
    assertTrue(orders.subList(6, 16).stream().allMatch(this::stands));
  }

  @Test
  void the_clock_alone_probes_an_open_circuit_and_lets_go_of_what_stood_when_it_closes() {
    opened();
    submit(3);
    answers();
    world.after(MINUTE);
    assertTrue(standing().takesCalls(), "one of the tasks that stood was the probe");
    world.pass(Duration.ofMinutes(3), MINUTE);
    everythingIsClear();
    assertFalse(standing().holding());
  }

  @Test
  void a_probe_that_fails_keeps_the_circuit_open_for_longer() {
    opened();
    submit(3);
    var probes = new AtomicInteger();
    world.caller.tell(
        "hard",
        items -> {
          probes.incrementAndGet();
          return new Reply.Failed(Fault.UNREACHABLE);
        });
    world.after(MINUTE);
    assertEquals(1, probes.get());
    assertTrue(standing().circuit().open());
    world.after(Duration.ofSeconds(30));
    assertEquals(1, probes.get());
    world.pass(Duration.ofHours(1), MINUTE);
    assertTrue(probes.get() < 12, "probes come less and less often: " + probes);
    answers();
    world.pass(Duration.ofMinutes(20), MINUTE);
    world.pass(Duration.ofHours(3), Duration.ofMinutes(10));
    everythingIsClear();
  }

  @Test
  void the_deadline_closes_tasks_that_stand() {
    opened();
    submit(1);
    world.pass(Duration.ofDays(9), Duration.ofHours(6));
    for (Order order : orders) {
      assertEquals(Map.of(OutwardOutcome.UNDELIVERABLE, 1L), world.view(order).outcomes());
    }
    assertEquals(List.of(), world.batches.index());
  }

  @Test
  void of_two_workers_that_come_at_once_one_probes() {
    opened();
    List<TaskMessage> first = queued(5);
    List<TaskMessage> second = queued(6);
    answers();
    world.clock.advance(Duration.ofSeconds(31));
    int before = asked();
    DeliverTasks other = world.worker();
    world.caller.tell(
        "hard",
        items -> {
          if (asked() == before + 1) {
            other.deliver(second, time -> false, (task, why) -> {});
            other.deliver(second, time -> time.toSeconds() < 6, (task, why) -> {});
          }
          return FakeAppCaller.results(items, item -> "UNBOUND");
        });
    world.worker().deliver(first, time -> time.toSeconds() < 6, (task, why) -> {});
    assertEquals(before + 1, asked());
    world.pass(Duration.ofMinutes(3), MINUTE);
    everythingIsClear();
  }

  /** The messages of an order's tasks, taken from the queue. */
  private List<TaskMessage> queued(int key) {
    Order order = world.submit("k" + key, key, 1);
    orders.add(order);
    new BatchDriver(world.core()).drive(world.queues.takeBatch().orElseThrow());
    return world.queues.takeTasks(10);
  }

  @Test
  void two_sweeps_at_once_send_one_probe() {
    opened();
    submit(4);
    world.clock.advance(MINUTE);
    var first = new Sweep(world.core());
    var second = new Sweep(world.core());
    first.run(() -> true);
    second.run(() -> true);
    world.run();
    assertEquals(1, standing().circuit().probes());
    assertEquals(6, standing().circuit().failures());
  }

  @ParameterizedTest
  @EnumSource
  void a_process_that_dies_anywhere_during_a_probe_costs_time_only(Crashes.Moment moment) {
    int call = 0;
    boolean died = true;
    while (died) {
      call++;
      var other = new AppTroubleTest();
      other.opened();
      other.submit(2);
      other.answers();
      other.world.crashes.at(call, moment);
      other.world.dies(w -> w.pass(Duration.ofMinutes(4), MINUTE));
      died = other.world.crashes.deaths() > 0;
      other.world.pass(Duration.ofMinutes(20), MINUTE);
      other.world.pass(Duration.ofHours(8), Duration.ofMinutes(10));
      other.everythingIsClear();
    }
    assertTrue(call > 50);
  }

  // ---------------------------------------------------------------- Retry-After

  @Test
  void what_one_task_was_told_holds_for_the_whole_endpoint() {
    world.withApps("hard");
    world.caller.tell("hard", items -> new Reply.Answered(503, new byte[0], Optional.of("7200")));
    submit();
    assertEquals(1, asked());
    answers();
    Order other = submit();
    assertEquals(1, asked());
    assertEquals(0, task(other).attempts());
    assertEquals(Optional.of(world.clock.instant().plusSeconds(7200)), health().blockedUntil());
    world.pass(Duration.ofMinutes(119), Duration.ofMinutes(7));
    assertEquals(1, asked());
    world.pass(Duration.ofMinutes(20), MINUTE);
    everythingIsClear();
  }

  @Test
  void an_app_that_asks_to_be_left_alone_past_the_deadline_is_not_asked_again() {
    world.withApps("hard");
    world.caller.tell("hard", items -> new Reply.Answered(429, new byte[0], Optional.of("99999999")));
    Order order = submit();
    Order other = submit();
    assertEquals(List.of("hard"), world.view(order).late());
    assertEquals(List.of("hard"), world.view(other).late());
    world.pass(Duration.ofDays(6), Duration.ofHours(6));
    assertEquals(1, asked());
    world.pass(Duration.ofDays(3), Duration.ofHours(6));
    assertEquals(Map.of(OutwardOutcome.UNDELIVERABLE, 1L), world.view(other).outcomes());
  }

  // ---------------------------------------------------------------- paused

  @Test
  void an_app_that_is_gone_is_paused_at_once_and_the_operator_is_told_once() {
    world.withApps("hard");
    world.caller.tell("hard", items -> FakeAppCaller.answered(410, ""));
    Order order = submit();
    assertEquals(Optional.of(Fault.GONE), task(order).lastFault());
    submit(3);
    assertEquals(1, asked());
    assertEquals(Pause.GONE, standing().pause());
    world.pass(Duration.ofMinutes(10), MINUTE);
    assertEquals(List.of("hard PAUSED"), world.told);
    assertEquals(1, asked());
    assertEquals(AppHealth.State.PAUSED, health().state());
    assertEquals(Optional.of(Obstacle.PAUSED), health().late());
  }

  @Test
  void an_app_that_came_back_is_resumed_by_the_operator_alone() {
    world.withApps("hard");
    world.caller.tell("hard", items -> FakeAppCaller.answered(410, ""));
    submit(3);
    world.after(MINUTE);
    answers();
    world.registry().verify("hard");
    world.registry().putApp("hard", World.profile("hard"));
    assertEquals(AppHealth.State.PAUSED, health().state());
    world.pass(Duration.ofMinutes(5), MINUTE);
    assertEquals(1, asked());
    assertEquals(AppHealth.State.FAILING, world.pauses().resume("hard", "operator").state(), "a probe decides");
    world.pass(Duration.ofMinutes(20), MINUTE);
    everythingIsClear();
    assertEquals(List.of("hard PAUSED", "hard RECOVERED"), world.told);
  }

  @Test
  void what_waits_for_an_app_that_an_operator_paused_is_sent_when_he_resumes_it() {
    world.withApps("hard");
    world.pauses().pause("hard", "operator", Optional.empty());
    submit(2);
    assertEquals(0, asked());
    AppHealth paused = health();
    assertEquals(
        Optional.of(new AppHealth.Backlog(2, 0, false, paused.backlog().orElseThrow().heldSince())), paused.backlog());
    assertEquals(Pause.OPERATOR, paused.standing().pause());
    assertEquals(List.of("hard"), world.view(orders.getFirst()).late());
    world.pass(Duration.ofHours(2), Duration.ofMinutes(10));
    assertEquals(0, asked());
    world.pauses().resume("hard", "operator");
    world.pass(Duration.ofMinutes(2), MINUTE);
    everythingIsClear();
    assertEquals(List.of(), world.told);
  }

  @Test
  void an_app_that_fails_for_three_days_is_paused_and_the_operator_is_told_in_stages() {
    opened();
    submit(1);
    world.pass(Duration.ofDays(4), Duration.ofHours(1));
    assertEquals(List.of("hard HALF_WAY", "hard SEVENTY_PERCENT", "hard NINETY_PERCENT", "hard PAUSED"), world.told);
    assertEquals(Pause.FAILING, standing().pause());
    assertEquals(100, health().toldPercent());
  }

  // ---------------------------------------------------------------- what is shown

  @Test
  void health_shows_the_circuit_and_the_rate() {
    opened();
    AppHealth health = health();
    assertEquals(AppHealth.State.FAILING, health.state());
    assertEquals(5, health.standing().circuit().failures());
    assertEquals(Optional.of(world.clock.instant()), health.standing().circuit().openSince());
    assertEquals(100, health.presentRate());
    assertEquals(Optional.of(new AppHealth.Backlog(0, 5, false, Optional.empty())), health.backlog());
    world.caller.tell("hard", items -> FakeAppCaller.answered(429, ""));
    world.after(Duration.ofMinutes(2));
    assertEquals(50, health().presentRate());
  }

  @Test
  void a_task_that_found_no_start_waits_its_turn_without_an_attempt() {
    world.registry().putApp("hard", World.profile("hard"));
    for (int i = 0; i < 40; i++) {
      submit();
    }
    List<Order> waiting = orders.stream().filter(order -> !task(order).settled()).toList();
    assertFalse(waiting.isEmpty());
    waiting.forEach(order -> assertEquals(0, task(order).attempts()));
    assertTrue(
        waiting.stream()
            .allMatch(order -> task(order).parked().map(Parking::dueAt).orElseThrow().isBefore(past(MINUTE))));
    world.pass(Duration.ofMinutes(3), MINUTE);
    everythingIsClear();
    assertEquals(40, asked());
  }

  private java.time.Instant past(Duration time) {
    return world.clock.instant().plus(time);
  }

  @Test
  void where_all_is_well_the_sweep_writes_nothing() {
    world.withApps("hard");
    submit(3);
    int writes = world.standings.writes();
    world.pass(Duration.ofMinutes(10), MINUTE);
    assertEquals(writes, world.standings.writes());
    everythingIsClear();
  }

  private BatchId batch(Order order) {
    return order.batchIds().getFirst();
  }

  @Test
  void reconciliation_leaves_alone_what_stands_for_an_open_circuit() {
    opened();
    Order order = submit();
    world.queues.purge();
    world.clock.advance(Duration.ofMinutes(16));
    new BatchDriver(world.core()).drive(batch(order));
    assertEquals(0, world.queues.size());
  }
}
