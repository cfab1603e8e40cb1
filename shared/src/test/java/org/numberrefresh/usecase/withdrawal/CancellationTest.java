package org.numberrefresh.usecase.withdrawal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.numberrefresh.adapter.http.AppCaller.Reply;
import org.numberrefresh.domain.app.Fault;
import org.numberrefresh.domain.batch.BatchState;
import org.numberrefresh.domain.order.Order;
import org.numberrefresh.domain.outcome.Outcome;
import org.numberrefresh.domain.outcome.OutwardOutcome;
import org.numberrefresh.fake.Crashes;
import org.numberrefresh.fake.FakeAppCaller;
import org.numberrefresh.fake.FakeAppCaller.AskedItem;
import org.numberrefresh.fake.Requests;
import org.numberrefresh.fake.TestNumbers;
import org.numberrefresh.fake.World;
import org.numberrefresh.problem.Problem;
import org.numberrefresh.problem.ProblemCode;
import org.numberrefresh.usecase.dispatch.BatchDriver;
import org.numberrefresh.usecase.query.OrderView;

/**
 * A number that is cancelled and not sent is never sent; one that waits ends as CANCELLED, and the apps that hold it
 * are told.
 */
class CancellationTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final String COOLS = "2026-10-01T00:00:00+08:00";

  private final World world = new World();

  private static void addsUp(World world, Order order, int apps) {
    OrderView view = world.view(order);
    assertEquals((long) view.numbers() * apps, view.outcomes().values().stream().mapToLong(n -> n).sum());
  }

  private static Reply acknowledged() {
    return FakeAppCaller.answered(202, "");
  }

  private static Set<String> refs(World world, String app) {
    return world.caller.asked(app).stream().map(AskedItem::ref).collect(Collectors.toSet());
  }

  private static Set<String> recalled(World world, String app) {
    return Set.copyOf(world.caller.recalled(app));
  }

  private static ProblemCode refusal(Runnable call) {
    return assertThrows(Problem.class, call::run).code();
  }

  /** One app that acknowledges, one that answers, one that is not reached. */
  private static World threeApps() {
    World world = new World().withApps("asks", "done", "gone");
    world.caller.tell("asks", items -> acknowledged());
    world.caller.tell("gone", items -> new Reply.Failed(Fault.UNREACHABLE));
    return world;
  }

  @Test
  void an_order_that_cools_is_cancelled_before_anything_is_sent() {
    world.withApps("chat", "pay");
    Order order = world.submit("k", Requests.batch(TestNumbers.texts(0, 600), COOLS, "all"));
    world.cancel(order);
    addsUp(world, order, 2);
    assertEquals(OrderView.State.CANCELLED, world.view(order).state());
    world.run();
    assertEquals(Set.of("CANCELLED"), Set.copyOf(world.pairs(order).values()));
    assertEquals(1200, world.view(order).outcomes().values().stream().mapToLong(n -> n).sum());
    world.pass(Duration.ofDays(70), Duration.ofDays(2));
    assertEquals(List.of(), world.caller.asked());
    assertEquals(List.of(), world.caller.recalled("chat"));
    assertEquals(List.of(), world.batches.index());
  }

  @Test
  void what_was_acknowledged_is_told_and_what_was_answered_is_not() {
    World apps = threeApps();
    Order order = apps.submit("k", 0, 2);
    apps.run();
    apps.cancel(order);
    apps.run();
    assertEquals("CANCELLED", apps.pair(order, 0, "asks"));
    assertEquals("CANCELLED", apps.pair(order, 0, "done"));
    assertEquals("CANCELLED", apps.pair(order, 0, "gone"));
    assertEquals(refs(apps, "asks"), recalled(apps, "asks"));
    assertEquals(2, apps.caller.recalled("asks").size());
    assertEquals(List.of(), apps.caller.recalled("done"));
    assertEquals(List.of(), apps.caller.recalled("gone"));
    assertEquals(OrderView.State.CANCELLED, apps.view(order).state());
    int asked = apps.caller.asked().size();
    apps.pass(Duration.ofDays(9), Duration.ofHours(6));
    assertEquals(asked, apps.caller.asked().size());
    assertEquals(List.of(), apps.batches.index());
    addsUp(apps, order, 3);
  }

  @Test
  void a_cancellation_does_not_tell_which_numbers_an_app_had_cleared_at_once() {
    for (boolean clearFirst : List.of(true, false)) {
      World one = new World().withApps("chat");
      one.caller.tell(
          "chat",
          items -> {
            var cleared = clearFirst ? items.subList(0, 1) : items.subList(1, 2);
            return FakeAppCaller.answered(200, FakeAppCaller.body(cleared, item -> "NOT_BOUND"));
          });
      Order order = one.submit("k", 0, 2);
      one.run();
      assertEquals(Set.of("PENDING"), Set.copyOf(one.pairs(order).values()));
      one.cancel(order);
      assertEquals(Set.of("CANCELLED"), Set.copyOf(one.pairs(order).values()));
      one.run();
      assertEquals(Set.of("CANCELLED"), Set.copyOf(one.pairs(order).values()));
      assertEquals(Map.of(OutwardOutcome.CANCELLED, 2L), one.view(order).outcomes());
      addsUp(one, order, 1);
    }
  }

  @Test
  void an_answer_that_comes_all_the_same_is_kept_and_shows_only_where_something_remains() {
    world.withApps("chat");
    world.caller.tell("chat", items -> acknowledged());
    Order order = world.submit("k", 0, 2);
    world.run();
    world.cancel(order);
    world.run();
    assertEquals(OrderView.State.CANCELLED, world.view(order).state());
    world.results("chat", FakeAppCaller.body(world.caller.asked("chat").subList(0, 1), item -> "UNBOUND"));
    world.results("chat", FakeAppCaller.body(world.caller.asked("chat").subList(1, 2), item -> "FAILED"));
    world.run();
    world.after(MINUTE);
    assertEquals(Map.of(OutwardOutcome.CANCELLED, 1L, OutwardOutcome.FAILED, 1L), world.view(order).outcomes());
    var stored = world.batches.tasks.of(order.batchIds().getFirst()).getFirst().outcomes();
    assertTrue(stored.at(0) == Outcome.UNBOUND || stored.at(1) == Outcome.UNBOUND);
    assertEquals(OrderView.State.SETTLED, world.view(order).state());
    assertEquals(List.of(), world.batches.index());
    addsUp(world, order, 1);
  }

  @Test
  void an_app_that_says_it_still_works_on_a_cancelled_number_is_told_again() {
    world.withApps("chat");
    world.caller.tell("chat", items -> acknowledged());
    Order order = world.submit("k", 0, 1);
    world.run();
    world.cancel(order);
    world.run();
    world.results("chat", FakeAppCaller.body(world.caller.asked("chat"), item -> "IN_REVIEW"));
    world.pass(Duration.ofMinutes(3), MINUTE);
    assertEquals(2, world.caller.recalled("chat").size());
    assertEquals("CANCELLED", world.pair(order, 0, "chat"));
    assertEquals(List.of(), world.batches.index());
  }

  @Test
  void an_app_that_cannot_be_told_is_tried_until_the_deadline_and_then_let_be() {
    world.withApps("chat");
    world.caller.tell("chat", items -> acknowledged());
    var calls = new ArrayList<Instant>();
    world.caller.tellCancelled(
        "chat",
        () -> {
          calls.add(world.clock.instant());
          return new Reply.Failed(Fault.UNREACHABLE);
        });
    Order order = world.submit("k", 0, 1);
    world.run();
    world.cancel(order);
    world.run();
    assertEquals(BatchState.SETTLED, world.batches.heads.find(order.batchIds().getFirst()).orElseThrow().state());
    world.pass(Duration.ofHours(6), MINUTE);
    assertTrue(calls.size() >= 4 && calls.size() <= 8, calls::toString);
    assertEquals(1, world.batches.tasks.of(order.batchIds().getFirst()).getFirst().attempts());
    world.pass(Duration.ofDays(9), Duration.ofHours(3));
    assertEquals(List.of(), world.batches.index());
    assertEquals("CANCELLED", world.pair(order, 0, "chat"));
  }

  @Test
  void an_app_that_recovers_is_told_once() {
    world.withApps("chat");
    world.caller.tell("chat", items -> acknowledged());
    var down = new AtomicBoolean(true);
    world.caller.tellCancelled("chat", () -> down.get() ? FakeAppCaller.answered(503, "") : acknowledged());
    Order order = world.submit("k", 0, 1);
    world.run();
    world.cancel(order);
    world.run();
    down.set(false);
    world.pass(Duration.ofMinutes(70), MINUTE);
    assertEquals(List.copyOf(refs(world, "chat")), world.caller.recalled("chat"));
    assertEquals(List.of(), world.batches.index());
  }

  @Test
  void a_settled_order_is_not_cancelled_and_a_cancelled_one_may_be_again() {
    world.withApps("chat");
    Order settled = world.submit("done", 0, 1);
    world.run();
    assertEquals(ProblemCode.ORDER_SETTLED, refusal(() -> world.cancel(settled)));
    Order order = world.submit("k", Requests.batch(TestNumbers.texts(5, 1), COOLS, "all"));
    world.cancel(order);
    world.run();
    world.cancel(order);
    assertEquals(0, world.queues.size());
    assertEquals(OrderView.State.CANCELLED, world.view(order).state());
  }

  @Test
  void an_order_is_cancelled_by_its_own_carrier() {
    Order order = world.submit("k", Requests.batch(TestNumbers.texts(5, 1), COOLS, "all"));
    var cancellation = new Cancellation(world.core());
    assertEquals(ProblemCode.NOT_FOUND, refusal(() -> cancellation.cancel("west", order.id().value())));
    assertEquals(ProblemCode.NOT_FOUND, refusal(() -> cancellation.cancel(World.CARRIER, "none")));
  }

  @Test
  void a_cancelled_number_may_be_ordered_again_in_the_same_cycle() {
    world.withApps("chat");
    Order first = world.submit("k", 0, 1);
    world.cancel(first);
    Order second = world.submit("again", 0, 1);
    assertEquals(1, second.committed().orElseThrow().accepted());
    world.run();
    assertEquals("CLEAR", world.pair(second, 0, "chat"));
  }

  // ---------------------------------------------------------------- races and deaths

  /** Every pair is final, and an app that holds a cancelled number was told of it. */
  private static void endsRight(World world, Order order) {
    addsUp(world, order, 3);
    assertEquals(List.of(), world.batches.index());
    assertEquals(Set.of("CANCELLED"), Set.copyOf(world.pairs(order).values()), "what was answered is not told");
    int done = world.apps.find("done").orElseThrow().number();
    long stored =
        world.batches.tasks.of(order.batchIds().getFirst()).stream()
            .filter(task -> task.task().app() == done)
            .flatMap(task -> IntStream.range(0, 2).mapToObj(task.outcomes()::at))
            .filter(Outcome::isClear)
            .count();
    assertEquals(world.caller.asked("done").stream().distinct().count(), stored, "and is kept");
    assertEquals(refs(world, "asks"), recalled(world, "asks"));
  }

  @Test
  void a_cancellation_may_come_between_any_two_calls_of_a_refresh() {
    boolean met = true;
    for (int call = 1; met; call++) {
      World raced = threeApps();
      Order order = raced.submit("k", 0, 2);
      raced.crashes.between(call, () -> raced.cancel(order));
      raced.run();
      met = raced.crashes.cameBetween();
      if (met) {
        raced.pass(Duration.ofMinutes(20), MINUTE);
        endsRight(raced, order);
      }
    }
  }

  @Test
  void a_refresh_may_come_between_any_two_calls_of_a_cancellation() {
    boolean met = true;
    for (int call = 1; met; call++) {
      World raced = threeApps();
      Order order = raced.submit("k", 0, 2);
      raced.crashes.between(call, raced::run);
      raced.cancel(order);
      met = raced.crashes.cameBetween();
      raced.pass(Duration.ofMinutes(20), MINUTE);
      endsRight(raced, order);
    }
  }

  @ParameterizedTest
  @EnumSource
  void what_slips_out_while_a_call_is_under_way_is_cancelled_and_told(InFlight until) {
    World raced = threeApps();
    Order order = raced.submit("k", 0, 2);
    var once = new AtomicBoolean();
    for (String app : List.of("asks", "done")) {
      raced.caller.tell(
          app,
          items -> {
            if (!once.getAndSet(true)) {
              raced.cancel(order);
              if (until == InFlight.SETTLED) {
                new BatchDriver(raced.core()).drive(order.batchIds().getFirst());
              }
            }
            return app.equals("asks") ? acknowledged() : FakeAppCaller.results(items, item -> "NOT_BOUND");
          });
    }
    raced.run();
    raced.pass(Duration.ofMinutes(20), MINUTE);
    endsRight(raced, order);
  }

  /** The part of the cancellation that is done while the call is under way. */
  enum InFlight {
    NOTED,
    SETTLED
  }

  @ParameterizedTest
  @EnumSource
  void a_cancellation_that_died_anywhere_is_finished_by_the_clock_or_was_not_begun(Crashes.Moment moment) {
    boolean died = true;
    for (int call = 1; died; call++) {
      World mortal = new World().withApps("chat", "pay");
      Order order = mortal.submit("k", Requests.batch(TestNumbers.texts(0, 1001), COOLS, "all"));
      mortal.crashes.at(call, moment);
      died = mortal.dies(w -> w.cancel(order));
      boolean noted = mortal.orders.find(order.id()).orElseThrow().cancelledAt().isPresent();
      mortal.pass(Duration.ofMinutes(3), MINUTE);
      addsUp(mortal, order, 2);
      assertEquals(noted ? OrderView.State.CANCELLED : OrderView.State.COOLING, mortal.view(order).state());
      mortal.cancel(order);
      mortal.pass(Duration.ofMinutes(2), MINUTE);
      assertEquals(Set.of("CANCELLED"), Set.copyOf(mortal.pairs(order).values()));
      assertEquals(List.of(), mortal.batches.index());
      assertEquals(List.of(), mortal.caller.asked());
    }
  }

  @ParameterizedTest
  @EnumSource
  void whoever_dies_after_a_cancellation_the_apps_are_told(Crashes.Moment moment) {
    boolean died = true;
    for (int call = 1; died; call++) {
      World mortal = threeApps();
      Order order = mortal.submit("k", 0, 2);
      mortal.run();
      mortal.crashes.at(call, moment);
      died =
          mortal.dies(
              w -> {
                w.cancel(order);
                w.run();
              });
      died |= mortal.crashes.deaths() > 0;
      mortal.cancel(order);
      mortal.pass(Duration.ofMinutes(30), MINUTE);
      endsRight(mortal, order);
    }
  }
}
