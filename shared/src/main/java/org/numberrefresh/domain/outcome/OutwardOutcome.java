package org.numberrefresh.domain.outcome;

/** What a carrier sees of an outcome. All that waits is one value and all that is clear is one value. */
public enum OutwardOutcome {
  PENDING,
  UNDELIVERABLE,
  NO_RESPONSE,
  CANCELLED,
  FAILED,
  REFUSED,
  BLOCKED,
  CLEAR;

  /**
   * How much it counts where an app was asked in several batches of one cycle: CLEAR never falls, what is final stands
   * while the app is asked again, and what was withdrawn hides nothing.
   */
  public int standing() {
    return switch (this) {
      case CANCELLED -> 0;
      case PENDING -> 1;
      case UNDELIVERABLE, NO_RESPONSE, FAILED, REFUSED, BLOCKED -> 2;
      case CLEAR -> 3;
    };
  }
}
