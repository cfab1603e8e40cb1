package org.numberrefresh.json;

/** Text that can be stored, shown and logged as it is. */
public final class PlainText {

  private PlainText() {}

  /** Whether a text is whole characters, and none of them a control character. */
  public static boolean is(String text) {
    return text.codePoints().noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
  }
}
