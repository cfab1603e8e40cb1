package org.numberrefresh.domain.app;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code Retry-After} in every form of RFC 9110, 10.2.3: seconds, and a date in its three forms.
 *
 * <p>A wait beyond {@link #LONGEST} is that long. Such an app is not called again before the deadline of any task.
 */
public final class RetryAfter {

  /** Longest wait, past every deadline of {@value App.Profile#MOST_WORKING_DAYS} working days, holidays included. */
  public static final Duration LONGEST = Duration.ofDays(2L * App.Profile.MOST_WORKING_DAYS + 10);

  private static final Pattern SECONDS = Pattern.compile("[0-9]+");
  private static final int SURELY_TOO_LONG = 10;

  private static final String TIME = "(?<hour>[0-9]{2}):(?<minute>[0-9]{2}):(?<second>[0-9]{2})";

  /** Such as {@code Sun, 06 Nov 1994 08:49:37 GMT}. */
  private static final Pattern IMF_FIXDATE =
      Pattern.compile("[A-Za-z]+, (?<day>[0-9]{2}) (?<month>[A-Za-z]{3}) (?<year>[0-9]{4}) " + TIME + " GMT");

  /** Such as {@code Sunday, 06-Nov-94 08:49:37 GMT}. */
  private static final Pattern RFC_850 =
      Pattern.compile("[A-Za-z]+, (?<day>[0-9]{2})-(?<month>[A-Za-z]{3})-(?<year>[0-9]{2}) " + TIME + " GMT");

  /** Such as {@code Sun Nov 6 08:49:37 1994}. */
  private static final Pattern ASCTIME =
      Pattern.compile("[A-Za-z]+ (?<month>[A-Za-z]{3}) (?<day>[ 0-9][0-9]) " + TIME + " (?<year>[0-9]{4})");

  private static final List<String> MONTHS =
      List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

  private static final int CENTURY = 100;
  private static final int FUTURE_YEARS = 50;
  private static final int LAST_SECOND = 59;

  private RetryAfter() {}

  /**
   * Reads a value.
   *
   * @param value the value of the header
   * @param now the time from which a date is counted
   * @return the wait, from nothing to {@link #LONGEST}; empty if the value is none, or a date that has passed
   */
  public static Optional<Duration> read(String value, Instant now) {
    String text = value.strip();
    Optional<Duration> wait =
        SECONDS.matcher(text).matches()
            ? Optional.of(seconds(text))
            : date(text, now).map(date -> Duration.between(now, date));
    return wait.filter(one -> !one.isNegative()).map(one -> one.compareTo(LONGEST) > 0 ? LONGEST : one);
  }

  private static Duration seconds(String digits) {
    String number = digits.replaceFirst("^0+(?=.)", "");
    return number.length() > SURELY_TOO_LONG ? LONGEST : Duration.ofSeconds(Long.parseLong(number));
  }

  private static Optional<Instant> date(String text, Instant now) {
    try {
      for (Pattern form : List.of(IMF_FIXDATE, RFC_850, ASCTIME)) {
        Matcher date = form.matcher(text);
        if (date.matches()) {
          return Optional.of(instant(date, now));
        }
      }
      return Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Instant instant(Matcher date, Instant now) {
    int year = number(date, "year");
    return LocalDateTime.of(
            date.group("year").length() == 2 ? inThisCentury(year, now) : year,
            MONTHS.indexOf(date.group("month")) + 1,
            number(date, "day"),
            number(date, "hour"),
            number(date, "minute"),
            Math.min(LAST_SECOND, number(date, "second")))
        .toInstant(ZoneOffset.UTC);
  }

  private static int number(Matcher date, String part) {
    return Integer.parseInt(date.group(part).strip());
  }

  /** RFC 9110, 5.6.7: a year of two digits that seems to be over 50 years ahead is the last one with these digits. */
  private static int inThisCentury(int digits, Instant now) {
    int present = now.atZone(ZoneOffset.UTC).getYear();
    int year = present / CENTURY * CENTURY + digits;
    return year > present + FUTURE_YEARS ? year - CENTURY : year;
  }
}
