package org.numberrefresh.domain.event;

/**
 * An event in its feed.
 *
 * @param position its place in the feed of its carrier, from {@value #FIRST}, without gaps
 * @param event the event
 */
public record PlacedEvent(long position, FeedEvent event) {

  /** The position of a feed's first event. */
  public static final long FIRST = 1;

  public PlacedEvent {
    if (position < FIRST) {
      throw new IllegalArgumentException("A position is " + FIRST + " or more, not " + position + ".");
    }
  }
}
