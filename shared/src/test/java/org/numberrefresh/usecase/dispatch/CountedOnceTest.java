package org.numberrefresh.usecase.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.numberrefresh.domain.order.Order;
import org.numberrefresh.domain.outcome.OutwardOutcome;
import org.numberrefresh.domain.statistics.AppCounts;
import org.numberrefresh.domain.statistics.CarrierCounts;
import org.numberrefresh.domain.statistics.PairCounts;
import org.numberrefresh.fake.Crashes;
import org.numberrefresh.fake.FakeAppCaller;
import org.numberrefresh.fake.Requests;
import org.numberrefresh.fake.TestNumbers;
import org.numberrefresh.fake.World;

/** A settled batch is in the statistics once, with what its carrier was shown. */
class CountedOnceTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final World world = new World();

  private AppCounts of(String app) {
    return world.statistics.sum().app(world.apps.find(app).orElseThrow().number());
  }

  private CarrierCounts carrier() {
    return world.statistics.sum().carriers().getOrDefault(World.CARRIER, CarrierCounts.NONE);
  }

  private static PairCounts pairs(OutwardOutcome outcome, long count, long inTime) {
    return new PairCounts(Map.of(outcome, count), inTime);
  }

  @Test
  void a_settled_batch_counts_for_its_apps_and_its_carrier() {
    world.withApps("chat", "pay");
    world.caller.tellEach(
        "pay", (item, number) -> number.equals(TestNumbers.text(0)) ? "BLOCKED/ACCOUNT_BANNED" : "UNBOUND");
    world.submit("k", 0, 30);
    world.run();
    assertEquals(pairs(OutwardOutcome.CLEAR, 30, 30), of("chat").pairs());
    assertEquals(new PairCounts(Map.of(OutwardOutcome.CLEAR, 29L, OutwardOutcome.BLOCKED, 1L), 30), of("pay").pairs());
    assertEquals(
        new CarrierCounts(30, new PairCounts(Map.of(OutwardOutcome.CLEAR, 59L, OutwardOutcome.BLOCKED, 1L), 60)),
        carrier());
    assertEquals(30, of("chat").times().numbers());
  }

  @Test
  void nothing_counts_before_it_is_settled() {
    world.withApps("chat", "pay");
    world.caller.tell("pay", items -> FakeAppCaller.answered(202, ""));
    world.submit("k", 0, 30);
    world.run();
    assertEquals(AppCounts.NONE, of("chat"));
  }

  @Test
  void an_answer_that_comes_after_the_end_changes_no_count() {
    world.withApps("chat");
    world.caller.tell("chat", items -> FakeAppCaller.answered(202, ""));
    world.submit("k", 0, 30);
    world.run();
    world.pass(Duration.ofDays(20), Duration.ofHours(6));
    assertEquals(pairs(OutwardOutcome.NO_RESPONSE, 30, 0), of("chat").pairs());
    world.results("chat", FakeAppCaller.body(world.caller.asked("chat"), item -> "UNBOUND"));
    world.after(MINUTE);
    world.after(MINUTE);
    assertEquals(List.of(), world.batches.index());
    assertEquals(pairs(OutwardOutcome.NO_RESPONSE, 30, 0), of("chat").pairs());
    assertEquals(0, of("chat").times().numbers());
  }

  @Test
  void what_an_app_answered_before_its_deadline_closed_the_rest_is_in_time() {
    world.withApps("chat");
    world.caller.tell("chat", items -> FakeAppCaller.results(items.subList(0, 20), item -> "UNBOUND"));
    world.submit("k", 0, 30);
    world.run();
    world.pass(Duration.ofDays(20), Duration.ofHours(6));
    assertEquals(
        new PairCounts(Map.of(OutwardOutcome.CLEAR, 20L, OutwardOutcome.NO_RESPONSE, 10L), 20), of("chat").pairs());
    assertEquals(20, of("chat").times().numbers());
  }

  @Test
  void the_time_is_that_until_the_apps_last_answer_for_the_batch() {
    world.withApps("chat");
    world.caller.tell("chat", items -> FakeAppCaller.answered(202, ""));
    world.submit("k", 0, 30);
    world.run();
    world.clock.advance(Duration.ofHours(5));
    world.results("chat", FakeAppCaller.body(world.caller.asked("chat"), item -> "UNBOUND"));
    world.run();
    assertEquals(Optional.of(Duration.ofHours(6)), of("chat").times().within(50));
  }

  @Test
  void of_few_numbers_of_batch_mode_the_time_is_not_counted() {
    world.withApps("chat");
    world.submit("k", 0, 19);
    world.run();
    assertEquals(pairs(OutwardOutcome.CLEAR, 19, 19), of("chat").pairs());
    assertEquals(0, of("chat").times().numbers());
  }

  @Test
  void of_one_number_of_active_mode_the_time_is_counted() {
    world.withApps("chat");
    world.submit("k", Requests.active(0, "2026-10-05T09:30:00+08:00", "all"));
    world.run();
    assertEquals(1, of("chat").times().numbers());
  }

  @Test
  void a_withdrawn_number_counts_as_cancelled_and_was_not_asked() {
    world.withApps("chat");
    Order order = world.submit("k", Requests.batch(TestNumbers.texts(0, 30), "2026-10-01T00:00:00+08:00", "all"));
    world.run();
    world.cancel(order);
    world.run();
    assertEquals(pairs(OutwardOutcome.CANCELLED, 30, 0), of("chat").pairs());
    assertEquals(0, of("chat").pairs().asked());
    assertEquals(30, carrier().numbers());
  }

  @ParameterizedTest
  @EnumSource
  void a_batch_counts_once_whatever_call_its_process_dies_at(Crashes.Moment moment) {
    boolean died = true;
    for (int call = 1; died; call++) {
      var other = new CountedOnceTest();
      other.world.withApps("chat", "pay");
      Order order = other.world.submit("k", 0, 3);
      other.world.crashes.at(call, moment);
      other.world.dies(World::run);
      died = other.world.crashes.deaths() > 0;
      other.world.pass(Duration.ofMinutes(40), Duration.ofMinutes(2));
      var expected = new HashMap<OutwardOutcome, Long>();
      expected.put(OutwardOutcome.CLEAR, 6L);
      assertEquals(new CarrierCounts(3, new PairCounts(expected, 6)), other.carrier(), moment + " " + call);
      assertTrue(other.world.batches.heads.find(order.batchIds().getFirst()).orElseThrow().dueAt().isEmpty());
    }
  }

  @Test
  void two_workers_that_settle_a_batch_at_once_count_it_once() {
    boolean came = true;
    for (int call = 1; came; call++) {
      var other = new CountedOnceTest();
      other.world.withApps("chat");
      Order order = other.world.submit("k", 0, 3);
      World w = other.world;
      w.crashes.between(call, () -> new BatchDriver(w.core()).drive(order.batchIds().getFirst()));
      w.run();
      came = w.crashes.cameBetween();
      w.pass(Duration.ofMinutes(10), Duration.ofMinutes(2));
      assertEquals(new CarrierCounts(3, pairs(OutwardOutcome.CLEAR, 3, 3)), other.carrier(), "call " + call);
    }
  }
}
