package org.numberrefresh.domain.limit;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The places for calls to an app that are taken. Those of a worker that died expire.
 *
 * @param byExpiry count of places by the epoch second after which they are free
 */
public record Places(SortedMap<Long, Integer> byExpiry) {

  /** The places of an app to which no call is under way. */
  public static final Places NONE = new Places(new TreeMap<>());

  private static final long GRAIN = 4;

  public Places {
    byExpiry = new TreeMap<>(byExpiry);
  }

  /**
   * Places that a worker holds.
   *
   * @param count their count
   * @param expiry the epoch second after which they are free
   */
  public record Lease(int count, long expiry) {
    /** The lease of a worker that holds no place. */
    public static final Lease NONE = new Lease(0, 0);
  }

  /** Count of the places that are taken. */
  int taken(Instant now) {
    return byExpiry.tailMap(now.getEpochSecond() + 1).values().stream().mapToInt(Integer::intValue).sum();
  }

  /** These places and another lease, without those that have expired. */
  Places with(Lease lease, Instant now) {
    SortedMap<Long, Integer> next = new TreeMap<>(byExpiry.tailMap(now.getEpochSecond() + 1));
    if (lease.count() > 0) {
      next.merge(lease.expiry(), lease.count(), Integer::sum);
    }
    return new Places(next);
  }

  /** These places without a lease. A lease that has expired takes nothing away. */
  Places without(Lease lease, Instant now) {
    SortedMap<Long, Integer> next = new TreeMap<>(byExpiry.tailMap(now.getEpochSecond() + 1));
    next.computeIfPresent(lease.expiry(), (expiry, count) -> count > lease.count() ? count - lease.count() : null);
    return new Places(next);
  }

  /** A lease that is good for at least a time. */
  static Lease lease(int count, Instant from, Duration time) {
    long end = from.plus(time).getEpochSecond() + 1;
    return new Lease(count, (end + GRAIN - 1) / GRAIN * GRAIN);
  }

  /** The places that were stored by their expiry. */
  public static Places of(Map<Long, Integer> byExpiry) {
    return byExpiry.isEmpty() ? NONE : new Places(new TreeMap<>(byExpiry));
  }
}
