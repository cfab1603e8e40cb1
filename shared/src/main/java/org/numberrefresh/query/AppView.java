package org.numberrefresh.query;

import java.time.Instant;
import org.numberrefresh.outcome.Outcome;
import org.numberrefresh.outcome.OutwardOutcome;
import org.numberrefresh.outcome.PairDetail;

/**
 * One number at one app, as a carrier sees it.
 *
 * @param app the app's id
 * @param shown what a carrier sees
 * @param outcome what is stored; only its reason and traits may be told where {@code shown} is neither CLEAR nor
 *     PENDING
 * @param detail what the app said beside it; told under the same condition
 * @param attempts how often the app was called for the task
 * @param updatedAt when the task last changed; told to the day
 */
public record AppView(
    String app, OutwardOutcome shown, Outcome outcome, PairDetail detail, int attempts, Instant updatedAt) {

  /** Whether it is told by name: something remains. */
  public boolean remains() {
    return shown != OutwardOutcome.CLEAR && shown != OutwardOutcome.PENDING;
  }
}
