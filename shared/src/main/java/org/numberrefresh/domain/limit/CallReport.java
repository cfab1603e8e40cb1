package org.numberrefresh.domain.limit;

import java.time.Instant;
import java.util.Optional;

/**
 * What a worker learned of an app by its calls.
 *
 * @param taken how many calls counted
 * @param failed how many did not since the last one that did; those to which it said 429 aside
 * @param throttledAt when the last call was started to which it said 429
 * @param leaveAloneUntil until when it asked to be left alone
 * @param gone whether it said 410
 */
public record CallReport(
    int taken, int failed, Optional<Instant> throttledAt, Optional<Instant> leaveAloneUntil, boolean gone) {

  /** Nothing was learned. */
  public static final CallReport NONE = new CallReport(0, 0, Optional.empty(), Optional.empty(), false);

  /** Whether it tells how an app takes calls: what a probe is sent for. */
  public boolean decides() {
    return taken > 0 || failed > 0 || throttledAt.isPresent();
  }

  /** With a call that counted. */
  public CallReport andTaken() {
    return new CallReport(taken + 1, 0, throttledAt, leaveAloneUntil, gone);
  }

  /** With a call that failed. */
  public CallReport andFailed() {
    return new CallReport(taken, failed + 1, throttledAt, leaveAloneUntil, gone);
  }

  /** With a call to which the app said 429. */
  public CallReport andThrottled(Instant startedAt) {
    return new CallReport(taken, failed, latest(throttledAt, Optional.of(startedAt)), leaveAloneUntil, gone);
  }

  /** With a time until which the app asked to be left alone. */
  public CallReport andLeaveAlone(Instant until) {
    return new CallReport(taken, failed, throttledAt, latest(leaveAloneUntil, Optional.of(until)), gone);
  }

  /** With a call to which the app said that it is gone. */
  public CallReport andGone() {
    return new CallReport(taken, failed, throttledAt, leaveAloneUntil, true);
  }

  private static Optional<Instant> latest(Optional<Instant> first, Optional<Instant> second) {
    return first.filter(one -> second.isEmpty() || one.isAfter(second.get())).or(() -> second);
  }
}
