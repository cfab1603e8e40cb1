package org.numberrefresh.quota;

import java.util.Locale;

/** What carriers may ask of so many numbers a day. */
public enum Question {
  GRADES,
  STATUSES;

  /** Its name as it stands in headers. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
