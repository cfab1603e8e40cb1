package org.numberrefresh.domain.quota;

import java.time.LocalDate;
import org.numberrefresh.domain.carrier.Question;

/**
 * The part of a party's quota that instances took in one day, counted in numbers.
 *
 * @param day the day in Asia/Shanghai
 * @param grades numbers taken for questions about grades
 * @param statuses numbers taken for questions about status
 * @param checks numbers taken for recycling checks
 */
public record DayUse(LocalDate day, int grades, int statuses, int checks) {

  /** Nothing was ever taken. */
  public static final DayUse NONE = new DayUse(LocalDate.EPOCH, 0, 0);

  public DayUse {
    if (grades < 0 || statuses < 0 || checks < 0) {
      throw new IllegalArgumentException("A count is not negative.");
    }
  }

  /** The use of a carrier, which has no recycling checks. */
  public DayUse(LocalDate day, int grades, int statuses) {
    this(day, grades, statuses, 0);
  }

  /** The use that counts on a day: none if the stored day is past. A stored day that is ahead counts. */
  DayUse on(LocalDate today) {
    return day.isBefore(today) ? new DayUse(today, 0, 0) : this;
  }

  /** The numbers taken for a question. */
  public int of(Question question) {
    return switch (question) {
      case GRADES -> grades;
      case STATUSES -> statuses;
      case CHECKS -> checks;
    };
  }

  /** This use with more taken for a question. */
  public DayUse plus(Question question, int more) {
    return switch (question) {
      case GRADES -> new DayUse(day, grades + more, statuses, checks);
      case STATUSES -> new DayUse(day, grades, statuses + more, checks);
      case CHECKS -> new DayUse(day, grades, statuses, checks + more);
    };
  }
}
