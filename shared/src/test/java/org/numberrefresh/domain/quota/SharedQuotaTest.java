package org.numberrefresh.domain.quota;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.numberrefresh.domain.carrier.Carrier;
import org.numberrefresh.domain.carrier.DailyLimits;
import org.numberrefresh.domain.carrier.Question;
import org.numberrefresh.fake.FakeCarriers;
import org.numberrefresh.fake.FakeClients;
import org.numberrefresh.fake.FakeQuotas;
import org.numberrefresh.fake.TickingClock;

/** However many instances spend a quota, and however their calls meet. */
class SharedQuotaTest {

  private static final String CARRIER = "east";
  private static final Instant MORNING = Instant.parse("2026-11-02T16:00:00Z");

  private static final class Instances {

    private final TickingClock clock = new TickingClock();
    private final FakeQuotas stored = new FakeQuotas();
    private final List<DailyQuota> instances = new ArrayList<>();
    private final Random chance;
    private int given;
    private int nested;

    Instances(int count, int limit, long seed) {
      this.chance = new Random(seed);
      clock.set(MORNING);
      var carriers = new FakeCarriers(new FakeClients());
      carriers.save(
          new Carrier(CARRIER, "East", Optional.empty(), List.of(), List.of(), new DailyLimits(limit, limit)));
      for (int i = 0; i < count; i++) {
        instances.add(new DailyQuota(meeting(), carriers, clock));
      }
    }

    /** Between the question of one instance and its write, others come. */
    private Quotas meeting() {
      return new Quotas() {
        @Override
        public Lease add(String carrier, LocalDate day, Question question, int block, int most) {
          meet();
          return stored.add(carrier, day, question, block, most);
        }

        @Override
        public Lease begin(String carrier, DayUse first) {
          meet();
          return stored.begin(carrier, first);
        }
      };
    }

    private void meet() {
      nested++;
      if (nested < 3 && instances.size() > 1 && chance.nextInt(3) == 0) {
        ask(chance.nextInt(100) + 1);
      }
      nested--;
    }

    /** True if some instance that is not at work grants a question. */
    boolean ask(int numbers) {
      DailyQuota one = instances.get(chance.nextInt(instances.size()));
      if (Thread.holdsLock(one)) {
        return true;
      }
      boolean granted = one.spend(CARRIER, Question.GRADES, numbers) instanceof Spending.Granted;
      given += granted ? numbers : 0;
      return granted;
    }
  }

  @Property(tries = 300)
  void never_is_more_given_in_a_day_than_the_limit(
      @ForAll @IntRange(min = 1, max = 20) int count,
      @ForAll @IntRange(min = 0, max = 20_000) int limit,
      @ForAll long seed) {
    var instances = new Instances(count, limit, seed);
    for (int day = 0; day < 3; day++) {
      instances.given = 0;
      int refused = 0;
      while (refused < 20 * count) {
        refused += instances.ask(instances.chance.nextInt(100) + 1) ? 0 : 1;
      }
      assertTrue(instances.given <= limit, instances.given + " of " + limit);
      int stranded = count == 1 ? 100 : 100 * count;
      assertTrue(instances.given >= limit - stranded, instances.given + " of " + limit + " for " + count);
      instances.clock.advance(Duration.ofDays(1));
    }
  }

  @Property(tries = 100)
  void one_instance_gives_all_of_it(@ForAll @IntRange(min = 0, max = 20_000) int limit, @ForAll long seed) {
    var instances = new Instances(1, limit, seed);
    while (instances.ask(instances.chance.nextInt(100) + 1)) {}
    while (instances.ask(1)) {}
    assertEquals(limit, instances.given);
  }

  @Property(tries = 100)
  void blocks_are_written_not_calls(@ForAll long seed) {
    var instances = new Instances(1, 100_000, seed);
    for (int i = 0; i < 50_000; i++) {
      instances.ask(1);
    }
    assertTrue(instances.stored.calls() < 80, () -> instances.stored.calls() + " writes");
  }
}
