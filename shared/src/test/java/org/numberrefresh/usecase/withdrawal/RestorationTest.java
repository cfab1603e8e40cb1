package org.numberrefresh.usecase.withdrawal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.numberrefresh.domain.batch.BatchHead;
import org.numberrefresh.domain.batch.BatchState;
import org.numberrefresh.domain.order.Order;
import org.numberrefresh.domain.release.Release;
import org.numberrefresh.fake.Crashes;
import org.numberrefresh.fake.FakeAppCaller.AskedItem;
import org.numberrefresh.fake.Requests;
import org.numberrefresh.fake.TestNumbers;
import org.numberrefresh.fake.TickingClock;
import org.numberrefresh.fake.World;
import org.numberrefresh.problem.Problem.LineProblem;
import org.numberrefresh.problem.ProblemCode;
import org.numberrefresh.usecase.query.Grade;
import org.numberrefresh.usecase.query.NumberState;
import org.numberrefresh.usecase.query.OrderView;
import org.numberrefresh.usecase.query.Queries;

/** A number that its old holder takes back while it cools is never sent to anybody. */
class RestorationTest {

  private static final String GIVEN_UP = "2026-10-01T00:00:00+08:00";
  private static final Instant COOLING_ENDS = Instant.parse("2026-12-29T16:00:00Z");
  private static final Duration TO_THE_DAY = Duration.between(TickingClock.START, COOLING_ENDS);

  private final World world = new World();

  private Order cooling(String key, int from, int count) {
    return world.submit(key, Requests.batch(TestNumbers.texts(from, count), GIVEN_UP, "all"));
  }

  private static void addsUp(World world, Order order, int apps) {
    OrderView view = world.view(order);
    assertEquals((long) view.numbers() * apps, view.outcomes().values().stream().mapToLong(n -> n).sum());
  }

  private static BatchHead head(World world, Order order) {
    return world.batches.heads.find(order.batchIds().getFirst()).orElseThrow();
  }

  private static Queries.Status status(World world, int number) {
    return new Queries(world.core())
        .statuses(World.CARRIER, List.of(TestNumbers.number(number)))
        .get(TestNumbers.number(number));
  }

  private static Restoration.Restored accepted(int count) {
    return new Restoration.Restored(count, List.of());
  }

  private static Restoration.Restored rejected(ProblemCode code) {
    return new Restoration.Restored(0, List.of(LineProblem.of(0, code)));
  }

  private static Set<String> askedNumbers(World world, String app) {
    return world.caller.asked(app).stream().map(AskedItem::phoneNumber).collect(Collectors.toSet());
  }

  private static Map<String, String> all(Order order, World world, String shown) {
    return world.pairs(order).keySet().stream().collect(Collectors.toMap(pair -> pair, pair -> shown));
  }

  @Test
  void a_cooling_order_starts_by_itself_on_the_day() {
    world.withApps("chat");
    Order order = cooling("k", 0, 2);
    world.run();
    assertEquals(OrderView.State.COOLING, world.view(order).state());
    world.after(TO_THE_DAY.minusSeconds(1));
    assertEquals(List.of(), world.caller.asked());
    world.after(Duration.ofSeconds(1));
    assertEquals(2, world.caller.asked("chat").size());
    assertEquals(OrderView.State.SETTLED, world.view(order).state());
  }

  @Test
  void a_restored_number_is_never_sent_and_says_so() {
    world.withApps("chat", "pay");
    Order order = cooling("k", 0, 3);
    world.run();
    world.clock.advance(Duration.ofDays(1));
    assertEquals(accepted(1), world.restore(1));
    addsUp(world, order, 2);
    world.pass(TO_THE_DAY, Duration.ofDays(1));
    assertEquals(Set.of(TestNumbers.text(0), TestNumbers.text(2)), askedNumbers(world, "chat"));
    assertEquals("CANCELLED", world.pair(order, 1, "pay"));
    assertEquals(OrderView.State.SETTLED, world.view(order).state());
    addsUp(world, order, 2);
    Queries.Status status = status(world, 1);
    assertEquals(Grade.NOT_REFRESHED, status.grade());
    assertEquals(Release.HOLD, status.release());
    assertEquals(NumberState.RESTORED, status.cycle().state());
    assertEquals(Optional.of(TickingClock.START.plus(Duration.ofDays(1))), status.cycle().restoredAt());
    assertEquals(Grade.REFRESHED, status(world, 0).grade());
  }

  @Test
  void a_batch_of_which_every_number_was_restored_ends_at_once_and_sends_nothing() {
    world.withApps("chat", "pay");
    Order order = cooling("k", 0, 2);
    world.run();
    assertEquals(accepted(2), world.restore(0, 1));
    addsUp(world, order, 2);
    world.run();
    assertEquals(BatchState.SETTLED, head(world, order).state());
    assertEquals(OrderView.State.CANCELLED, world.view(order).state());
    addsUp(world, order, 2);
    assertEquals(all(order, world, "CANCELLED"), world.pairs(order));
    assertEquals(accepted(2), world.restore(0, 1));
    world.pass(TO_THE_DAY, Duration.ofDays(1));
    assertEquals(List.of(), world.caller.asked());
    assertEquals(List.of(), world.batches.index());
    assertEquals(NumberState.RESTORED, status(world, 0).cycle().state());
  }

  @Test
  void a_number_is_restored_by_its_own_carrier_and_only_while_it_cools() {
    world.withApps("chat");
    assertEquals(rejected(ProblemCode.NUMBER_NOT_FOUND), world.restore(0));
    world.submit("now", 5, 1);
    assertEquals(rejected(ProblemCode.NOT_COOLING), world.restore(5));
    cooling("k", 0, 1);
    var own = Requests.formed(List.of(Optional.of(TestNumbers.number(0))));
    assertEquals(rejected(ProblemCode.NUMBER_NOT_FOUND), new Restoration(world.core()).restore("west", own));
    world.after(TO_THE_DAY);
    assertEquals(rejected(ProblemCode.NOT_COOLING), world.restore(0));
    assertEquals(
        "CLEAR",
        world
            .pairs(world.submit("k", Requests.batch(TestNumbers.texts(0, 1), GIVEN_UP, "all")))
            .values()
            .iterator()
            .next());
  }

  @Test
  void a_restored_number_is_taken_out_of_every_batch_of_its_cycle() {
    world.withApps("chat", "pay");
    world.submit("k1", Requests.batch(TestNumbers.texts(0, 1), GIVEN_UP, "chat"));
    world.submit("k2", Requests.batch(TestNumbers.texts(0, 1), GIVEN_UP, "pay"));
    assertEquals(accepted(1), world.restore(0));
    world.pass(TO_THE_DAY, Duration.ofDays(1));
    assertEquals(List.of(), world.caller.asked());
    assertEquals(NumberState.RESTORED, status(world, 0).cycle().state());
  }

  @Test
  void a_number_that_is_back_with_its_old_holder_is_not_refreshed_in_the_same_cycle() {
    world.withApps("chat");
    cooling("k", 0, 2);
    world.restore(0);
    Order again = cooling("again", 0, 1);
    assertEquals(0, again.committed().orElseThrow().accepted());
  }

  /** The fate of the number: it was sent, or it was restored. */
  private static void eitherWay(World world, Order order, Restoration.Restored restored) {
    boolean taken = restored.equals(accepted(1));
    assertEquals(taken ? accepted(1) : rejected(ProblemCode.NOT_COOLING), restored);
    assertEquals(!taken, askedNumbers(world, "chat").contains(TestNumbers.text(0)));
    assertTrue(askedNumbers(world, "chat").contains(TestNumbers.text(1)));
    assertEquals(taken ? "CANCELLED" : "CLEAR", world.pair(order, 0, "chat"));
    assertEquals(taken ? NumberState.RESTORED : NumberState.REFRESHED, status(world, 0).cycle().state());
    assertEquals(OrderView.State.SETTLED, world.view(order).state());
    assertEquals(List.of(), world.batches.index());
    addsUp(world, order, 1);
  }

  @Test
  void of_a_restore_and_the_dispatch_one_wins_wherever_they_meet() {
    var won = new HashSet<Boolean>();
    boolean met = true;
    for (int call = 1; met; call++) {
      World raced = new World().withApps("chat");
      Order order = raced.submit("k", Requests.batch(TestNumbers.texts(0, 2), GIVEN_UP, "all"));
      raced.clock.advance(TO_THE_DAY);
      var restored = new AtomicReference<Restoration.Restored>();
      raced.crashes.between(call, () -> restored.set(raced.restore(0)));
      raced.sweep();
      raced.run();
      met = raced.crashes.cameBetween();
      if (met) {
        eitherWay(raced, order, restored.get());
        won.add(restored.get().accepted() == 1);
      }
    }
    assertEquals(Set.of(true, false), won);
  }

  @Test
  void of_the_dispatch_and_a_restore_one_wins_wherever_they_meet() {
    boolean met = true;
    for (int call = 1; met; call++) {
      World raced = new World().withApps("chat");
      Order order = raced.submit("k", Requests.batch(TestNumbers.texts(0, 2), GIVEN_UP, "all"));
      raced.clock.advance(TO_THE_DAY);
      raced.crashes.between(
          call,
          () -> {
            raced.sweep();
            raced.run();
          });
      Restoration.Restored restored = raced.restore(0);
      met = raced.crashes.cameBetween();
      if (met) {
        eitherWay(raced, order, restored);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_restore_that_died_anywhere_is_done_by_the_same_call_or_was_not_begun(Crashes.Moment moment) {
    boolean died = true;
    for (int call = 1; died; call++) {
      World mortal = new World().withApps("chat", "pay");
      Order order = mortal.submit("k", Requests.batch(TestNumbers.texts(0, 2), GIVEN_UP, "all"));
      mortal.crashes.at(call, moment);
      died = mortal.dies(w -> w.restore(0, 1));
      boolean noted = head(mortal, order).allUnsendable();
      mortal.pass(Duration.ofMinutes(3), Duration.ofMinutes(1));
      addsUp(mortal, order, 2);
      assertEquals(noted ? OrderView.State.CANCELLED : OrderView.State.COOLING, mortal.view(order).state());
      assertEquals(accepted(2), mortal.restore(0, 1));
      mortal.pass(TO_THE_DAY, Duration.ofDays(3));
      assertEquals(all(order, mortal, "CANCELLED"), mortal.pairs(order));
      assertEquals(List.of(), mortal.caller.asked());
      assertEquals(List.of(), mortal.batches.index());
    }
  }
}
