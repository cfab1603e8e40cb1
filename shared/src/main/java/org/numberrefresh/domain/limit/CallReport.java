package org.numberrefresh.domain.limit;

import java.time.Instant;
import java.util.Optional;

/**
 * A worker's report on its calls to an app.
 *
 * @param taken count of the calls that counted
 * @param failed count of the failed calls since the last one that counted, without those answered 429
 * @param throttledAt start of the last call that was answered 429
 * @param leaveAloneUntil the time until which it asked to be left alone
 * @param gone true if it answered 410
 * @param faults the faults of its answers
 */
public record CallReport(
    int taken,
    int failed,
    Optional<Instant> throttledAt,
    Optional<Instant> leaveAloneUntil,
    boolean gone,
    LastFaults faults) {

  /** The report of a worker that made no call. */
  public static final CallReport NONE =
      new CallReport(0, 0, Optional.empty(), Optional.empty(), false, LastFaults.NONE);

  /** True if it decides over a circuit: some call counted, failed or was answered 429. */
  public boolean decides() {
    return taken > 0 || failed > 0 || throttledAt.isPresent();
  }

  /** This report with another call that counted. */
  public CallReport andTaken() {
    return new CallReport(taken + 1, 0, throttledAt, leaveAloneUntil, gone, faults);
  }

  /** This report with another call that failed. */
  public CallReport andFailed() {
    return new CallReport(taken, failed + 1, throttledAt, leaveAloneUntil, gone, faults);
  }

  /** This report with another call that was answered 429. */
  public CallReport andThrottled(Instant startedAt) {
    return new CallReport(taken, failed, latest(throttledAt, Optional.of(startedAt)), leaveAloneUntil, gone, faults);
  }

  /** This report with a time until which the app asked to be left alone. */
  public CallReport andLeaveAlone(Instant until) {
    return new CallReport(taken, failed, throttledAt, latest(leaveAloneUntil, Optional.of(until)), gone, faults);
  }

  /** This report with a call that was answered 410. */
  public CallReport andGone() {
    return new CallReport(taken, failed, throttledAt, leaveAloneUntil, true, faults);
  }

  /** This report with a fault of an answer. */
  public CallReport andFault(LastFault fault) {
    return new CallReport(taken, failed, throttledAt, leaveAloneUntil, gone, faults.and(fault));
  }

  private static Optional<Instant> latest(Optional<Instant> first, Optional<Instant> second) {
    return first.filter(one -> second.isEmpty() || one.isAfter(second.get())).or(() -> second);
  }
}
