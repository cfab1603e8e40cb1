package org.numberrefresh.domain.sink;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The right of one worker to push to a sink.
 *
 * @param holder a random name of the worker
 * @param until the time from which on another worker may take it
 */
public record PushLease(String holder, Instant until) {
  public PushLease {
    until = until.truncatedTo(ChronoUnit.SECONDS);
  }

  /** True if it still holds. */
  boolean holds(Instant now) {
    return now.isBefore(until);
  }
}
