package org.numberrefresh.domain.quota;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.numberrefresh.domain.carrier.Carrier;
import org.numberrefresh.domain.carrier.DailyLimits;
import org.numberrefresh.domain.carrier.Question;
import org.numberrefresh.fake.FakeCarriers;
import org.numberrefresh.fake.FakeClients;
import org.numberrefresh.fake.FakeQuotas;
import org.numberrefresh.fake.TickingClock;

/** A carrier asks of so many numbers a day. */
class DailyQuotaTest {

  private static final String CARRIER = "east";

  private final TickingClock clock = new TickingClock();
  private final FakeQuotas stored = new FakeQuotas();
  private final FakeCarriers carriers = new FakeCarriers(new FakeClients());
  private final DailyQuota quota = instance();

  @BeforeEach
  void register() {
    limits(new DailyLimits(300, 20));
  }

  private DailyQuota instance() {
    return new DailyQuota(stored, carriers, clock);
  }

  private void limits(DailyLimits limits) {
    carriers.save(new Carrier(CARRIER, "East", Optional.empty(), List.of(), List.of(), limits));
  }

  private int spent(Question question, int numbers) {
    return assertInstanceOf(Spending.Granted.class, quota.spend(CARRIER, question, numbers)).left().remaining();
  }

  private Spending.Left refused(Question question, int numbers) {
    return assertInstanceOf(Spending.Exceeded.class, quota.spend(CARRIER, question, numbers)).left();
  }

  @Test
  void what_is_left_is_told_with_each_question() {
    assertEquals(200, spent(Question.GRADES, 100));
    assertEquals(199, spent(Question.GRADES, 1));
    assertEquals(10, spent(Question.STATUSES, 10));
    assertEquals(99, spent(Question.GRADES, 100));
  }

  @Test
  void what_is_more_than_is_left_is_refused_whole() {
    spent(Question.GRADES, 100);
    spent(Question.GRADES, 100);
    spent(Question.GRADES, 50);
    assertEquals(50, refused(Question.GRADES, 51).remaining());
    assertEquals(0, spent(Question.GRADES, 50));
    assertEquals(0, refused(Question.GRADES, 1).remaining());
  }

  @Test
  void the_day_ends_at_midnight_in_shanghai() {
    clock.set(Instant.parse("2026-11-02T15:59:59.5Z"));
    spent(Question.STATUSES, 20);
    assertEquals(Duration.ofMillis(500), refused(Question.STATUSES, 1).endsIn());
    clock.advance(Duration.ofMillis(500));
    assertEquals(19, spent(Question.STATUSES, 1));
  }

  @Test
  void what_an_instance_has_left_of_a_day_is_not_spent_in_the_next() {
    limits(new DailyLimits(100_000, 20));
    spent(Question.GRADES, 1);
    clock.advance(Duration.ofDays(1));
    assertEquals(99_999, spent(Question.GRADES, 1));
  }

  @Test
  void who_has_the_next_day_already_leads_the_others_into_it() {
    var ahead = new TickingClock();
    ahead.set(clock.instant().plus(Duration.ofDays(1)));
    new DailyQuota(stored, carriers, ahead).spend(CARRIER, Question.STATUSES, 15);
    assertEquals(0, spent(Question.STATUSES, 5));
    refused(Question.STATUSES, 1);
  }

  @Test
  void another_instance_gives_what_is_left() {
    spent(Question.STATUSES, 10);
    Spending other = instance().spend(CARRIER, Question.STATUSES, 10);
    assertInstanceOf(Spending.Granted.class, other);
    refused(Question.STATUSES, 1);
  }

  @Test
  void whoever_asks_on_costs_nothing() {
    spent(Question.STATUSES, 20);
    refused(Question.STATUSES, 1);
    int calls = stored.calls();
    for (int i = 0; i < 100; i++) {
      refused(Question.STATUSES, 1);
    }
    assertEquals(calls, stored.calls());
  }

  @Test
  void a_limit_that_was_changed_counts_a_minute_later_at_most() {
    spent(Question.STATUSES, 20);
    limits(new DailyLimits(300, 30));
    clock.advance(Duration.ofSeconds(61));
    assertEquals(0, spent(Question.STATUSES, 10));
    limits(new DailyLimits(300, 25));
    clock.advance(Duration.ofSeconds(61));
    assertEquals(0, refused(Question.STATUSES, 1).remaining());
  }

  @Test
  void instances_that_ask_once_and_are_gone_take_no_more_than_they_asked() {
    limits(new DailyLimits(300, 1_000));
    for (int i = 0; i < 100; i++) {
      assertInstanceOf(Spending.Granted.class, instance().spend(CARRIER, Question.STATUSES, 10));
    }
    refused(Question.STATUSES, 1);
  }

  @Test
  void a_limit_that_is_taken_away_stops_what_was_leased_before() {
    limits(new DailyLimits(100_000, 20));
    for (int i = 0; i < 5; i++) {
      spent(Question.GRADES, 100);
    }
    limits(new DailyLimits(0, 20));
    clock.advance(Duration.ofSeconds(61));
    refused(Question.GRADES, 1);
  }

  @Test
  void a_carrier_that_may_ask_nothing_is_refused() {
    limits(new DailyLimits(0, 0));
    refused(Question.GRADES, 1);
    assertEquals(0, stored.calls());
  }

  @Test
  void a_carrier_that_is_not_registered_has_the_usual_limits() {
    Spending spending = quota.spend("nobody", Question.GRADES, 1);
    assertEquals(DailyLimits.USUAL.grades() - 1, spending.left().remaining());
  }
}
