package org.numberrefresh.domain.event;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * The store of carriers' feeds.
 *
 * <p>An append that is under way may show in parts: {@link #next} counts an event that {@link #read} does not have yet.
 * {@link #dropped} alone sees each append whole.
 *
 * <p>Decision: docs/decisions.md#what-is-not-read-is-not-yet-gone
 */
public interface Feeds {

  /** The time for which an event is kept. */
  Duration KEPT = Duration.ofDays(30);

  /** The most events of one {@link #read}. */
  int MOST_READ = 1_000;

  /** The most events of one {@link #append}. */
  int MOST_APPENDED = 20;

  /** The position that the next event of a carrier's feed gets. */
  long next(String carrier);

  /** Those of some ids whose events a feed has already. */
  Set<EventId> known(String carrier, Collection<EventId> ids);

  /** Those of some ids whose events a feed has already. One that was appended a moment ago may be missing. */
  Set<EventId> glance(String carrier, Collection<EventId> ids);

  /**
   * Appends events in their order, all or none.
   *
   * @param next the position of the first one, as it was read
   * @param events 1 to {@value #MOST_APPENDED} events with different ids
   * @return false if another event has that position, or the feed has one of these events already: then nothing is
   *     appended
   */
  boolean append(String carrier, long next, List<FeedEvent> events);

  /**
   * Reads events in their order. The events are contiguous: where one is no longer kept, the list ends.
   *
   * @param from the position of the first one
   * @param limit the most events, at most {@value #MOST_READ}
   * @return none if the event at that position is no longer kept, or not there yet, or not to be seen yet
   */
  List<PlacedEvent> read(String carrier, long from, int limit);

  /**
   * True if the event at a position was there and is no longer stored. It waits for an append that is under way. After
   * it returned false for a position before the next one, {@link #read} sees the event.
   */
  boolean dropped(String carrier, long position);
}
