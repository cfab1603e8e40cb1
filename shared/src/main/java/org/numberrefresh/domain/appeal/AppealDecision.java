package org.numberrefresh.domain.appeal;

import java.util.Optional;
import org.numberrefresh.domain.outcome.Outcome;

/**
 * The words of an app on an appeal. Each is stored as an outcome of the appeal's task, so that it rises by the same
 * law.
 *
 * <p>Decision: docs/decisions.md#a-decision-on-an-appeal-is-stored-as-an-outcome
 */
public enum AppealDecision {
  /** The app gives the subscriber right. */
  UPHELD(Outcome.BLOCKED_OTHER),
  /** The app keeps its outcome. */
  REJECTED(Outcome.REFUSED_OTHER),
  /** The app examines it and decides later. */
  UNDER_REVIEW(Outcome.IN_REVIEW);

  private final Outcome stored;

  AppealDecision(Outcome stored) {
    this.stored = stored;
  }

  /**
   * The outcome that is stored for it.
   *
   * @param now the outcome that the appealed pair has from now on, which only UPHELD names: a clear one
   */
  public Outcome stored(Optional<Outcome> now) {
    return now.filter(_ -> this == UPHELD).orElse(stored);
  }

  /** True if an app may name an outcome beside it: a clear one beside UPHELD. */
  public boolean takes(Outcome now) {
    return this == UPHELD && now.isClear();
  }
}
