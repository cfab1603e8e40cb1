package org.numberrefresh.usecase.call;

import java.time.Duration;

/** The time for which a run may still work. */
@FunctionalInterface
public interface TimeLeft {

  /** True if more than this is left. */
  boolean isMoreThan(Duration time);

  /**
   * The time for which a run may wait.
   *
   * @param reserved the time that it must have left afterwards
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
