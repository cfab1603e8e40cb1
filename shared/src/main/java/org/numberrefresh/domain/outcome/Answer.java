package org.numberrefresh.domain.outcome;

/**
 * What an app answers for one number.
 *
 * @param outcome an outcome that an app may give
 * @param detail what it says beside it
 */
public record Answer(Outcome outcome, PairDetail detail) {

  /** An answer with nothing beside it. */
  public static Answer of(Outcome outcome) {
    return new Answer(outcome, PairDetail.NONE);
  }

  /**
   * The answer that counts where the app gives another for the same number: the higher outcome, the first of equals.
   */
  public Answer or(Answer next) {
    return next.outcome.code() > outcome.code() ? next : this;
  }
}
