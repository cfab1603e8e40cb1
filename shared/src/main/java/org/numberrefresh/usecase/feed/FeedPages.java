package org.numberrefresh.usecase.feed;

import java.time.Clock;
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

  /** The cursor that stands for the oldest event that is kept. */
  public static final String OLDEST = "oldest";

  private final KeptEvents kept;
  private final FeedCursors cursors;

  public FeedPages(Feeds feeds, FeedCursors cursors, Clock clock) {
    this.kept = new KeptEvents(feeds, clock);
    this.cursors = cursors;
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
   * @param cursor the cursor of the page before, {@value #LATEST} or {@value #OLDEST}; empty to begin with the oldest
   *     event that is kept
   * @param limit the most events that are looked at, at most {@value Feeds#MOST_READ}
   * @param types the types that are wanted
   * @throws Problem if the cursor is forged, another carrier's, or of events that are no longer kept
   */
  public Page page(String carrier, Optional<String> cursor, int limit, Set<EventType> types) {
    long next = kept.next(carrier);
    long from = from(carrier, cursor.orElse(OLDEST), next);
    List<PlacedEvent> seen = from < next ? kept.read(carrier, from, limit) : List.of();
    if (from > next || (seen.isEmpty() && from < next && cursor.isPresent() && kept.isGone(carrier, from))) {
      throw tooOld();
    }
    long after = from + seen.size();
    return new Page(
        seen.stream().filter(placed -> types.contains(placed.event().data().type())).toList(),
        cursors.of(carrier, after),
        Math.max(0, next - after));
  }

  /**
   * The position that a carrier means by a cursor.
   *
   * @param cursor a cursor that the carrier was given, {@value #LATEST} or {@value #OLDEST}
   * @throws Problem if the cursor is forged, another carrier's, or of events that are no longer kept
   */
  public long position(String carrier, String cursor) {
    long next = kept.next(carrier);
    long from = from(carrier, cursor, next);
    if (from > next || (from < next && kept.isGone(carrier, from))) {
      throw tooOld();
    }
    return from;
  }

  private static Problem tooOld() {
    return Problem.of(ProblemCode.OUT_OF_RANGE, Detail.of(Cause.CURSOR_TOO_OLD));
  }

  private long from(String carrier, String cursor, long next) {
    return switch (cursor) {
      case OLDEST -> kept.oldest(carrier, PlacedEvent.FIRST - 1, next);
      case LATEST -> next;
      default ->
          switch (cursors.read(carrier, cursor)) {
            case FeedCursors.Read.At(long position) -> position;
            case FeedCursors.Read.OfAnother() -> throw Problem.invalid(Cause.CURSOR_OF_ANOTHER);
            case FeedCursors.Read.Forged() -> throw Problem.invalid(Cause.FEED_CURSOR);
          };
    };
  }
}
