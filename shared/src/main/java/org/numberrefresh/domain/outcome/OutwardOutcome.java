package org.numberrefresh.domain.outcome;

/**
 * The value of an outcome that a carrier sees. All waiting is PENDING, and all three clear outcomes are CLEAR.
 *
 * <p>Decision: docs/decisions.md#a-withdrawn-request-stands-below-a-waiting-one
 */
public enum OutwardOutcome {
  PENDING,
  UNDELIVERABLE,
  NO_RESPONSE,
  CANCELLED,
  FAILED,
  REFUSED,
  BLOCKED,
  CLEAR;

  /** True if an app gave a final answer or its deadline passed: all but PENDING and CANCELLED. */
  public boolean isAnswered() {
    return standing() > PENDING.standing();
  }

  /**
   * True if this counts more than the value of a newer batch of the same cycle. CLEAR never falls. A final outcome
   * stands while the app is asked again. A withdrawn batch hides nothing.
   */
  public boolean outranks(OutwardOutcome newer) {
    return standing() > newer.standing();
  }

  /** True if the subscriber is sent to the app's customer service: the carrier's next step may not be enough. */
  public boolean sendsToTheApp() {
    return switch (this) {
      case NO_RESPONSE, REFUSED, BLOCKED -> true;
      case PENDING, UNDELIVERABLE, CANCELLED, FAILED, CLEAR -> false;
    };
  }

  private int standing() {
    return switch (this) {
      case CANCELLED -> 0;
      case PENDING -> 1;
      case UNDELIVERABLE, NO_RESPONSE, FAILED, REFUSED, BLOCKED -> 2;
      case CLEAR -> 3;
    };
  }
}
