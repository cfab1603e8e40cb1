package org.numberrefresh.domain.appeal;

import org.numberrefresh.domain.outcome.Outcome;

/**
 * The states of an appeal, in rising order. A state never falls: an app that rejected an appeal may still uphold it,
 * and a decision after the deadline counts.
 */
public enum AppealState {
  /** It is sent to the app, or waits to be. */
  SUBMITTED,
  /** The app examines it. */
  UNDER_REVIEW,
  /** It ended without a decision: the deadline passed, the number was withdrawn, or a newer life of it began. */
  EXPIRED,
  /** The app keeps its outcome. */
  REJECTED,
  /** The app gives the subscriber right. */
  UPHELD;

  /**
   * The state of an appeal whose task has an outcome.
   *
   * <p>Decision: docs/decisions.md#a-decision-on-an-appeal-is-stored-as-an-outcome
   */
  public static AppealState of(Outcome outcome) {
    if (outcome.isClear()) {
      return UPHELD;
    }
    return switch (outcome) {
      case IN_REVIEW -> UNDER_REVIEW;
      case UNDELIVERABLE, NO_RESPONSE, CANCELLED -> EXPIRED;
      case REFUSED_OTHER -> REJECTED;
      case BLOCKED_OTHER -> UPHELD;
      default -> SUBMITTED;
    };
  }

  /** True if the app may still decide before the deadline. */
  public boolean isOpen() {
    return this == SUBMITTED || this == UNDER_REVIEW;
  }
}
