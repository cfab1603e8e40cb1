package org.numberrefresh.usecase.query;

/** The state of a number, as a status names it. */
public enum NumberState {
  /** Its ninety days are not over. */
  COOLING,
  /** Apps are being asked. */
  REFRESHING,
  /** Every outcome is final. */
  REFRESHED,
  /** Its old holder took it back. */
  RESTORED,
  /** It was withdrawn before any app did anything for it. */
  CANCELLED,
  /** No app did anything for it, though it was not withdrawn. */
  UNKNOWN
}
