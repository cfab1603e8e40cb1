package org.numberrefresh.domain.quota;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import org.numberrefresh.domain.carrier.Question;

/**
 * The part of a party's quota that instances took in one day.
 *
 * @param day the day in Asia/Shanghai
 * @param taken the count that was taken for each question; what was never asked is missing
 */
public record DayUse(LocalDate day, Map<Question, Integer> taken) {

  /** Nothing was ever taken. */
  public static final DayUse NONE = new DayUse(LocalDate.EPOCH, Map.of());

  public DayUse {
    var counts = new EnumMap<Question, Integer>(Question.class);
    taken.forEach(
        (question, count) -> {
          if (count < 0) {
            throw new IllegalArgumentException("A count is not negative.");
          }
          if (count > 0) {
            counts.put(question, count);
          }
        });
    taken = Map.copyOf(counts);
  }

  /** The use that counts on a day: none if the stored day is past. A stored day that is ahead counts. */
  DayUse on(LocalDate today) {
    return day.isBefore(today) ? new DayUse(today, Map.of()) : this;
  }

  /** The count taken for a question. */
  public int of(Question question) {
    return taken.getOrDefault(question, 0);
  }

  /** This use with more taken for a question. */
  public DayUse plus(Question question, int more) {
    var counts = new EnumMap<Question, Integer>(Question.class);
    counts.putAll(taken);
    counts.merge(question, more, Integer::sum);
    return new DayUse(day, counts);
  }
}
