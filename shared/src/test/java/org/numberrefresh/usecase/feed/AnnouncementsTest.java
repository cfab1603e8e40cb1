package org.numberrefresh.usecase.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.numberrefresh.domain.batch.BatchHead;
import org.numberrefresh.domain.batch.Withdrawn;
import org.numberrefresh.domain.event.EventData;
import org.numberrefresh.domain.event.EventType;
import org.numberrefresh.domain.event.SettledCounts;
import org.numberrefresh.domain.order.Order;
import org.numberrefresh.domain.outcome.OutwardOutcome;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.release.GateCounts;
import org.numberrefresh.fake.Crashes;
import org.numberrefresh.fake.FakeAppCaller;
import org.numberrefresh.fake.Requests;
import org.numberrefresh.fake.TestNumbers;
import org.numberrefresh.fake.TickingClock;
import org.numberrefresh.fake.World;
import org.numberrefresh.usecase.report.NumberReports;

/** A carrier is told what happens to its orders, each thing once and in its order. */
class AnnouncementsTest {

  private static final String GIVEN_UP = "2026-10-01T00:00:00+08:00";
  private static final Instant COOLING_ENDS = Instant.parse("2026-12-29T16:00:00Z");
  private static final Duration TO_THE_DAY = Duration.between(TickingClock.START, COOLING_ENDS);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final World world = new World();

  private List<EventData> told() {
    return world.feeds.dataOf(World.CARRIER);
  }

  private List<EventType> types() {
    return told().stream().map(EventData::type).toList();
  }

  private Order cooling(String key, int from, int count) {
    return world.submit(key, Requests.batch(TestNumbers.texts(from, count), GIVEN_UP, "all"));
  }

  private static SettledCounts clear(int numbers, int apps) {
    return new SettledCounts(
        numbers, Map.of(OutwardOutcome.CLEAR, numbers * apps), numbers, 0, new GateCounts(numbers, 0, 0));
  }

  @Test
  void an_order_is_told_from_its_acceptance_to_its_end() {
    world.withApps("chat", "pay");
    Order order = world.submit("k", 0, 3);
    world.run();
    var batch = new BatchId(order.id(), 0);
    Order.Committed part = order.committed().orElseThrow();
    assertEquals(
        List.of(
            new EventData.OrderAccepted(order.id(), 3, 0, part.startsAt(), part.dueAt()),
            new EventData.OrderStarted(order.id(), 3),
            new EventData.BatchSettled(batch, 0, clear(3, 2)),
            new EventData.OrderSettled(order.id(), clear(3, 2))),
        told());
  }

  @Test
  void an_order_that_cools_is_told_as_accepted_at_once_and_as_started_on_the_day() {
    world.withApps("chat");
    Order order = cooling("k", 0, 2);
    world.run();
    assertEquals(List.of(EventType.ORDER_ACCEPTED), types());
    world.after(TO_THE_DAY.plus(MINUTE));
    assertEquals(new EventData.OrderStarted(order.id(), 2), told().get(1));
  }

  @ParameterizedTest
  @EnumSource
  void an_order_that_cools_is_told_as_accepted_whatever_call_a_process_dies_at(Crashes.Moment moment) {
    boolean died = true;
    for (int call = 1; died; call++) {
      var other = new AnnouncementsTest();
      other.world.withApps("chat");
      other.world.crashes.at(call, moment);
      other.world.dies(
          w -> {
            other.cooling("k", 0, 2);
            w.run();
          });
      died = other.world.crashes.deaths() > 0;
      other.world.clock.advance(MINUTE);
      Order order = other.cooling("k", 0, 2);
      other.world.pass(Duration.ofMinutes(5), MINUTE);
      assertEquals(List.of(EventType.ORDER_ACCEPTED), other.types());
      BatchHead head = other.world.batches.heads.find(order.batchIds().getFirst()).orElseThrow();
      assertEquals(Optional.of(COOLING_ENDS), head.dueAt());
    }
  }

  private static final List<EventType> FROM_BEGINNING_TO_END =
      List.of(EventType.ORDER_ACCEPTED, EventType.ORDER_STARTED, EventType.BATCH_SETTLED, EventType.ORDER_SETTLED);

  @ParameterizedTest
  @EnumSource
  void an_order_that_starts_at_once_is_told_in_order_whatever_call_a_process_dies_at(Crashes.Moment moment) {
    boolean died = true;
    for (int call = 1; died; call++) {
      var other = new AnnouncementsTest();
      other.world.withApps("chat");
      other.world.crashes.at(call, moment);
      other.world.dies(
          w -> {
            w.submit("k", 0, 2);
            w.run();
          });
      died = other.world.crashes.deaths() > 0;
      other.world.clock.advance(MINUTE);
      other.world.submit("k", 0, 2);
      other.world.pass(Duration.ofMinutes(20), MINUTE);
      assertEquals(FROM_BEGINNING_TO_END, other.types(), "call " + call);
    }
  }

  @Test
  void an_app_that_answers_before_the_start_is_told_changes_no_order_of_events() {
    boolean cameBetween = true;
    for (int call = 1; cameBetween; call++) {
      var other = new AnnouncementsTest();
      other.world.withApps("chat");
      other.world.submit("k", 0, 2);
      other.world.crashes.between(call, other.world::run);
      other.world.run();
      cameBetween = other.world.crashes.cameBetween();
      assertEquals(FROM_BEGINNING_TO_END, other.types(), "call " + call);
    }
  }

  @Test
  void an_order_of_many_batches_is_settled_once_with_the_counts_of_all() {
    world.withApps("chat");
    Order order = world.submit("k", 0, 1_100);
    world.run();
    assertEquals(3, order.batchIds().size());
    assertEquals(new EventData.OrderStarted(order.id(), 1_100), told().get(1));
    assertEquals(3, types().stream().filter(EventType.BATCH_SETTLED::equals).count());
    assertEquals(new EventData.OrderSettled(order.id(), clear(1_100, 1)), told().getLast());
    assertEquals(6, told().size());
  }

  @Test
  void late_answers_are_told_together_with_the_counts_after_them() {
    world.withApps("chat");
    world.caller.tell("chat", items -> FakeAppCaller.answered(202, ""));
    Order order = world.submit("k", 0, 2);
    world.run();
    world.pass(Duration.ofDays(20), Duration.ofHours(6));
    var batch = new BatchId(order.id(), 0);
    var unanswered = new SettledCounts(2, Map.of(OutwardOutcome.NO_RESPONSE, 2), 0, 2, new GateCounts(0, 2, 0));
    assertEquals(new EventData.OrderSettled(order.id(), unanswered), told().getLast());
    var asked = world.caller.asked("chat");
    world.results("chat", FakeAppCaller.body(List.of(asked.get(0)), item -> "UNBOUND"));
    world.results("chat", FakeAppCaller.body(List.of(asked.get(1)), item -> "UNBOUND"));
    world.after(MINUTE);
    world.after(MINUTE);
    assertEquals(5, told().size());
    assertEquals(new EventData.OutcomeChanged(batch, 0, clear(2, 1)), told().getLast());
    assertEquals(List.of(), world.batches.index());
  }

  @Test
  void restored_numbers_are_told_while_the_others_cool_on() {
    world.withApps("chat");
    Order order = cooling("k", 0, 3);
    world.run();
    world.restore(1);
    world.restore(1);
    world.after(MINUTE);
    var batch = new BatchId(order.id(), 0);
    assertEquals(new EventData.NumberWithdrawn(batch, 1, Withdrawn.Why.RESTORED), told().getLast());
    assertEquals(2, told().size());
    world.after(TO_THE_DAY.plus(MINUTE));
    assertEquals(2, world.caller.asked("chat").size());
    var counts =
        new SettledCounts(
            3, Map.of(OutwardOutcome.CLEAR, 2, OutwardOutcome.CANCELLED, 1), 2, 0, new GateCounts(2, 0, 1));
    assertEquals(new EventData.OrderSettled(order.id(), counts), told().getLast());
  }

  @Test
  void a_cancelled_order_is_told_as_withdrawn_and_settled() {
    world.withApps("chat");
    Order order = cooling("k", 0, 2);
    world.run();
    world.cancel(order);
    world.run();
    var batch = new BatchId(order.id(), 0);
    assertEquals(
        List.of(
            new EventData.NumberWithdrawn(batch, 2, Withdrawn.Why.CANCELLED),
            new EventData.BatchSettled(
                batch, 0, new SettledCounts(2, Map.of(OutwardOutcome.CANCELLED, 2), 0, 0, GateCounts.held(2))),
            new EventData.OrderSettled(
                order.id(), new SettledCounts(2, Map.of(OutwardOutcome.CANCELLED, 2), 0, 0, GateCounts.held(2)))),
        told().subList(1, told().size()));
  }

  @Test
  void a_number_that_is_in_service_again_is_told_as_overtaken() {
    world.withApps("chat");
    Order order = cooling("k", 0, 2);
    world.run();
    world.clock.advance(Duration.ofDays(2));
    new NumberReports(world.core()).take(World.CARRIER, Requests.report(0, "ACTIVATED", "2026-11-03T00:00:00+08:00"));
    world.after(MINUTE);
    assertEquals(
        new EventData.NumberWithdrawn(new BatchId(order.id(), 0), 1, Withdrawn.Why.OVERTAKEN), told().getLast());
  }

  @Test
  void carriers_are_told_of_their_own_orders_alone() {
    world.withApps("chat");
    world.submit("k", 0, 1);
    world.run();
    assertTrue(told().size() > 2);
    assertEquals(List.of(), world.feeds.dataOf("west"));
  }
}
