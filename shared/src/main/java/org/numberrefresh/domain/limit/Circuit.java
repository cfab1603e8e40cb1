package org.numberrefresh.domain.limit;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * What keeps calls from an app that fails: after five failures in a row it opens, and nothing is sent. One probe at a
 * time finds out whether it closes: after 30 s, then after twice the time, up to a quarter of an hour.
 *
 * <p>Decision: docs/decisions.md#a-quick-retry-is-no-failure-of-its-own
 *
 * @param failures how many calls failed in a row; a quick retry is part of its call
 * @param openSince since when it is open; absent where it is closed
 * @param probeAt when the next probe may be sent, to the second; while one is under way, when it is given up
 * @param probes how many failed since it opened
 */
public record Circuit(int failures, Optional<Instant> openSince, Instant probeAt, int probes) {

  /** Of an app that takes its calls. */
  public static final Circuit CLOSED = new Circuit(0, Optional.empty(), Instant.EPOCH, 0);

  /** How many failures in a row open it. */
  public static final int OPENS_AFTER = 5;

  private static final Duration FIRST_PROBE = Duration.ofSeconds(30);
  private static final Duration LONGEST = Duration.ofMinutes(15);
  private static final int MOST_DOUBLINGS = 5;
  private static final int MOST_COUNTED = 255;

  public Circuit {
    openSince = openSince.map(since -> since.truncatedTo(ChronoUnit.SECONDS));
    probeAt = probeAt.truncatedTo(ChronoUnit.SECONDS);
  }

  /** Whether nothing but a probe may be sent. */
  public boolean open() {
    return openSince.isPresent();
  }

  boolean probeIsDue(Instant now) {
    return open() && !now.isBefore(probeAt);
  }

  /** With a probe under way, which is given up after a time. */
  Circuit probing(Instant now, Duration lease) {
    return new Circuit(failures, openSince, now.plus(lease), probes);
  }

  /** With no probe under way: the one that was to be sent was not. */
  Circuit notProbed(Instant now) {
    return new Circuit(failures, openSince, now, probes);
  }

  /** After a call that counted. */
  Circuit succeeded() {
    return CLOSED;
  }

  /**
   * After calls that failed.
   *
   * @param count how many, in a row
   * @param probe whether a probe was among them
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

  /** Open, whatever its failures. */
  Circuit opened(int all, Instant now) {
    return new Circuit(all, Optional.of(now), now.plus(FIRST_PROBE), 0);
  }

  /** Open, with a probe due at once: for an app that is given another chance. */
  Circuit halfOpen(Instant now) {
    return new Circuit(failures, Optional.of(now), now, 0);
  }

  private static Duration wait(int failed) {
    Duration wait = FIRST_PROBE.multipliedBy(1L << failed);
    return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
  }
}
