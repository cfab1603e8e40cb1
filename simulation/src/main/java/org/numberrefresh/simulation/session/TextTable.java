package org.numberrefresh.simulation.session;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rows of text in columns: the first to the left, columns of figures to the right. */
public final class TextTable {

  private static final String INDENT = "  ";
  private static final String GAP = "   ";

  private final List<String> head;
  private final List<List<String>> rows = new ArrayList<>();

  public TextTable(String... head) {
    this.head = List.of(head);
  }

  /**
   * Adds a row.
   *
   * @throws IllegalArgumentException if it has not as many cells as the head
   */
  public TextTable row(String... cells) {
    if (cells.length != head.size()) {
      throw new IllegalArgumentException(cells.length + " cells under " + head.size() + " heads");
    }
    rows.add(List.of(cells));
    return this;
  }

  /** The lines to print. */
  public List<String> lines(Terminal terminal) {
    int[] widths =
        IntStream.range(0, head.size()).map(column -> Math.max(width(head.get(column)), widest(column))).toArray();
    var lines = new ArrayList<String>();
    lines.add(INDENT + line(head, widths));
    lines.add(INDENT + terminal.rule(IntStream.of(widths).sum() + GAP.length() * (head.size() - 1)));
    rows.forEach(row -> lines.add(INDENT + line(row, widths)));
    return lines;
  }

  private int widest(int column) {
    return rows.stream().mapToInt(row -> width(row.get(column))).max().orElse(0);
  }

  private String line(List<String> cells, int[] widths) {
    return IntStream.range(0, cells.size())
        .mapToObj(column -> padded(cells.get(column), widths[column], figures(column)))
        .collect(Collectors.joining(GAP))
        .stripTrailing();
  }

  /** A column holds figures where every cell starts with a digit or is empty. */
  private boolean figures(int column) {
    return column > 0 && rows.stream().allMatch(row -> row.get(column).matches("(\\d.*)?"));
  }

  /** The columns of a terminal that a text takes: two for a Chinese character or full-width sign. */
  static int width(String text) {
    return text.codePoints().map(character -> isWide(character) ? 2 : 1).sum();
  }

  private static boolean isWide(int character) {
    Character.UnicodeBlock block = Character.UnicodeBlock.of(character);
    return Character.isIdeographic(character)
        || Character.UnicodeBlock.CJK_SYMBOLS_AND_PUNCTUATION.equals(block)
        || Character.UnicodeBlock.HALFWIDTH_AND_FULLWIDTH_FORMS.equals(block);
  }

  private static String padded(String cell, int width, boolean right) {
    String blanks = " ".repeat(width - width(cell));
    return right ? blanks + cell : cell + blanks;
  }
}
