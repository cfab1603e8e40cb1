package org.numberrefresh.domain.sink;

import java.time.Instant;
import org.numberrefresh.domain.event.PlacedEvent;

/** A thing that a sink is told. */
public sealed interface Pushed {

  /** The position behind it. */
  long end();

  /**
   * An event of the feed.
   *
   * @param event the event
   */
  record Event(PlacedEvent event) implements Pushed {
    @Override
    public long end() {
      return event.position() + 1;
    }
  }

  /**
   * Events that the feed no longer holds, so that they can never be pushed.
   *
   * @param from the position of the first one
   * @param to the position of the last one
   * @param at the time when this was found
   */
  record Gap(long from, long to, Instant at) implements Pushed {
    @Override
    public long end() {
      return to + 1;
    }
  }
}
