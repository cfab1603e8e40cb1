package org.numberrefresh.fake;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times as stores keep them: to the second. */
final class Seconds {

  private Seconds() {}

  static Instant of(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS);
  }
}
