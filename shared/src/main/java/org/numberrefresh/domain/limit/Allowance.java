package org.numberrefresh.domain.limit;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The part of its configured rate that an app bears at present: halved when it says 429, and raised again by steps
 * while it does not.
 *
 * @param perSecond calls a second, to the thousandth; 0 for all that is configured
 * @param changedAt when it last changed, to the second
 */
public record Allowance(double perSecond, Instant changedAt) {

  /** All that is configured. */
  public static final Allowance ALL = new Allowance(0, Instant.EPOCH);

  private static final double GRAIN = 1000;
  private static final double LEAST = 0.1;
  private static final double STEP = 0.1;
  private static final Duration STEP_AFTER = Duration.ofSeconds(5);

  public Allowance {
    perSecond = Math.round(perSecond * GRAIN) / GRAIN;
    changedAt = changedAt.truncatedTo(ChronoUnit.SECONDS);
  }

  /** Calls a second, of those that are configured. */
  public double of(int configured) {
    return perSecond == 0 ? configured : Math.min(perSecond, configured);
  }

  /**
   * After the app said 429: half, once for all calls of one burst.
   *
   * @param startedAt when the call was started that it said so to
   */
  Allowance throttled(int configured, Instant startedAt, Instant now) {
    return startedAt.truncatedTo(ChronoUnit.SECONDS).isAfter(changedAt)
        ? new Allowance(Math.max(LEAST, of(configured) / 2), now)
        : this;
  }

  /** After it took calls: a tenth of what is configured more, every five seconds. */
  Allowance taken(int configured, Instant now) {
    if (perSecond == 0 || now.isBefore(changedAt.plus(STEP_AFTER))) {
      return this;
    }
    double next = of(configured) + configured * STEP;
    return next >= configured ? ALL : new Allowance(next, now);
  }
}
