package org.numberrefresh.domain.outcome;

import org.numberrefresh.domain.refresh.Mode;

/**
 * The answer of an app for one number.
 *
 * @param outcome an outcome that an app may give
 * @param detail its case number and code
 */
public record Answer(Outcome outcome, PairDetail detail) {

  /** An answer with nothing beside it. */
  public static Answer of(Outcome outcome) {
    return new Answer(outcome, PairDetail.NONE);
  }

  /** True if an app may give it in a mode. */
  public boolean fits(Mode mode) {
    return outcome != Outcome.BOUND_BY_CURRENT_SUBSCRIBER || mode == Mode.ACTIVE;
  }

  /** The one of two answers for a number that counts: the higher outcome. Of equals, the first one counts. */
  public Answer or(Answer next) {
    return next.outcome.code() > outcome.code() ? next : this;
  }
}
