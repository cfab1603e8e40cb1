package org.numberrefresh.domain.quota;

import java.time.LocalDate;
import org.numberrefresh.domain.carrier.Question;

/**
 * How many numbers were given out to whoever answers a party, in one day.
 *
 * @param day the day in Asia/Shanghai
 * @param grades for questions about grades
 * @param statuses for questions about status
 * @param checks for questions whether they were recycled
 */
public record DayUse(LocalDate day, int grades, int statuses, int checks) {

  /** Nothing was ever given out. */
  public static final DayUse NONE = new DayUse(LocalDate.EPOCH, 0, 0);

  public DayUse {
    if (grades < 0 || statuses < 0 || checks < 0) {
      throw new IllegalArgumentException("Less than nothing cannot be given out.");
    }
  }

  /** What was given out to a carrier. */
  public DayUse(LocalDate day, int grades, int statuses) {
    this(day, grades, statuses, 0);
  }

  /** What counts on a day. Where another's clock has the next day already, that day counts. */
  DayUse on(LocalDate today) {
    return day.isBefore(today) ? new DayUse(today, 0, 0) : this;
  }

  /** How many were given out for a question. */
  int of(Question question) {
    return switch (question) {
      case GRADES -> grades;
      case STATUSES -> statuses;
      case CHECKS -> checks;
    };
  }

  /** With more given out for a question. */
  DayUse plus(Question question, int more) {
    return switch (question) {
      case GRADES -> new DayUse(day, grades + more, statuses, checks);
      case STATUSES -> new DayUse(day, grades, statuses + more, checks);
      case CHECKS -> new DayUse(day, grades, statuses, checks + more);
    };
  }
}
