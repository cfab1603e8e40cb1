package org.numberrefresh.function.api;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Text as CSV (RFC 4180) with a header.
 *
 * <p>Decision: docs/decisions.md#a-cell-of-an-apps-own-text-never-begins-a-formula
 */
public final class Csv {

  private static final String ROW_END = "\r\n";
  private static final String FORMULA = "=+-@|%\uff1d\uff0b\uff0d\uff20";

  private Csv() {}

  /** Writes rows below a header. */
  public static String of(List<String> header, Stream<List<String>> rows) {
    return Stream.concat(Stream.of(header), rows)
        .map(cells -> cells.stream().map(Csv::quoted).collect(Collectors.joining(",")) + ROW_END)
        .collect(Collectors.joining());
  }

  /** A text from outside with an apostrophe before it, if a spreadsheet would take it for a formula. */
  public static String harmless(String text) {
    String seen = text.stripLeading();
    return !seen.isEmpty() && FORMULA.indexOf(seen.charAt(0)) >= 0 ? "'" + text : text;
  }

  /** A cell in quotes, if it needs them. */
  public static String quoted(String cell) {
    boolean plain = cell.chars().noneMatch(c -> c == '"' || c == ',' || c == ';' || c == '\r' || c == '\n');
    return plain && cell.equals(cell.strip()) ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }
}
