package org.numberrefresh.domain.limit;

import java.time.Instant;

/**
 * A start time of a call.
 *
 * @param from the earliest time
 * @param until the latest time; a call that is later gives the start up and asks for another
 */
public record Start(Instant from, Instant until) {

  /** True if a call that begins now is too late for it. */
  public boolean isOver(Instant now) {
    return now.isAfter(until);
  }
}
