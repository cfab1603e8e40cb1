package org.numberrefresh.delivery;

import java.time.Duration;

/** How long a run may still work. */
@FunctionalInterface
public interface TimeLeft {

  /** Whether more than this is left. */
  boolean isMoreThan(Duration time);
}
