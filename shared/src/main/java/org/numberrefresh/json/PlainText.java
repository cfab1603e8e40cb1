package org.numberrefresh.json;

/** Text that can be stored, shown and logged without change. */
public final class PlainText {

  private PlainText() {}

  /** True if a text has whole characters only, and no control character. */
  public static boolean is(String text) {
    return text.codePoints().noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
  }
}
