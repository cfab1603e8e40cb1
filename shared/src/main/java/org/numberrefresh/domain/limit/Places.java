package org.numberrefresh.domain.limit;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many calls to an app may be under way, by the time until which. What a worker that died never hands back expires.
 *
 * @param byExpiry places taken, by the epoch second after which they are free
 */
public record Places(SortedMap<Long, Integer> byExpiry) {

  /** None taken. */
  public static final Places NONE = new Places(new TreeMap<>());

  private static final long GRAIN = 4;

  public Places {
    byExpiry = new TreeMap<>(byExpiry);
  }

  /**
   * Places that a worker holds.
   *
   * @param count how many
   * @param expiry the epoch second after which they are free
   */
  public record Lease(int count, long expiry) {
    /** None. */
    public static final Lease NONE = new Lease(0, 0);
  }

  /** How many are taken. */
  int taken(Instant now) {
    return byExpiry.tailMap(now.getEpochSecond() + 1).values().stream().mapToInt(Integer::intValue).sum();
  }

  /** With a lease more; what has expired is forgotten. */
  Places with(Lease lease, Instant now) {
    SortedMap<Long, Integer> next = new TreeMap<>(byExpiry.tailMap(now.getEpochSecond() + 1));
    if (lease.count() > 0) {
      next.merge(lease.expiry(), lease.count(), Integer::sum);
    }
    return new Places(next);
  }

  /** With a lease less. One that has expired takes nothing away. */
  Places without(Lease lease, Instant now) {
    SortedMap<Long, Integer> next = new TreeMap<>(byExpiry.tailMap(now.getEpochSecond() + 1));
    next.computeIfPresent(lease.expiry(), (expiry, count) -> count > lease.count() ? count - lease.count() : null);
    return new Places(next);
  }

  /** A lease that is good for a time at least. */
  static Lease lease(int count, Instant from, Duration time) {
    long end = from.plus(time).getEpochSecond() + 1;
    return new Lease(count, (end + GRAIN - 1) / GRAIN * GRAIN);
  }

  /** Reads places that were stored. */
  public static Places of(Map<Long, Integer> byExpiry) {
    return byExpiry.isEmpty() ? NONE : new Places(new TreeMap<>(byExpiry));
  }
}
