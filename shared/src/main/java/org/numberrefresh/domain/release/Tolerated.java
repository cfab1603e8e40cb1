package org.numberrefresh.domain.release;

import java.util.Optional;
import org.numberrefresh.domain.outcome.OutwardOutcome;

/**
 * A residue that a release rule puts up with.
 *
 * @param app the app's id; empty for any app
 * @param outcome the outward outcome, neither CLEAR nor PENDING
 * @param reason the outward reason; empty for any
 */
public record Tolerated(Optional<String> app, OutwardOutcome outcome, Optional<String> reason) {

  public Tolerated {
    if (outcome == OutwardOutcome.CLEAR || outcome == OutwardOutcome.PENDING) {
      throw new IllegalArgumentException(outcome + " is no residue.");
    }
  }

  boolean includes(Remaining remaining) {
    return app.filter(id -> !id.equals(remaining.app())).isEmpty()
        && outcome == remaining.outcome()
        && reason.filter(text -> !text.equals(remaining.reason())).isEmpty();
  }
}
