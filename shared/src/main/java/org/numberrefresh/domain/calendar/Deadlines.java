package org.numberrefresh.domain.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.IntStream;

/** Deadlines of answers: the end of a working day in Asia/Shanghai. */
public final class Deadlines {

  /** The working days that an app has to answer, unless its profile says otherwise. */
  public static final int USUAL_WORKING_DAYS = 5;

  /** The working days that an app has to decide on an appeal, unless its profile says otherwise. */
  public static final int USUAL_APPEAL_WORKING_DAYS = 15;

  private final WorkingCalendar calendar;

  /** Deadlines by a calendar. */
  public Deadlines(WorkingCalendar calendar) {
    this.calendar = calendar;
  }

  /** Deadlines by the calendar as far as it is published. */
  public static Deadlines published() {
    return new Deadlines(WorkingCalendar.published());
  }

  /**
   * The last second of the n-th working day after the day of a time.
   *
   * @param workingDays at least 1
   */
  public Instant after(Instant start, int workingDays) {
    LocalDate day = ShanghaiTime.dayOf(start);
    int left = workingDays;
    while (left > 0) {
      day = day.plusDays(1);
      if (calendar.isWorkingDay(day)) {
        left--;
      }
    }
    return ShanghaiTime.endOf(day).minusSeconds(1);
  }

  /**
   * The latest of some apps' deadlines.
   *
   * @param workingDays the working days that each app has; the usual ones count where there is no app
   */
  public Instant latest(Instant start, IntStream workingDays) {
    return after(start, workingDays.max().orElse(USUAL_WORKING_DAYS));
  }

  /** True if a deadline lies in a year whose calendar is not published yet, so that its holidays are missing. */
  public boolean provisional(Instant dueAt) {
    return !calendar.knows(ShanghaiTime.dayOf(dueAt).getYear());
  }
}
