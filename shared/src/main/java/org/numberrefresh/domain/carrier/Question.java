package org.numberrefresh.domain.carrier;

import java.util.Locale;

/** What a party may ask of so many numbers a day. */
public enum Question {
  GRADES,
  STATUSES,
  CHECKS;

  /** Its name as it stands in headers. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
