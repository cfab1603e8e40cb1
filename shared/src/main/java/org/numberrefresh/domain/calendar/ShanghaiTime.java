package org.numberrefresh.domain.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** The days that deadlines, cooling, quotas and cut-offs are counted in: days in Asia/Shanghai. */
public final class ShanghaiTime {

  /** The zone that days are counted in and times are written in. */
  public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  /** The first day that records reach back to. A time before its start is out of range. */
  public static final LocalDate RECORDS_BEGIN = LocalDate.of(2000, 1, 1);

  private ShanghaiTime() {}

  /** The day of a time. */
  public static LocalDate dayOf(Instant time) {
    return LocalDate.ofInstant(time, ZONE);
  }

  /** The minute of an hour, from 0 to 59. */
  public static int minuteOf(Instant time) {
    return time.atZone(ZONE).getMinute();
  }

  /** The first moment of a day. */
  public static Instant startOf(LocalDate day) {
    return day.atStartOfDay(ZONE).toInstant();
  }

  /** The first moment of the day of a time. */
  public static Instant startOfDay(Instant time) {
    return startOf(dayOf(time));
  }

  /** The first moment after a day. */
  public static Instant endOf(LocalDate day) {
    return startOf(day.plusDays(1));
  }
}
