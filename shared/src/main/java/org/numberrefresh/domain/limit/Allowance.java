package org.numberrefresh.domain.limit;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The part of its configured rate that an app bears at present. A 429 halves it; calls that count raise it by steps.
 *
 * @param perSecond calls a second, to the thousandth; 0 for the whole configured rate
 * @param changedAt time of its last change, to the second
 */
public record Allowance(double perSecond, Instant changedAt) {

  /** The whole configured rate. */
  public static final Allowance ALL = new Allowance(0, Instant.EPOCH);

  private static final double GRAIN = 1000;
  private static final double LEAST = 0.1;
  private static final double STEP = 0.1;
  private static final Duration STEP_AFTER = Duration.ofSeconds(5);

  public Allowance {
    perSecond = Math.round(perSecond * GRAIN) / GRAIN;
    changedAt = changedAt.truncatedTo(ChronoUnit.SECONDS);
  }

  /** Calls a second, at most the configured ones. */
  public double of(int configured) {
    return perSecond == 0 ? configured : Math.min(perSecond, configured);
  }

  /**
   * The allowance after a 429: half of this one, once for all calls of one burst.
   *
   * @param startedAt start of the call that was answered 429
   */
  Allowance throttled(int configured, Instant startedAt, Instant now) {
    return startedAt.truncatedTo(ChronoUnit.SECONDS).isAfter(changedAt)
        ? new Allowance(Math.max(LEAST, of(configured) / 2), now)
        : this;
  }

  /** The allowance after calls that counted: a tenth of the configured rate more, at most every five seconds. */
  Allowance taken(int configured, Instant now) {
    if (perSecond == 0 || now.isBefore(changedAt.plus(STEP_AFTER))) {
      return this;
    }
    double next = of(configured) + configured * STEP;
    return next >= configured ? ALL : new Allowance(next, now);
  }
}
