package org.numberrefresh.simulation.session;

import java.time.Duration;
import java.util.Locale;

/**
 * The sentences that tell of a step of the clock, as format strings.
 *
 * @param minutes a step in minutes
 * @param hours a step in hours
 * @param days a step in days and hours
 * @param retry the step, and the pairs that wait for a retry
 * @param deadline the step, and the pairs that wait for apps that do not answer
 * @param unsettled the step alone: something is not settled yet
 */
public record ClockWords(String minutes, String hours, String days, String retry, String deadline, String unsettled) {

  public static final ClockWords ENGLISH =
      new ClockWords(
          "%d min",
          "%d h",
          "%d d %d h",
          "clock + %s: %,d pairs wait for a retry",
          "clock + %s: %,d pairs wait for apps that do not answer",
          "clock + %s: not yet settled");

  String retry(Duration step, long pairs) {
    return String.format(Locale.ROOT, retry, inWords(step), pairs);
  }

  String deadline(Duration step, long pairs) {
    return String.format(Locale.ROOT, deadline, inWords(step), pairs);
  }

  String unsettled(Duration step) {
    return String.format(Locale.ROOT, unsettled, inWords(step));
  }

  /** A step in its largest units. */
  String inWords(Duration step) {
    if (step.toDays() > 0) {
      return String.format(Locale.ROOT, days, step.toDays(), step.toHoursPart());
    }
    return step.toHours() > 0
        ? String.format(Locale.ROOT, hours, step.toHours())
        : String.format(Locale.ROOT, minutes, step.toMinutes());
  }
}
