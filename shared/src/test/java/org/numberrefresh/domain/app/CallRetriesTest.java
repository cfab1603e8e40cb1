package org.numberrefresh.domain.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.numberrefresh.fake.TickingClock;

class CallRetriesTest {

  private static final Instant NOW = TickingClock.START;
  private static final RandomGenerator NO_JITTER = () -> 0L;

  @Property
  void a_retry_is_never_past_the_deadline_nor_before_what_the_app_asked_for(
      @ForAll @IntRange(min = 1, max = 100) int attempts,
      @ForAll @LongRange(min = 0, max = Integer.MAX_VALUE) long askedFor,
      @ForAll @LongRange(min = -1000, max = 2_000_000) long deadline,
      @ForAll Random random) {
    Instant closes = NOW.plusSeconds(deadline);
    Optional<Instant> next = CallRetries.next(attempts, Optional.of(Duration.ofSeconds(askedFor)), NOW, closes, random);
    assertTrue(next.isEmpty() || next.get().isBefore(closes));
    assertTrue(next.isEmpty() || !next.get().isBefore(NOW.plusSeconds(Math.max(60, askedFor))));
  }

  @Property
  void jitter_adds_a_tenth_at_most(@ForAll @IntRange(min = 1, max = 100) int attempts, @ForAll Random random) {
    Instant far = NOW.plus(Duration.ofDays(365));
    Duration plain =
        Duration.between(NOW, CallRetries.next(attempts, Optional.empty(), NOW, far, NO_JITTER).orElseThrow());
    Duration jittered =
        Duration.between(NOW, CallRetries.next(attempts, Optional.empty(), NOW, far, random).orElseThrow());
    assertTrue(jittered.compareTo(plain) >= 0);
    assertTrue(jittered.compareTo(plain.plus(plain.dividedBy(10))) <= 0);
  }

  @Property
  void quick_retries_wait_between_half_and_all(@ForAll @IntRange(max = 1) int retry, @ForAll Random random) {
    long full = 200L << retry;
    long wait = CallRetries.quick(retry, random).toMillis();
    assertTrue(wait >= full / 2 && wait <= full);
  }

  @Example
  void waits_grow_from_a_minute_to_a_day() {
    assertEquals(Duration.ofMinutes(1), waitAfter(1));
    assertEquals(Duration.ofMinutes(30), waitAfter(3));
    assertEquals(Duration.ofHours(24), waitAfter(9));
    assertEquals(Duration.ofHours(24), waitAfter(50));
  }

  private static Duration waitAfter(int attempts) {
    Instant far = NOW.plus(Duration.ofDays(365));
    return Duration.between(NOW, CallRetries.next(attempts, Optional.empty(), NOW, far, NO_JITTER).orElseThrow());
  }
}
