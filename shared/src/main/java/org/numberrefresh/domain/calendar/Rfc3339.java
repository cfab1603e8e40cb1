package org.numberrefresh.domain.calendar;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Times and days as RFC 3339 has them. They are read by the whole of its grammar and by nothing more, and written with
 * the zone of Asia/Shanghai. Times are kept to the second.
 *
 * <p>Decision: docs/decisions.md#times-are-read-by-the-grammar-of-rfc-3339
 */
public final class Rfc3339 {

  private static final String DATE = "([0-9]{4})-([0-9]{2})-([0-9]{2})";
  private static final Pattern FULL_DATE = Pattern.compile(DATE);

  /** Groups: 1 to 3 the date, 4 to 6 the time, 7 to 9 the offset unless it is Z. */
  private static final Pattern DATE_TIME =
      Pattern.compile(
          DATE
              + "[Tt ]([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\\.[0-9]++)?"
              + "(?:[Zz]|([+-])([01][0-9]|2[0-3]):([0-5][0-9]))");

  private static final int LEAP_SECOND = 60;

  private Rfc3339() {}

  /** A time, such as {@code 2026-10-30T00:00:00+08:00}. */
  public static String text(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS).atZone(ShanghaiTime.ZONE).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
  }

  /** The day of a time, such as {@code 2026-10-30}. */
  public static String day(Instant at) {
    return ShanghaiTime.dayOf(at).toString();
  }

  /**
   * Reads a {@code date-time}; empty if the text is none. A fraction of a second is left out. A leap second, which ends
   * a month in UTC, is the second after it.
   */
  public static Optional<Instant> time(String text) {
    Matcher parts = DATE_TIME.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    try {
      int second = number(parts, 6);
      boolean leap = second == LEAP_SECOND;
      LocalTime time = LocalTime.of(number(parts, 4), number(parts, 5), leap ? second - 1 : second);
      LocalDateTime utc = LocalDateTime.of(dateOf(parts), time).minusMinutes(offset(parts));
      if (!leap) {
        return Optional.of(utc.toInstant(ZoneOffset.UTC));
      }
      return endsMonth(utc) ? Optional.of(utc.plusSeconds(1).toInstant(ZoneOffset.UTC)) : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Reads a {@code full-date}; empty if the text is none. */
  public static Optional<LocalDate> date(String text) {
    Matcher parts = FULL_DATE.matcher(text);
    try {
      return parts.matches() ? Optional.of(dateOf(parts)) : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static LocalDate dateOf(MatchResult parts) {
    return LocalDate.of(number(parts, 1), number(parts, 2), number(parts, 3));
  }

  private static int offset(MatchResult parts) {
    if (parts.group(7) == null) {
      return 0;
    }
    int minutes = 60 * number(parts, 8) + number(parts, 9);
    return parts.group(7).equals("-") ? -minutes : minutes;
  }

  private static boolean endsMonth(LocalDateTime utc) {
    LocalDate day = utc.toLocalDate();
    return day.equals(day.with(TemporalAdjusters.lastDayOfMonth()))
        && utc.toLocalTime().equals(LocalTime.of(23, 59, 59));
  }

  private static int number(MatchResult parts, int group) {
    return Integer.parseInt(parts.group(group));
  }
}
