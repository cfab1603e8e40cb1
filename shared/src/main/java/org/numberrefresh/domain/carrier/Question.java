package org.numberrefresh.domain.carrier;

import java.util.Locale;

/** The questions that have a daily limit, counted in numbers; and calls that have one, counted in calls. */
public enum Question {
  GRADES,
  STATUSES,
  CHECKS,
  /** Calls that submit an appeal, taken or not. The repeat of one that was taken costs nothing. */
  APPEALS,
  /** Challenges that are sent to a carrier's sink, and trials of an app's endpoint. */
  CHALLENGES,
  /** Secrets that an app gives itself. A call that is refused costs nothing. */
  ROTATIONS;

  /** Its name as it stands in headers. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
