package org.numberrefresh.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.numberrefresh.domain.carrier.Carrier;
import org.numberrefresh.domain.carrier.DailyLimits;
import org.numberrefresh.domain.carrier.Question;
import org.numberrefresh.domain.quota.DailyQuota;
import org.numberrefresh.domain.quota.DayUse;
import org.numberrefresh.domain.quota.Lease;
import org.numberrefresh.domain.quota.Quotas;
import org.numberrefresh.domain.quota.Spending;
import org.numberrefresh.fake.FakeCarriers;
import org.numberrefresh.fake.FakeClients;
import org.numberrefresh.fake.TickingClock;
import org.numberrefresh.parallel.InParallel;

/** The promises of {@link Quotas}. */
public abstract class QuotasContract {

  private static final LocalDate DAY = LocalDate.of(2026, 11, 2);
  private static final int CALLERS = 48;

  protected abstract Quotas quotas();

  private static DayUse use(LocalDate day, int grades, int statuses, int checks) {
    return new DayUse(day, Map.of(Question.GRADES, grades, Question.STATUSES, statuses, Question.CHECKS, checks));
  }

  private static Lease taken(LocalDate day, int grades, int statuses, int checks) {
    return new Lease.Taken(use(day, grades, statuses, checks));
  }

  private static Lease refused(LocalDate day, int grades, int statuses, int checks) {
    return new Lease.Refused(use(day, grades, statuses, checks));
  }

  @Test
  void a_day_begins_once() {
    String carrier = Samples.id("carrier");
    assertEquals(taken(DAY, 100, 0, 0), quotas().begin(carrier, use(DAY, 100, 0, 0)));
    assertEquals(refused(DAY, 100, 0, 0), quotas().begin(carrier, use(DAY, 0, 7, 0)));
    assertEquals(refused(DAY, 100, 0, 0), quotas().begin(carrier, use(DAY.minusDays(1), 0, 7, 0)));
    LocalDate next = DAY.plusDays(1);
    assertEquals(taken(next, 0, 0, 5), quotas().begin(carrier, use(next, 0, 0, 5)));
  }

  @Test
  void blocks_are_added_up_to_the_most() {
    String carrier = Samples.id("carrier");
    quotas().begin(carrier, use(DAY, 0, 3, 0));
    assertEquals(taken(DAY, 0, 8, 0), quotas().add(carrier, DAY, Question.STATUSES, 5, 10));
    assertEquals(refused(DAY, 0, 8, 0), quotas().add(carrier, DAY, Question.STATUSES, 3, 10));
    assertEquals(taken(DAY, 0, 10, 0), quotas().add(carrier, DAY, Question.STATUSES, 2, 10));
    assertEquals(taken(DAY, 7, 10, 0), quotas().add(carrier, DAY, Question.GRADES, 7, 7));
    assertEquals(taken(DAY, 7, 10, 1), quotas().add(carrier, DAY, Question.CHECKS, 1, 7));
  }

  @ParameterizedTest
  @EnumSource
  void each_question_has_a_count_of_its_own(Question question) {
    String carrier = Samples.id("carrier");
    quotas().begin(carrier, new DayUse(DAY, Map.of()));
    DayUse two = new DayUse(DAY, Map.of(question, 2));
    assertEquals(new Lease.Taken(two), quotas().add(carrier, DAY, question, 2, 2));
    assertEquals(new Lease.Refused(two), quotas().add(carrier, DAY, question, 1, 2));
    assertEquals(
        new Lease.Taken(new DayUse(DAY.plusDays(1), Map.of())),
        quotas().begin(carrier, new DayUse(DAY.plusDays(1), Map.of())));
  }

  @Test
  void nothing_is_added_to_another_day() {
    String carrier = Samples.id("carrier");
    assertEquals(new Lease.Refused(DayUse.NONE), quotas().add(carrier, DAY, Question.GRADES, 1, 10));
    quotas().begin(carrier, use(DAY, 1, 0, 0));
    for (LocalDate other : List.of(DAY.minusDays(1), DAY.plusDays(1))) {
      assertEquals(refused(DAY, 1, 0, 0), quotas().add(carrier, other, Question.GRADES, 1, 10));
    }
  }

  @Test
  void carriers_do_not_share() {
    quotas().begin(Samples.id("carrier"), use(DAY, 100, 0, 0));
    assertEquals(taken(DAY, 5, 0, 0), quotas().begin(Samples.id("carrier"), use(DAY, 5, 0, 0)));
  }

  @Test
  void of_many_at_once_one_begins_the_day_and_the_others_add() {
    String carrier = Samples.id("carrier");
    long begun =
        IntStream.range(0, 8)
            .parallel()
            .filter(i -> quotas().begin(carrier, use(DAY, 1, 0, 0)) instanceof Lease.Taken)
            .count();
    assertEquals(1, begun);
    long added =
        IntStream.range(0, 8)
            .parallel()
            .filter(i -> quotas().add(carrier, DAY, Question.GRADES, 1, 6) instanceof Lease.Taken)
            .count();
    assertEquals(5, added);
  }

  /** Counts the writes of all callers. */
  private final class Counted implements Quotas {

    private final AtomicInteger writes = new AtomicInteger();

    @Override
    public Lease add(String carrier, LocalDate day, Question question, int block, int most) {
      writes.incrementAndGet();
      return quotas().add(carrier, day, question, block, most);
    }

    @Override
    public Lease begin(String carrier, DayUse first) {
      writes.incrementAndGet();
      return quotas().begin(carrier, first);
    }
  }

  @Test
  void a_question_of_48_callers_at_the_start_of_a_day_costs_less_than_three_writes() {
    String id = Samples.id("carrier");
    var carriers = new FakeCarriers(new FakeClients());
    carriers.save(new Carrier(id, "East", Optional.empty(), List.of(), List.of(), new DailyLimits(1_000_000, 0)));
    var clock = new TickingClock();
    var counted = new Counted();
    List<DailyQuota> callers = Stream.generate(() -> new DailyQuota(counted, carriers, clock)).limit(CALLERS).toList();
    assertTrue(writes(counted, callers, id, 1) < 3 * CALLERS);
    clock.advance(Duration.ofDays(1));
    assertTrue(writes(counted, callers, id, 1) <= 2 * CALLERS);
    assertTrue(writes(counted, callers, id, 20) < 6 * CALLERS, "less than 0.3 a question");
  }

  private static int writes(Counted counted, List<DailyQuota> callers, String carrier, int questions) {
    int before = counted.writes.get();
    InParallel.over(
        callers,
        callers.size(),
        caller -> {
          for (int i = 0; i < questions; i++) {
            assertInstanceOf(Spending.Granted.class, caller.spend(carrier, Question.GRADES, 1));
          }
          return questions;
        });
    return counted.writes.get() - before;
  }
}
