package org.numberrefresh.domain.call;

import java.util.Optional;
import java.util.OptionalInt;
import org.numberrefresh.domain.app.Fault;

/**
 * A fault of one exchange with an app, as it was seen.
 *
 * @param kind the reason for which the exchange, or a part of it, does not count
 * @param status the HTTP status of the answer, if there was one
 * @param result the first bad result of the answer, if the fault is one of its results
 */
public record SeenFault(Fault kind, OptionalInt status, Optional<BadResult> result) {

  /**
   * A bad result.
   *
   * @param ref the ref that was asked and that it names; empty if it names none
   * @param rule the rule that it breaks
   */
  public record BadResult(Optional<String> ref, ResultFlaw.Rule rule) {}

  /** A fault without an answer. */
  public static SeenFault unanswered(Fault kind) {
    return new SeenFault(kind, OptionalInt.empty(), Optional.empty());
  }

  /** A fault of an answer as a whole. */
  public static SeenFault answered(Fault kind, int status) {
    return new SeenFault(kind, OptionalInt.of(status), Optional.empty());
  }
}
