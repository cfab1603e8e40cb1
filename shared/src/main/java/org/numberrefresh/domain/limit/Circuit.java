package org.numberrefresh.domain.limit;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A circuit breaker that keeps calls from an app that fails. It opens after five failures in a row: then nothing is
 * sent but one probe at a time. The first is sent after 30 s, each next one after twice the time, up to 15 minutes. A
 * probe that counts closes it.
 *
 * <p>Decision: docs/decisions.md#a-quick-retry-is-no-failure-of-its-own
 *
 * @param failures count of the calls that failed in a row; a quick retry is part of its call
 * @param openSince the time at which it opened; empty if it is closed
 * @param probeAt the time of the next probe, to the second; while one is under way, the time at which it is given up
 * @param probes count of the probes that failed since it opened
 */
public record Circuit(int failures, Optional<Instant> openSince, Instant probeAt, int probes) {

  /** The circuit of an app that takes its calls. */
  public static final Circuit CLOSED = new Circuit(0, Optional.empty(), Instant.EPOCH, 0);

  /** Failures in a row that open it. */
  public static final int OPENS_AFTER = 5;

  private static final Duration FIRST_PROBE = Duration.ofSeconds(30);
  private static final Duration LONGEST = Duration.ofMinutes(15);
  private static final int MOST_DOUBLINGS = 5;
  private static final int MOST_COUNTED = 255;

  public Circuit {
    openSince = openSince.map(since -> since.truncatedTo(ChronoUnit.SECONDS));
    probeAt = probeAt.truncatedTo(ChronoUnit.SECONDS);
  }

  /** The two states of a circuit. */
  public enum State {
    /** Nothing but a probe may be sent. */
    OPEN,
    /** Calls may be sent. */
    CLOSED
  }

  /** Its state. */
  public State state() {
    return open() ? State.OPEN : State.CLOSED;
  }

  /** True if nothing but a probe may be sent. */
  public boolean open() {
    return openSince.isPresent();
  }

  boolean probeIsDue(Instant now) {
    return open() && !now.isBefore(probeAt);
  }

  /** This circuit with a probe under way, which is given up after the lease. */
  Circuit probing(Instant now, Duration lease) {
    return new Circuit(failures, openSince, now.plus(lease), probes);
  }

  /** This circuit after a probe that was not sent: the next one is due now. */
  Circuit notProbed(Instant now) {
    return new Circuit(failures, openSince, now, probes);
  }

  /** The circuit after a call that counted. */
  Circuit succeeded() {
    return CLOSED;
  }

  /**
   * The circuit after calls that failed.
   *
   * @param count their count, in a row
   * @param probe true if a probe was among them
   */
  Circuit failed(int count, boolean probe, Instant now) {
    int all = Math.min(MOST_COUNTED, failures + count);
    if (!open()) {
      return all < OPENS_AFTER ? new Circuit(all, openSince, probeAt, 0) : opened(all, now);
    }
    if (!probe) {
      return new Circuit(all, openSince, probeAt, probes);
    }
    int failed = Math.min(MOST_DOUBLINGS, probes + 1);
    return new Circuit(all, openSince, now.plus(wait(failed)), failed);
  }

  /** The circuit opened now, also with fewer failures than five. */
  Circuit opened(int all, Instant now) {
    return new Circuit(all, Optional.of(now), now.plus(FIRST_PROBE), 0);
  }

  /** The circuit open with a probe due at once, for an app that is given another chance. */
  Circuit halfOpen(Instant now) {
    return new Circuit(failures, Optional.of(now), now, 0);
  }

  private static Duration wait(int failed) {
    Duration wait = FIRST_PROBE.multipliedBy(1L << failed);
    return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
  }
}
