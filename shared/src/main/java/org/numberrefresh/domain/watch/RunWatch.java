package org.numberrefresh.domain.watch;

import java.time.Duration;

/**
 * Hears what a run of a function does. Whoever listens writes at most one line a run, and none a pair.
 *
 * <p>Decision: docs/decisions.md#a-run-writes-one-line
 */
public interface RunWatch {

  /** Listens to nothing. */
  RunWatch NONE =
      new RunWatch() {
        @Override
        public void measured(Measure measure, double value) {}

        @Override
        public void traced(Trace trace) {}
      };

  /**
   * Hears a value.
   *
   * @param value a count, or seconds, by the measure's unit
   */
  void measured(Measure measure, double value);

  /** Hears a time. One below zero, by clocks that differ, counts as zero. */
  default void measured(Measure measure, Duration time) {
    measured(measure, Math.max(0, time.toMillis()) / 1000.0);
  }

  /** Hears of a step. */
  void traced(Trace trace);
}
