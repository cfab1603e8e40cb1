package org.numberrefresh.domain.number;

import java.util.List;

/** The events of a number's service. Two events of the same second happened in the order of this list. */
public enum ServiceEvent {
  /** A subscriber got the number (开户). */
  ACTIVATED,
  /** The number was sold again after it had been given up (重新放号). */
  RESOLD,
  /** The number passed from one holder to the next without being given up (过户). */
  HOLDER_CHANGED,
  /** The subscriber took the number to another carrier (携出). */
  PORTED_OUT,
  /** The subscriber brought the number from another carrier (携入). This is a claim until another witness confirms it. */
  PORTED_IN,
  /** The carrier on record served the number at this time (在网). It disputes each claim up to then. */
  STILL_SERVED,
  /** The port was confirmed: one carrier reported PORTED_OUT, and the other PORTED_IN. Nobody reports this. */
  PORT_CONFIRMED,
  /** The port is in the operator's port register. No carrier reports this. */
  PORT_REGISTERED;

  /** The events that carriers report. */
  public static final List<ServiceEvent> REPORTED =
      List.of(ACTIVATED, RESOLD, HOLDER_CHANGED, PORTED_OUT, PORTED_IN, STILL_SERVED);

  /** True if a subscriber began to hold the number by it. A port changes the carrier, not the holder. */
  boolean takesUp() {
    return this == ACTIVATED || this == RESOLD || this == HOLDER_CHANGED;
  }

  /** True if the number left its carrier or arrived at another one by it. */
  boolean moves() {
    return this == PORTED_OUT || arrives();
  }

  /** True if a confirmed port brought the number to a carrier by it. */
  boolean arrives() {
    return this == PORT_CONFIRMED || this == PORT_REGISTERED;
  }
}
