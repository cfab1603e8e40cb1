package org.numberrefresh.usecase.feed;

import java.time.Clock;
import java.time.Instant;
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
    Instant since = clock.instant().minus(Feeds.KEPT);
    return !read.isEmpty() && read.getFirst().event().at().isBefore(since) ? List.of() : read;
  }

  /**
   * The position of the oldest event that is kept, by bisection: events are dropped in their order.
   *
   * @param gone a position that is gone, or the one before the first
   * @param next the position of the next event, which is the answer if none is kept
   */
  public long oldest(String carrier, long gone, long next) {
    long before = gone;
    long there = next;
    while (there - before > 1) {
      long middle = before + (there - before) / 2;
      if (read(carrier, middle, 1).isEmpty()) {
        before = middle;
      } else {
        there = middle;
      }
    }
    return there;
  }
}
