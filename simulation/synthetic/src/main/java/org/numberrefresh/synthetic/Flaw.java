package org.numberrefresh.synthetic;

/** Flaws of a phone number by itself, with the code that rejects a line with it. */
public enum Flaw {
  /** A number of the internet of things: 13 digits. */
  IOT("UNSUPPORTED_IDENTIFIER"),
  /** A satellite phone: looks like a mobile number, lies in a range of its own. */
  SATELLITE("UNSUPPORTED_IDENTIFIER"),
  /** A relay number that hides the real one. */
  RELAY("UNSUPPORTED_IDENTIFIER"),
  /** A fixed line with its area code. */
  FIXED_LINE("UNSUPPORTED_IDENTIFIER"),
  /** A mobile number with a digit missing or one too many. */
  WRONG_LENGTH("NUMBER_REFRESH.NUMBER_FORMAT_INVALID"),
  /** No E.164: no plus, blanks, letters, or nothing after the country code. */
  NOT_E164("NUMBER_REFRESH.NUMBER_FORMAT_INVALID");

  private final String code;

  Flaw(String code) {
    this.code = code;
  }

  /** The code that a line with this flaw is rejected with. */
  public String code() {
    return code;
  }
}
