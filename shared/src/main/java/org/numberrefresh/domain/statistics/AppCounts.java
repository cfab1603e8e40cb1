package org.numberrefresh.domain.statistics;

/**
 * Counts of one app. It has one pair a number.
 *
 * @param pairs its pairs
 * @param times the times until its numbers were answered, as far as carriers could see them
 * @param appeals the appeals that it was sent
 */
public record AppCounts(PairCounts pairs, AnswerTimes times, AppealCounts appeals) {

  /** The counts of an app that was asked nothing. */
  public static final AppCounts NONE = new AppCounts(PairCounts.NONE, AnswerTimes.NONE);

  /** The counts of an app that no appeal was sent to. */
  public AppCounts(PairCounts pairs, AnswerTimes times) {
    this(pairs, times, AppealCounts.NONE);
  }

  /** These counts and others. */
  public AppCounts plus(AppCounts more) {
    return new AppCounts(pairs.plus(more.pairs), times.plus(more.times), appeals.plus(more.appeals));
  }
}
