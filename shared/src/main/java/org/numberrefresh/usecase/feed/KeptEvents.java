package org.numberrefresh.usecase.feed;

import java.time.Clock;
import java.util.List;
import org.numberrefresh.domain.event.Feeds;
import org.numberrefresh.domain.event.PlacedEvent;

/** The events of feeds that are kept. What is past its time counts as gone, also where the store still has it. */
public final class KeptEvents {

  private final Feeds feeds;
  private final Clock clock;

  public KeptEvents(Feeds feeds, Clock clock) {
    this.feeds = feeds;
    this.clock = clock;
  }

  /** The position that the next event of a carrier's feed gets. */
  public long next(String carrier) {
    return feeds.next(carrier);
  }

  /** Reads events from a position on, as {@link Feeds#read} does; none if the first one is gone. */
  public List<PlacedEvent> read(String carrier, long from, int limit) {
    List<PlacedEvent> read = feeds.read(carrier, from, limit);
    return !read.isEmpty() && isOld(read.getFirst()) ? List.of() : read;
  }

  private boolean isOld(PlacedEvent placed) {
    return placed.event().at().isBefore(clock.instant().minus(Feeds.KEPT));
  }

  /** True if the event at a position was kept and is not any more. One that is not to be seen yet is not gone. */
  public boolean isGone(String carrier, long position) {
    List<PlacedEvent> read = feeds.read(carrier, position, 1);
    return read.isEmpty() ? feeds.dropped(carrier, position) : isOld(read.getFirst());
  }

  /**
   * The position of the oldest event that is kept, by bisection: events are dropped in their order. An event that is
   * not to be seen yet misleads a bisection, so the position before the one that it found must be gone.
   *
   * @param gone a position that is gone, or the one before the first
   * @param next the position of the next event, which is the answer if none is kept
   */
  public long oldest(String carrier, long gone, long next) {
    long found = bisect(carrier, gone, next);
    while (found - gone > 1 && !isGone(carrier, found - 1)) {
      found = bisect(carrier, gone, found - 1);
    }
    return found;
  }

  private long bisect(String carrier, long gone, long there) {
    long before = gone;
    long after = there;
    while (after - before > 1) {
      long middle = before + (after - before) / 2;
      if (read(carrier, middle, 1).isEmpty()) {
        before = middle;
      } else {
        after = middle;
      }
    }
    return after;
  }
}
