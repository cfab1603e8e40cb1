package org.numberrefresh.domain.quota;

import java.time.Duration;
import org.numberrefresh.domain.carrier.Question;

/** The answer to an attempt to spend of a quota. */
public sealed interface Spending {

  /**
   * The rest of a quota.
   *
   * @param question the question that it is for
   * @param limit numbers that may be asked of in a day
   * @param remaining numbers that may still be asked of, as far as this instance knows
   * @param endsIn time until the day ends
   */
  record Left(Question question, int limit, int remaining, Duration endsIn) {}

  /** The rest of the quota, after this. */
  Left left();

  /** The question was within the quota. */
  record Granted(Left left) implements Spending {}

  /** The question was not within the quota: nothing was spent. */
  record Exceeded(Left left) implements Spending {}
}
