package org.numberrefresh.domain.app;

/** Refuses settings of an app that cannot go together. */
public final class UnfitProfile extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  /** The rules that settings may break together. */
  public enum Rule {
    /** An app that is covered and called has an endpoint. */
    ENDPOINT_MISSING,
    /** An app that asks for its tasks has no endpoint. */
    ENDPOINT_OF_NO_USE,
    /** A security event names its number in the clear. */
    EVENT_BLINDED,
    /** A security event is about one number. */
    EVENT_OF_MANY,
    /** Calls are sent as they are or by gzip. */
    ENCODING_UNKNOWN
  }

  private final Rule rule;

  UnfitProfile(Rule rule) {
    super("The settings of the app break the rule " + rule + ".");
    this.rule = rule;
  }

  /** The rule that is broken. */
  public Rule rule() {
    return rule;
  }
}
