package org.numberrefresh.usecase.call;

import java.time.Duration;

/** How long a run may still work. */
@FunctionalInterface
public interface TimeLeft {

  /** Whether more than this is left. */
  boolean isMoreThan(Duration time);

  /**
   * How long a run may wait beside what it must have time for.
   *
   * @param reserved what it must have time for afterwards
   * @param most an upper bound of the answer
   */
  default Duration beside(Duration reserved, Duration most) {
    if (isMoreThan(reserved.plus(most))) {
      return most;
    }
    long enough = 0;
    long tooMuch = most.toMillis();
    while (tooMuch - enough > 1) {
      long middle = (enough + tooMuch) / 2;
      if (isMoreThan(reserved.plusMillis(middle))) {
        enough = middle;
      } else {
        tooMuch = middle;
      }
    }
    return Duration.ofMillis(enough);
  }
}
