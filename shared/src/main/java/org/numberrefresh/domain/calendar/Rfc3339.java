package org.numberrefresh.domain.calendar;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** Times and days as they are written: RFC 3339 with the zone of Asia/Shanghai, to the second. */
public final class Rfc3339 {

  private Rfc3339() {}

  /** A time, such as {@code 2026-10-30T00:00:00+08:00}. */
  public static String text(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS).atZone(ShanghaiTime.ZONE).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
  }

  /** The day of a time, such as {@code 2026-10-30}. */
  public static String day(Instant at) {
    return ShanghaiTime.dayOf(at).toString();
  }
}
