package org.numberrefresh.simulation.apps;

import java.time.Duration;
import java.util.List;

/** The reaction of an app to one call. */
sealed interface Reaction {

  /**
   * 200 with results.
   *
   * @param now final results
   * @param inReview told as IN_REVIEW now, called back later
   * @param leftOut not told at all now, called back later
   * @param after the time that the app takes
   */
  record Results(List<AppResult> now, List<AppResult> inReview, List<AppResult> leftOut, Duration after)
      implements Reaction {}

  /** 202; everything is called back. */
  record Accepted(List<AppResult> later) implements Reaction {}

  /** Another status; {@code retryAfter} zero means no such header. */
  record Failure(int status, Duration retryAfter) implements Reaction {}

  /** The connection is closed without an answer. */
  record Hangup() implements Reaction {}

  /** Nothing comes, the connection stays open. */
  record Silence() implements Reaction {}

  /** All results, at once. */
  static Reaction atOnce(List<AppResult> results) {
    return new Results(results, List.of(), List.of(), Duration.ZERO);
  }
}
