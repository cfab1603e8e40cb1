package org.numberrefresh.domain.quota;

import java.time.Duration;
import org.numberrefresh.domain.carrier.Question;

/** Whether a question was within a carrier's quota. */
public sealed interface Spending {

  /**
   * What is left of a quota.
   *
   * @param question what is asked
   * @param limit of how many numbers it may be asked in a day
   * @param remaining of how many it may be asked yet, as far as is known here
   * @param endsIn how long the day lasts
   */
  record Left(Question question, int limit, int remaining, Duration endsIn) {}

  /** What is left. */
  Left left();

  /** It was. */
  record Granted(Left left) implements Spending {}

  /** It was not: nothing was spent. */
  record Exceeded(Left left) implements Spending {}
}
