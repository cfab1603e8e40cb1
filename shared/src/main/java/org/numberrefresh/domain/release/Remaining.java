package org.numberrefresh.domain.release;

import org.numberrefresh.domain.outcome.Outcome;
import org.numberrefresh.domain.outcome.OutwardOutcome;

/**
 * A final outcome of a number at an app that is not CLEAR, as its carrier sees it.
 *
 * @param app the app's id
 * @param outcome the outward outcome
 * @param reason the outward reason; "" if it has none
 */
public record Remaining(String app, OutwardOutcome outcome, String reason) {

  /** The outward form of a stored outcome. */
  public static Remaining of(String app, Outcome outcome) {
    return new Remaining(app, outcome.outward(), outcome.outwardReason());
  }
}
