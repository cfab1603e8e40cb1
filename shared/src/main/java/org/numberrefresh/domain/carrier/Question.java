package org.numberrefresh.domain.carrier;

import java.util.Locale;

/** The questions that have a daily limit. */
public enum Question {
  GRADES,
  STATUSES,
  CHECKS;

  /** Its name as it stands in headers. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
