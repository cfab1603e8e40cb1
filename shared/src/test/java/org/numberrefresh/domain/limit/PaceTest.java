package org.numberrefresh.domain.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.numberrefresh.fake.TickingClock;

/** No second of any offset has more starts than the rate, however late each start is used. */
class PaceTest {

  private static final Instant NOW = TickingClock.START;
  private static final long SECOND = 1_000_000;

  /** The most starts in any second, by their times in microseconds. */
  private static int mostInASecond(List<Long> times) {
    List<Long> sorted = times.stream().sorted().toList();
    int most = 0;
    int from = 0;
    for (int to = 0; to < sorted.size(); to++) {
      while (sorted.get(to) - sorted.get(from) >= SECOND) {
        from++;
      }
      most = Math.max(most, to - from + 1);
    }
    return most;
  }

  private static long micros(Instant at) {
    return ChronoUnit.MICROS.between(NOW, at);
  }

  @Property(tries = 3000)
  void no_second_has_more_starts_than_the_rate(
      @ForAll @IntRange(min = 1, max = 200) int rate,
      @ForAll @IntRange(max = 3) int haste,
      @ForAll @IntRange(max = 4) int lateness,
      @ForAll Random random) {
    Pace pace = Pace.NEW;
    Instant now = NOW;
    var times = new ArrayList<Long>();
    for (int i = 0; i < 60; i++) {
      Pace.Paced paced = pace.take(rate, 1 + random.nextInt(rate + 2), now, Instant.EPOCH, now.plusMillis(4500));
      pace = paced.after();
      for (Start start : paced.starts()) {
        long from = micros(start.from());
        long until = micros(start.until());
        times.add(
            switch (lateness) {
              case 0 -> from;
              case 1 -> until;
              case 2 -> random.nextBoolean() ? from : until;
              default -> from + random.nextLong(until - from + 1);
            });
      }
      now = now.plusMillis(random.nextInt(haste == 0 ? 20 : haste == 1 ? 300 : haste == 2 ? 2500 : 6000));
    }
    int most = mostInASecond(times);
    assertTrue(most <= rate, most + " at a rate of " + rate);
  }

  @Property(tries = 200)
  void nine_tenths_of_the_rate_are_used_where_so_much_is_wanted(
      @ForAll @IntRange(min = 1, max = 500) int rate, @ForAll @IntRange(min = 1, max = 50) int wanted) {
    Pace pace = Pace.NEW;
    Instant begun = NOW.plusSeconds(5);
    Instant end = begun.plusSeconds(30);
    long given = 0;
    for (Instant now = NOW; now.isBefore(end); now = now.plusMillis(50)) {
      Pace.Paced paced = pace.take(rate, wanted * rate, now, Instant.EPOCH, now.plusMillis(100));
      pace = paced.after();
      given += paced.starts().stream().filter(start -> !start.from().isBefore(begun)).count();
    }
    assertTrue(given >= 0.9 * rate * 30 && given <= rate * 30 + 1, given + " of " + rate * 30);
  }

  @Example
  void an_app_that_is_asked_little_is_asked_at_once_and_the_worker_need_not_hurry() {
    Pace pace = Pace.NEW;
    for (int i = 0; i < 20; i++) {
      Instant now = NOW.plusMillis(2100L * i);
      Pace.Paced paced = pace.take(12, 2, now, Instant.EPOCH, now);
      pace = paced.after();
      assertEquals(List.of(now, now), paced.starts().stream().map(Start::from).toList());
      assertTrue(Duration.between(now, paced.starts().getFirst().until()).toMillis() >= 2000);
    }
  }

  @Example
  void nothing_starts_before_the_app_may_be_called_again() {
    Instant open = NOW.plusSeconds(2);
    Pace.Paced paced = Pace.NEW.take(10, 3, NOW, open, NOW.plusSeconds(5));
    assertEquals(3, paced.starts().size());
    assertEquals(open, paced.starts().getFirst().from());
    assertEquals(List.of(), Pace.NEW.take(10, 3, NOW, open, NOW.plusSeconds(1)).starts());
  }
}
