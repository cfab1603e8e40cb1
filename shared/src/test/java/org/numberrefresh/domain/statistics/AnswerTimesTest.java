package org.numberrefresh.domain.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AnswerTimesTest {

  @Test
  void a_time_is_told_as_the_upper_bound_of_its_class() {
    assertEquals(Optional.of(Duration.ofSeconds(1)), AnswerTimes.of(Duration.ZERO, 1).within(50));
    assertEquals(Optional.of(Duration.ofSeconds(3)), AnswerTimes.of(Duration.ofSeconds(3), 1).within(50));
    assertEquals(Optional.of(Duration.ofSeconds(5)), AnswerTimes.of(Duration.ofSeconds(4), 1).within(50));
    assertEquals(Optional.of(Duration.ofDays(90)), AnswerTimes.of(Duration.ofDays(1_000), 1).within(50));
    assertEquals(Optional.empty(), AnswerTimes.NONE.within(50));
    assertEquals(AnswerTimes.NONE, AnswerTimes.of(Duration.ofSeconds(3), 0));
  }

  @Test
  void of_many_times_a_part_is_answered_within_each() {
    AnswerTimes times =
        AnswerTimes.of(Duration.ofSeconds(2), 50)
            .plus(AnswerTimes.of(Duration.ofMinutes(4), 45))
            .plus(AnswerTimes.of(Duration.ofDays(3), 5));
    assertEquals(100, times.numbers());
    assertEquals(Optional.of(Duration.ofSeconds(2)), times.within(50));
    assertEquals(Optional.of(Duration.ofMinutes(5)), times.within(51));
    assertEquals(Optional.of(Duration.ofMinutes(5)), times.within(95));
    assertEquals(Optional.of(Duration.ofDays(3)), times.within(96));
  }

  @Test
  void each_class_is_at_most_twice_as_long_as_the_one_before() {
    Duration last = AnswerTimes.of(Duration.ZERO, 1).within(100).orElseThrow();
    while (last.compareTo(Duration.ofDays(90)) < 0) {
      Duration next = AnswerTimes.of(last.plusSeconds(1), 1).within(100).orElseThrow();
      assertTrue(next.compareTo(last) > 0 && next.compareTo(last.multipliedBy(2)) <= 0, last + " and " + next);
      last = next;
    }
  }

  @Test
  void a_class_that_does_not_exist_is_refused() {
    assertThrows(IllegalArgumentException.class, () -> new AnswerTimes(new TreeMap<>(Map.of(-1, 1L))));
    assertThrows(IllegalArgumentException.class, () -> new AnswerTimes(new TreeMap<>(Map.of(43, 1L))));
  }
}
