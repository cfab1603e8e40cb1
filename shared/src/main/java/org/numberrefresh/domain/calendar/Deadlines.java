package org.numberrefresh.domain.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/** When an app's answers are due: at the end of a working day of Asia/Shanghai. */
public final class Deadlines {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final LocalTime END_OF_DAY = LocalTime.of(23, 59, 59);

  private final WorkingCalendar calendar;

  /** Makes deadlines by a calendar. */
  public Deadlines(WorkingCalendar calendar) {
    this.calendar = calendar;
  }

  /** Deadlines by the calendar as far as it is published. */
  public static Deadlines published() {
    return new Deadlines(WorkingCalendar.published());
  }

  /**
   * The end of the n-th working day after the day of a time.
   *
   * @param workingDays at least 1
   */
  public Instant after(Instant start, int workingDays) {
    LocalDate day = dayOf(start);
    int left = workingDays;
    while (left > 0) {
      day = day.plusDays(1);
      if (calendar.isWorkingDay(day)) {
        left--;
      }
    }
    return day.atTime(END_OF_DAY).atZone(ZONE).toInstant();
  }

  /** Whether a deadline stands in a year whose calendar is not published yet, so that holidays may be missing in it. */
  public boolean provisional(Instant dueAt) {
    return !calendar.knows(dayOf(dueAt).getYear());
  }

  /** The day in Asia/Shanghai. */
  public static LocalDate dayOf(Instant time) {
    return LocalDate.ofInstant(time, ZONE);
  }
}
