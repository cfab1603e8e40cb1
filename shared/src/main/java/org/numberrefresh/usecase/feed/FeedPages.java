package org.numberrefresh.usecase.feed;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.numberrefresh.domain.event.EventType;
import org.numberrefresh.domain.event.Feeds;
import org.numberrefresh.domain.event.PlacedEvent;
import org.numberrefresh.domain.key.FeedCursors;
import org.numberrefresh.problem.Cause;
import org.numberrefresh.problem.Detail;
import org.numberrefresh.problem.Problem;
import org.numberrefresh.problem.ProblemCode;

/** Reads a carrier its feed, page by page, oldest first. */
public final class FeedPages {

  /** The cursor that stands for what comes next. */
  public static final String LATEST = "latest";

  private final Feeds feeds;
  private final FeedCursors cursors;
  private final Clock clock;

  public FeedPages(Feeds feeds, FeedCursors cursors, Clock clock) {
    this.feeds = feeds;
    this.cursors = cursors;
    this.clock = clock;
  }

  /**
   * A page of a feed.
   *
   * @param events events in their order
   * @param cursor the place where the next page begins; it is always present
   * @param behind the count of events after this page
   */
  public record Page(List<PlacedEvent> events, String cursor, long behind) {
    public Page {
      events = List.copyOf(events);
    }
  }

  /**
   * Reads a page.
   *
   * @param cursor the cursor of the page before, or {@value #LATEST}; empty to begin with the oldest event that is kept
   * @param limit the most events that are looked at, at most {@value Feeds#MOST_READ}
   * @param types the types that are wanted
   * @throws Problem if the cursor is forged, another carrier's, or of events that are no longer kept
   */
  public Page page(String carrier, Optional<String> cursor, int limit, Set<EventType> types) {
    long next = feeds.next(carrier);
    long from = from(carrier, cursor, next);
    List<PlacedEvent> seen = from < next ? kept(feeds.read(carrier, from, limit)) : List.of();
    if (from > next || (seen.isEmpty() && from < next && cursor.isPresent())) {
      throw Problem.of(ProblemCode.OUT_OF_RANGE, Detail.of(Cause.CURSOR_TOO_OLD));
    }
    long after = from + seen.size();
    return new Page(
        seen.stream().filter(placed -> types.contains(placed.event().data().type())).toList(),
        cursors.of(carrier, after),
        Math.max(0, next - after));
  }

  private long from(String carrier, Optional<String> cursor, long next) {
    if (cursor.isEmpty()) {
      return oldest(carrier, next);
    }
    if (cursor.get().equals(LATEST)) {
      return next;
    }
    return switch (cursors.read(carrier, cursor.get())) {
      case FeedCursors.Read.At(long position) -> position;
      case FeedCursors.Read.OfAnother() -> throw Problem.invalid(Cause.CURSOR_OF_ANOTHER);
      case FeedCursors.Read.Forged() -> throw Problem.invalid(Cause.CURSOR);
    };
  }

  /** The position of the oldest event that is kept, by bisection: events are dropped in their order. */
  private long oldest(String carrier, long next) {
    long gone = PlacedEvent.FIRST - 1;
    long there = next;
    while (there - gone > 1) {
      long middle = gone + (there - gone) / 2;
      if (kept(feeds.read(carrier, middle, 1)).isEmpty()) {
        gone = middle;
      } else {
        there = middle;
      }
    }
    return there;
  }

  /** Drops what is past its time: the store may drop it later. */
  private List<PlacedEvent> kept(List<PlacedEvent> read) {
    Instant since = clock.instant().minus(Feeds.KEPT);
    return !read.isEmpty() && read.getFirst().event().at().isBefore(since) ? List.of() : read;
  }
}
