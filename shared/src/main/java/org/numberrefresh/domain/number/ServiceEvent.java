package org.numberrefresh.domain.number;

/** What can happen to a number's service. Of two at the same second the later one here counts as the later. */
public enum ServiceEvent {
  /** A subscriber got it (开户). */
  ACTIVATED,
  /** It was sold again after it had been given up (重新放号). */
  RESOLD,
  /** Its subscriber took it to another carrier (携出). */
  PORTED_OUT,
  /** Its subscriber brought it from another carrier (携入). */
  PORTED_IN;

  /** Whether a subscriber began to hold the number by it. Porting changes the carrier, not the holder. */
  boolean takesUp() {
    return this == ACTIVATED || this == RESOLD;
  }

  boolean ports() {
    return this == PORTED_OUT || this == PORTED_IN;
  }
}
