package org.numberrefresh.usecase.query;

/** The state of a number in one order, as the order's results name it. */
public enum ResultState {
  /** Its ninety days are not over. */
  COOLING,
  /** Apps are being asked. */
  REFRESHING,
  /** Every outcome is final. */
  SETTLED,
  /** Its old holder took it back. */
  RESTORED,
  /** It was withdrawn before any app did anything for it. */
  CANCELLED
}
