package org.numberrefresh.domain.phone;

import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds phone numbers that a text spells in any way: with digits of any script, circled or in Chinese characters, and
 * with any separators or invisible characters between them.
 */
final class WrittenNumbers {

  private static final String MASK = "****";
  private static final String BETWEEN = " {0,64}+";

  /** A Chinese mobile number or a number in international form, in a plain text. No part of a longer number. */
  private static final Pattern PLAIN =
      Pattern.compile(
          "(?<![0-9])(?:(?:(?:\\+|0_0)_)?8_6_)?1_[3-9]_[0-9](?:_[0-9]){8}(?![0-9])".replace("_", BETWEEN)
              + "|\\+_[1-9](?:_[0-9]){6,14}(?![0-9])".replace("_", BETWEEN));

  /** A UUID, or 16 hexadecimal digits or more: a number with a prefix for international calls has 15 at most. */
  private static final Pattern ID =
      Pattern.compile("(?i)(?<![0-9a-z])(?:[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|[0-9a-f]{16,})(?![0-9a-z])");

  /** No character becomes more than 18 by NFKC. */
  private static final int MOST_EXPANSION = 18;

  private static final String CHINESE = "〇一二三四五六七八九";
  private static final String CHINESE_FINANCIAL = "零壹贰叁肆伍陆柒捌玖";
  private static final String CHINESE_TRADITIONAL = "○壹貳參肆伍陸柒捌玖";

  private WrittenNumbers() {}

  /** A text with a letter in place of each id that is made by a machine. */
  static String withoutIds(String text) {
    return ID.matcher(text).replaceAll("x");
  }

  static String hiddenIn(String text) {
    Plain plain = Plain.of(text);
    Matcher numbers = PLAIN.matcher(plain.text());
    var hidden = new StringBuilder();
    int from = 0;
    while (numbers.find()) {
      hidden.append(text, from, plain.at()[numbers.start()]).append(MASK);
      from = plain.at()[numbers.end()];
    }
    return hidden.append(text, from, text.length()).toString();
  }

  /**
   * A text in which each digit is one of 0 to 9, a plus sign is +, a letter is x and all else is a space.
   *
   * @param text the plain text
   * @param at the index in the written text of each character, and its length
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Plain(String text, int[] at) {

    static Plain of(String written) {
      var plain = new StringBuilder();
      var at = new int[written.length() * MOST_EXPANSION + 1];
      for (int i = 0; i < written.length(); ) {
        int code = written.codePointAt(i);
        String normal = Normalizer.normalize(Character.toString(code), Normalizer.Form.NFKC);
        for (int one : normal.codePoints().toArray()) {
          at[plain.length()] = i;
          plain.append(plain(one));
        }
        i += Character.charCount(code);
      }
      at[plain.length()] = written.length();
      return new Plain(plain.toString(), at);
    }
  }

  private static char plain(int code) {
    if (code == '+') {
      return '+';
    }
    int digit = digit(code);
    if (digit >= 0) {
      return (char) ('0' + digit);
    }
    return Character.isLetter(code) ? 'x' : ' ';
  }

  @SuppressWarnings("CharacterGetNumericValue") // circled and other digits are meant, and letters are left out
  private static int digit(int code) {
    for (String digits : new String[] {CHINESE, CHINESE_FINANCIAL, CHINESE_TRADITIONAL}) {
      if (digits.indexOf(code) >= 0) {
        return digits.indexOf(code);
      }
    }
    if (code == '幺') {
      return 1;
    }
    int value = Character.isLetter(code) ? -1 : Character.getNumericValue(code);
    return value <= 9 ? value : -1;
  }
}
