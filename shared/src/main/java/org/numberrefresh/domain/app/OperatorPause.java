package org.numberrefresh.domain.app;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The last pause of an app by an operator. It is kept after the app was resumed.
 *
 * @param by the client of the operator who paused it
 * @param at the time of the pause, to the second
 * @param reason the operator's words, if there are any
 * @param resumed the end of the pause, if it has ended
 */
public record OperatorPause(String by, Instant at, Optional<String> reason, Optional<Resumed> resumed) {
  public OperatorPause {
    at = at.truncatedTo(ChronoUnit.SECONDS);
  }

  /**
   * The end of a pause.
   *
   * @param by the client of the operator who resumed the app
   * @param at the time, to the second
   */
  public record Resumed(String by, Instant at) {
    public Resumed {
      at = at.truncatedTo(ChronoUnit.SECONDS);
    }
  }

  /** This pause, ended. */
  public OperatorPause resumedBy(String client, Instant now) {
    return new OperatorPause(by, at, reason, Optional.of(new Resumed(client, now)));
  }
}
