package org.numberrefresh.domain.access;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The rate at which one client may call, by the generic cell rate algorithm. All that is stored of a client is one
 * time, at which it has its whole burst again. Each call moves it ahead by the time that one call takes at the rate.
 *
 * @param perSecond calls a second in the long run, at least 1
 */
public record ClientRate(int perSecond) {

  /** A client that was silent may make the calls of this time at once. */
  public static final Duration BURST = Duration.ofSeconds(4);

  /** No clock of ours is ahead of another by this much: a stored time further ahead is no use of the client's. */
  private static final Duration DOUBT = Duration.ofMinutes(1);

  private static final long SECOND = 1_000_000;

  public ClientRate {
    if (perSecond < 1) {
      throw new IllegalArgumentException("A client may make at least one call a second, not " + perSecond + ".");
    }
  }

  /**
   * A wish to make calls.
   *
   * @param now the time, to the microsecond
   * @param cost the time that the calls take at the rate
   */
  public record Claim(Instant now, Duration cost) {

    public Claim {
      now = now.truncatedTo(ChronoUnit.MICROS);
    }

    /** The latest time that may be stored before the calls, if they are to be within the burst. */
    public Instant latest() {
      return now.plus(BURST).minus(cost);
    }

    /** The latest time that counts. */
    public Instant doubtful() {
      return now.plus(BURST).plus(DOUBT);
    }

    /** The time to store if none is, or one that does not count. */
    public Instant begun() {
      return now.plus(cost);
    }

    /** True if a stored time counts: it is neither past nor too far ahead. */
    public boolean counts(Instant stored) {
      return !stored.isBefore(now) && !stored.isAfter(doubtful());
    }
  }

  /** The most calls at once. */
  public int burst() {
    return (int) Math.min(Integer.MAX_VALUE, perSecond * BURST.toSeconds());
  }

  /** The wish to make calls. */
  Claim claim(int calls, Instant now) {
    return new Claim(now, Duration.of((calls * SECOND + perSecond - 1) / perSecond, ChronoUnit.MICROS));
  }

  /** Count of the calls that a client may make at once. */
  int fitting(Instant stored, Instant now) {
    if (!claim(1, now).counts(stored)) {
      return burst();
    }
    Duration free = Duration.between(stored, now.plus(BURST));
    return free.isNegative() ? 0 : (int) (ChronoUnit.MICROS.between(stored, now.plus(BURST)) * perSecond / SECOND);
  }

  /** The time until a client may make its next call. */
  Duration after(Instant stored, Instant now) {
    Claim one = claim(1, now);
    Duration wait = Duration.between(one.latest(), stored);
    return one.counts(stored) && !wait.isNegative() ? wait : Duration.ZERO;
  }
}
