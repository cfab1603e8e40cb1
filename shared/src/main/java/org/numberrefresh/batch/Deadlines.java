package org.numberrefresh.batch;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;

/** When an app's answers are due: at the end of a working day of Asia/Shanghai. */
public final class Deadlines {

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
  private static final LocalTime END_OF_DAY = LocalTime.of(23, 59, 59);

  private Deadlines() {}

  /**
   * The end of the n-th working day after a time; Monday to Friday are working days.
   *
   * @param workingDays at least 1
   */
  public static Instant after(Instant start, int workingDays) {
    LocalDate day = start.atZone(ZONE).toLocalDate();
    int left = workingDays;
    while (left > 0) {
      day = day.plusDays(1);
      if (!WEEKEND.contains(day.getDayOfWeek())) {
        left--;
      }
    }
    return day.atTime(END_OF_DAY).atZone(ZONE).toInstant();
  }
}
