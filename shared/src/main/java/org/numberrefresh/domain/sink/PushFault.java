package org.numberrefresh.domain.sink;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.OptionalInt;
import org.numberrefresh.domain.app.Fault;

/**
 * The failure of a push: calls to its sink have failed without a break.
 *
 * @param kind the fault of the last call
 * @param status the HTTP status that it was answered with, if it was
 * @param attempts the count of failed calls
 * @param since the time of the first one
 * @param nextTryAt the time before which the sink is not called
 */
public record PushFault(Fault kind, OptionalInt status, int attempts, Instant since, Instant nextTryAt) {
  public PushFault {
    since = since.truncatedTo(ChronoUnit.SECONDS);
    nextTryAt = nextTryAt.truncatedTo(ChronoUnit.SECONDS);
  }

  /** True if it is time for the next call. */
  boolean triedAgain(Instant now) {
    return !now.isBefore(nextTryAt);
  }

  /** The same failure, with the next call at once. */
  PushFault triedAt(Instant now) {
    return new PushFault(kind, status, attempts, since, now);
  }
}
