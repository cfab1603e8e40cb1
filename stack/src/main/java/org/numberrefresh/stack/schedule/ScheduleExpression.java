package org.numberrefresh.stack.schedule;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A schedule as EventBridge writes it, in UTC: {@code rate(5 minutes)} or {@code cron(0 2 * * ? *)}. */
sealed interface ScheduleExpression {

  /** The first mark after an instant. */
  Instant after(Instant instant);

  /** Marks at a fixed distance. */
  record Rate(Duration every) implements ScheduleExpression {
    @Override
    public Instant after(Instant instant) {
      long step = every.toSeconds();
      return Instant.ofEpochSecond((instant.getEpochSecond() / step + 1) * step);
    }
  }

  /**
   * Marks by the calendar. A minute is a mark if all five sets hold it.
   *
   * @param minutes the minutes of an hour
   * @param hours the hours of a day
   * @param days the days of a month
   * @param months the months of a year
   * @param weekdays the days of a week, Sunday is 1
   */
  record Cron(Set<Integer> minutes, Set<Integer> hours, Set<Integer> days, Set<Integer> months, Set<Integer> weekdays)
      implements ScheduleExpression {

    @Override
    public Instant after(Instant instant) {
      ZonedDateTime at = instant.atZone(ZoneOffset.UTC).truncatedTo(ChronoUnit.MINUTES).plusMinutes(1);
      ZonedDateTime end = at.plusYears(5);
      while (!matches(at)) {
        at = hours.contains(at.getHour()) ? at.plusMinutes(1) : at.truncatedTo(ChronoUnit.HOURS).plusHours(1);
        if (at.isAfter(end)) {
          throw new IllegalArgumentException("A schedule that never comes.");
        }
      }
      return at.toInstant();
    }

    private boolean matches(ZonedDateTime at) {
      // EventBridge counts the days of a week from Sunday, which is 1.
      int weekday = at.getDayOfWeek() == DayOfWeek.SUNDAY ? 1 : at.getDayOfWeek().getValue() + 1;
      return minutes.contains(at.getMinute())
          && hours.contains(at.getHour())
          && days.contains(at.getDayOfMonth())
          && months.contains(at.getMonthValue())
          && weekdays.contains(weekday);
    }
  }

  Pattern RATE = Pattern.compile("rate\\((\\d+) (minute|hour|day)s?\\)");
  Pattern CRON = Pattern.compile("cron\\((\\S+) (\\S+) (\\S+) (\\S+) (\\S+) \\*\\)");

  /**
   * Reads an expression.
   *
   * @throws IllegalArgumentException if it is neither a rate nor a cron of numbers, lists, ranges and steps
   */
  static ScheduleExpression parse(String text) {
    Matcher rate = RATE.matcher(text);
    if (rate.matches()) {
      long count = Long.parseLong(rate.group(1));
      return new Rate(
          switch (rate.group(2)) {
            case "minute" -> Duration.ofMinutes(count);
            case "hour" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
          });
    }
    Matcher cron = CRON.matcher(text);
    if (!cron.matches()) {
      throw new IllegalArgumentException(
          "The schedule " + text + " is not understood by the local stack. Use rate(...) or cron(...) for any year.");
    }
    return new Cron(
        field(cron.group(1), 0, 59),
        field(cron.group(2), 0, 23),
        field(cron.group(3), 1, 31),
        field(cron.group(4), 1, 12),
        field(cron.group(5), 1, 7));
  }

  private static Set<Integer> field(String text, int low, int high) {
    Set<Integer> result = new HashSet<>();
    for (String part : text.split(",")) {
      String[] steps = part.split("/");
      String[] range = steps[0].split("-");
      boolean all = List.of("*", "?").contains(steps[0]);
      try {
        int from = all ? low : Integer.parseInt(range[0]);
        int to = all || (steps.length > 1 && range.length == 1) ? high : Integer.parseInt(range[range.length - 1]);
        int step = steps.length > 1 ? Integer.parseInt(steps[1]) : 1;
        for (int value = from; value <= to; value += step) {
          result.add(value);
        }
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException("In a cron schedule use numbers, lists, ranges and steps, not " + part, e);
      }
    }
    return result;
  }
}
