package org.numberrefresh.domain.number;

/** The events of a number's service. Two events of the same second happened in the order of this list. */
public enum ServiceEvent {
  /** A subscriber got the number (开户). */
  ACTIVATED,
  /** The number was sold again after it had been given up (重新放号). */
  RESOLD,
  /** The subscriber took the number to another carrier (携出). */
  PORTED_OUT,
  /** The subscriber brought the number from another carrier (携入). */
  PORTED_IN;

  /** True if a subscriber began to hold the number by it. A port changes the carrier, not the holder. */
  boolean takesUp() {
    return this == ACTIVATED || this == RESOLD;
  }

  boolean ports() {
    return this == PORTED_OUT || this == PORTED_IN;
  }
}
