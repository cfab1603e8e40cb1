package org.numberrefresh.outcome;

/** What a carrier sees of an outcome. All that waits is one value and all that is clear is one value. */
public enum OutwardOutcome {
  PENDING,
  UNDELIVERABLE,
  NO_RESPONSE,
  CANCELLED,
  FAILED,
  REFUSED,
  BLOCKED,
  CLEAR
}
