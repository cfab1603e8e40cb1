package org.numberrefresh.simulation.apps;

/** The last answer of a simulated app about one number, or none yet. */
enum SimulatedAnswer {
  /** It was asked and has not given its final answer. */
  ASKED("", "", "PENDING"),
  NOT_BOUND("NOT_BOUND", "", "CLEAR"),
  UNBOUND("UNBOUND", "", "CLEAR"),
  SOLE_LOGIN_FACTOR("BLOCKED", "SOLE_LOGIN_FACTOR"),
  PAYMENT_INSTRUMENT_BOUND("BLOCKED", "PAYMENT_INSTRUMENT_BOUND"),
  ASSETS_REMAINING("BLOCKED", "ASSETS_REMAINING"),
  OPEN_DISPUTE("BLOCKED", "OPEN_DISPUTE"),
  ENTERPRISE_ACCOUNT("BLOCKED", "ENTERPRISE_ACCOUNT"),
  ACCOUNT_FROZEN("BLOCKED", "ACCOUNT_FROZEN"),
  LEGAL_HOLD("BLOCKED", "LEGAL_HOLD", "BLOCKED/OTHER"),
  ACCOUNT_BANNED("BLOCKED", "ACCOUNT_BANNED"),
  REFUSED_OTHER("REFUSED", "OTHER"),
  RECENT_ACTIVITY("REFUSED", "RECENT_ACTIVITY", "REFUSED/OTHER"),
  IDENTITY_MISMATCH("REFUSED", "IDENTITY_MISMATCH"),
  PREVIOUS_HOLDER_OBJECTED("REFUSED", "PREVIOUS_HOLDER_OBJECTED", "REFUSED/OTHER"),
  POLICY_NOT_SUPPORTED("REFUSED", "POLICY_NOT_SUPPORTED"),
  BOUND_AFTER_CUTOFF("REFUSED", "BOUND_AFTER_CUTOFF"),
  FAILED("FAILED", "", "FAILED");

  private final String outcome;
  private final String reason;
  private final String outward;

  SimulatedAnswer(String outcome, String reason) {
    this(outcome, reason, outcome + "/" + reason);
  }

  SimulatedAnswer(String outcome, String reason, String outward) {
    this.outcome = outcome;
    this.reason = reason;
    this.outward = outward;
  }

  /** The outcome as the app puts it on the wire. */
  String outcome() {
    return outcome;
  }

  /** The reason on the wire; empty where the outcome has none. */
  String reason() {
    return reason;
  }

  /** The part of it that a carrier may see. */
  String outward() {
    return outward;
  }

  boolean leavesResidue() {
    return this != NOT_BOUND && this != UNBOUND;
  }
}
