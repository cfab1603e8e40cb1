package org.numberrefresh.domain.statistics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A histogram of the times until numbers were answered. Its classes grow with the time, each by at most a factor of
 * two, from one second to ninety days. A time is told as the upper bound of its class.
 *
 * @param counts the count of numbers by the index of their class; a class without numbers is missing
 */
public record AnswerTimes(SortedMap<Integer, Long> counts) {

  /** The upper bounds of the classes. Their places are stored: none is ever changed, and more come at the end. */
  private static final List<Duration> BOUNDS = bounds();

  /** No times. */
  public static final AnswerTimes NONE = new AnswerTimes(Collections.emptySortedMap());

  public AnswerTimes {
    counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
    if (!counts.isEmpty() && (counts.firstKey() < 0 || counts.lastKey() >= BOUNDS.size())) {
      throw new IllegalArgumentException("A class of times has an index from 0 to " + (BOUNDS.size() - 1) + ".");
    }
  }

  private static List<Duration> bounds() {
    var bounds = new ArrayList<Duration>();
    List.of(1, 2, 3, 5, 7, 10, 15, 20, 30, 45).forEach(n -> bounds.add(Duration.ofSeconds(n)));
    List.of(1, 2, 3, 5, 7, 10, 15, 20, 30, 45).forEach(n -> bounds.add(Duration.ofMinutes(n)));
    List.of(1, 2, 3, 4, 6, 8, 12, 18).forEach(n -> bounds.add(Duration.ofHours(n)));
    List.of(1, 2, 3, 4, 5, 6, 7, 8, 10, 14, 21, 28, 42, 60, 90).forEach(n -> bounds.add(Duration.ofDays(n)));
    return List.copyOf(bounds);
  }

  /** Some numbers that were answered after the same time. A time beyond the last class counts in it. */
  public static AnswerTimes of(Duration time, long numbers) {
    int at = 0;
    while (at < BOUNDS.size() - 1 && time.compareTo(BOUNDS.get(at)) > 0) {
      at++;
    }
    return numbers == 0 ? NONE : new AnswerTimes(new TreeMap<>(Map.of(at, numbers)));
  }

  /** These times and others. */
  public AnswerTimes plus(AnswerTimes more) {
    var all = new TreeMap<>(counts);
    more.counts.forEach((at, count) -> all.merge(at, count, Long::sum));
    return new AnswerTimes(all);
  }

  /** The count of numbers. */
  public long numbers() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /**
   * The time within which a part of the numbers was answered; empty if there are none.
   *
   * @param percent the part, from 1 to 100
   */
  public Optional<Duration> within(int percent) {
    long wanted = (numbers() * percent + 99) / 100;
    long seen = 0;
    for (Map.Entry<Integer, Long> one : counts.entrySet()) {
      seen += one.getValue();
      if (seen >= wanted) {
        return Optional.of(BOUNDS.get(one.getKey()));
      }
    }
    return Optional.empty();
  }
}
