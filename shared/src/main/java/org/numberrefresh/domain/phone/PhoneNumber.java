package org.numberrefresh.domain.phone;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A phone number in E.164 form, such as the one of the example range {@code +86 138 0013 8000}.
 *
 * <p>It prints masked, so that no log line, exception or assertion can show one: only {@link #e164()} reveals it.
 */
public final class PhoneNumber {

  private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");

  /** Stands where a number was erased. It is no phone number, and no text is read as it. */
  public static final PhoneNumber ERASED = new PhoneNumber("+0");

  private final String e164;

  private PhoneNumber(String e164) {
    this.e164 = e164;
  }

  /** Reads a number; empty if the text is not E.164 (a plus sign and 7 to 15 digits). */
  public static Optional<PhoneNumber> parse(String text) {
    return text.length() <= 16 && E164.matcher(text).matches() ? Optional.of(new PhoneNumber(text)) : Optional.empty();
  }

  /**
   * A text from outside, with {@code ****} in place of each part that looks like a phone number, in any spelling.
   *
   * <p>Decision: docs/decisions.md#an-apps-texts-have-phone-numbers-hidden
   */
  public static String hiddenIn(String text) {
    return WrittenNumbers.hiddenIn(text);
  }

  /**
   * True if a text from outside has a part that looks like a phone number, in any spelling. UUIDs and hexadecimal ids
   * of 16 or more digits are none, whatever digits they have.
   */
  public static boolean isIn(String text) {
    String rest = WrittenNumbers.withoutIds(text);
    return !hiddenIn(rest).equals(rest);
  }

  /** The number with some digits, as {@link #digits()} gives them. */
  public static PhoneNumber ofDigits(long digits) {
    return parse("+" + digits).orElseThrow(() -> new IllegalArgumentException("These digits are not a phone number."));
  }

  /** The number in the clear. To be sealed, hashed or sent, never to be logged. */
  public String e164() {
    return e164;
  }

  /** Its digits without the plus sign, at most fifteen. */
  public long digits() {
    return Long.parseLong(e164, 1, e164.length(), 10);
  }

  /** The number as people may see it: {@code +86138****8000}. */
  public String masked() {
    if (equals(ERASED)) {
      return "erased";
    }
    int end = e164.length() - 4;
    int start = Math.max(1, end - 4);
    return e164.substring(0, start) + "****" + e164.substring(end);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PhoneNumber number && number.e164.equals(e164);
  }

  @Override
  public int hashCode() {
    return e164.hashCode();
  }

  @Override
  public String toString() {
    return masked();
  }
}
