package org.numberrefresh.usecase.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.numberrefresh.domain.app.CallLimits;
import org.numberrefresh.domain.app.Delivery;
import org.numberrefresh.domain.batch.BatchHead;
import org.numberrefresh.domain.batch.OpenedHead;
import org.numberrefresh.domain.batch.TaskOutcomes;
import org.numberrefresh.domain.limit.Standing;
import org.numberrefresh.domain.order.Order;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.refresh.TaskId;
import org.numberrefresh.fake.Crashes;
import org.numberrefresh.fake.FakeAppCaller;
import org.numberrefresh.fake.World;

/** The calls of an app that fails, is paused or is not ready, and its tasks meanwhile. */
class CircuitTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final World world = new World();

  /** Registers an app that takes one number a call. */
  private static void oneByOne(World world, String id, int concurrency) {
    Delivery.Push good = World.push(id);
    var limits = new CallLimits(good.limits().callsPerSecond(), concurrency, good.limits().timeLimit());
    var delivery = new Delivery.Push(good.endpoint(), good.numberForm(), 1, limits);
    world.registry().putApp(id, World.profile(id, delivery));
  }

  private int number(String app) {
    return world.apps.find(app).orElseThrow().number();
  }

  private Standing standing(String app) {
    return world.standings.all().get(number(app));
  }

  private TaskOutcomes task(Order order, String app) {
    var id = new TaskId(order.batchIds().getFirst(), number(app));
    return world.batches.tasks.find(List.of(id)).get(id);
  }

  @Test
  void a_probe_that_fails_is_the_only_call_until_the_next_is_due() {
    oneByOne(world, "chat", 8);
    world.caller.tell("chat", items -> FakeAppCaller.answered(503, ""));
    world.submit("k", 0, 8);
    world.run();
    assertTrue(standing("chat").circuit().open());
    int before = world.caller.asked("chat").size();
    world.after(Duration.ofSeconds(70));
    assertEquals(1, world.caller.asked("chat").size() - before);
    Instant next = standing("chat").circuit().probeAt();
    assertEquals(world.clock.instant().plus(MINUTE), next);
  }

  @Test
  void a_probe_that_counts_lets_the_rest_of_its_task_follow_at_once() {
    oneByOne(world, "chat", 8);
    var down = new AtomicBoolean(true);
    world.caller.tell(
        "chat",
        items -> down.get() ? FakeAppCaller.answered(503, "") : FakeAppCaller.results(items, item -> "NOT_BOUND"));
    Order order = world.submit("k", 0, 8);
    world.run();
    down.set(false);
    int before = world.caller.asked("chat").size();
    world.after(Duration.ofSeconds(70));
    assertEquals(8, world.caller.asked("chat").size() - before);
    assertTrue(task(order, "chat").settled());
    assertTrue(standing("chat").takesCalls());
  }

  /** An app moves to an endpoint that is not checked yet, and an order is cancelled of which it is to be told. */
  private static Order aRecallThatStands(World world) {
    world.withApps("chat");
    world.caller.tell("chat", items -> FakeAppCaller.answered(202, ""));
    Order order = world.submit("k", 0, 2);
    world.run();
    world.caller.passChallenges(false);
    world.registry().putApp("chat", World.profile("elsewhere"));
    world.cancel(order);
    world.run();
    world.after(MINUTE);
    return order;
  }

  @ParameterizedTest
  @EnumSource
  void a_late_rise_of_a_task_that_stands_is_summed_up_whoever_died_before_its_head_heard(Crashes.Moment moment) {
    boolean died = true;
    for (int call = 1; died; call++) {
      var mortal = new World();
      Order order = aRecallThatStands(mortal);
      BatchId batch = order.batchIds().getFirst();
      assertTrue(mortal.batches.heads.find(batch).flatMap(BatchHead::opened).orElseThrow().summarised());
      String body = FakeAppCaller.body(mortal.caller.asked("chat"), item -> "UNBOUND");
      mortal.crashes.at(call, moment);
      died = mortal.dies(w -> w.results("chat", body));
      mortal.pass(Duration.ofMinutes(10), MINUTE);
      boolean rose = mortal.batches.tasks.of(batch).getFirst().outcomes().at(0).isClear();
      OpenedHead head = mortal.batches.heads.find(batch).flatMap(BatchHead::opened).orElseThrow();
      assertTrue(head.summarised() && !mortal.batches.tasks.of(batch).getFirst().unrevised(), "at call " + call);
      assertEquals(rose, head.progress().revision() > 0, "at call " + call);
    }
  }

  @Test
  void while_an_app_is_paused_its_recalls_come_up_once_an_hour_and_are_made_when_it_is_resumed() {
    world.withApps("chat");
    world.caller.tell("chat", items -> FakeAppCaller.answered(202, ""));
    Order order = world.submit("k", 0, 1);
    world.run();
    world.pauses().pause("chat", "operator", Optional.empty());
    world.cancel(order);
    world.run();
    var places = new HashSet<>();
    for (int minute = 0; minute < 600; minute++) {
      world.after(MINUTE);
      places.add(task(order, "chat").parked());
    }
    assertTrue(places.size() <= 12, () -> "It was parked " + places.size() + " times.");
    assertEquals(List.of(), world.caller.recalled("chat"));
    world.pauses().resume("chat", "operator");
    world.pass(Duration.ofHours(2), MINUTE);
    assertEquals(1, world.caller.recalled("chat").size());
    assertEquals(List.of(), world.batches.index());
  }

  @Test
  void what_failed_keeps_to_its_schedule_though_its_app_is_paused_and_resumed_in_the_middle_of_the_run() {
    boolean met = true;
    for (int call = 1; met; call++) {
      var raced = new World();
      oneByOne(raced, "chat", 1);
      raced.caller.tell(
          "chat",
          items -> {
            raced.pauses().pause("chat", "operator", Optional.empty());
            return FakeAppCaller.answered(429, "");
          });
      Order order = raced.submit("k", 0, 2);
      raced.runNext();
      raced.crashes.between(call, () -> raced.pauses().resume("chat", "operator"));
      raced.runNext();
      met = raced.crashes.cameBetween();
      TaskOutcomes task = raced.batches.tasks.of(order.batchIds().getFirst()).getFirst();
      Instant again = task.parked().orElseThrow().dueAt();
      assertTrue(
          task.attempts() == 0 || !again.isBefore(raced.clock.instant().plus(MINUTE)), "It came before call " + call);
    }
  }
}
