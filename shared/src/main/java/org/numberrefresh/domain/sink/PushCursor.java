package org.numberrefresh.domain.sink;

import java.util.OptionalLong;

/**
 * The place of a push in its feed.
 *
 * @param position the position of the next event
 * @param until the position behind the events of a call that failed: its repeat carries the same ones
 * @param moves how often the carrier moved the cursor or changed the URL
 */
public record PushCursor(long position, OptionalLong until, int moves) {

  /** The cursor as the carrier moved it. */
  PushCursor movedTo(long next) {
    return new PushCursor(next, OptionalLong.empty(), moves + 1);
  }

  /** The cursor behind events that were sent. */
  PushCursor behind(long next) {
    return new PushCursor(next, until.isPresent() && until.getAsLong() > next ? until : OptionalLong.empty(), moves);
  }

  /** The cursor before events that could not be sent. */
  PushCursor before(long end) {
    return new PushCursor(position, OptionalLong.of(end), moves);
  }
}
