package org.numberrefresh.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of documentation.
 *
 * @param path its path from the repository's root
 * @param lines its lines, those of code blocks left empty
 */
record Page(Path path, List<String> lines) {

  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("(#{1,6}) (.+)");

  Page {
    lines = List.copyOf(lines);
  }

  /** Reads a page. */
  static Page read(String name) {
    Path path = Path.of(name);
    try {
      return new Page(path, withoutBlocks(Files.readAllLines(Sources.ROOT.resolve(path))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> withoutBlocks(List<String> all) {
    var kept = new ArrayList<String>();
    boolean inBlock = false;
    for (String line : all) {
      boolean fence = line.startsWith("```");
      inBlock ^= fence;
      kept.add(inBlock || fence ? "" : line);
    }
    return kept;
  }

  /** The words in code font, in their order. */
  List<String> code() {
    return code(lines);
  }

  private static List<String> code(List<String> some) {
    return found(CODE, some).toList();
  }

  private static Stream<String> found(Pattern pattern, List<String> some) {
    return pattern.matcher(String.join("\n", some)).results().map(match -> match.group(1).replace('\n', ' '));
  }

  /** The targets of its links. */
  List<String> links() {
    return found(LINK, lines).toList();
  }

  /** The anchors of its headings of a level, as GitHub makes them. */
  List<String> anchors(int level) {
    return headings().filter(heading -> heading.group(1).length() == level).map(Page::anchor).toList();
  }

  /** The anchors of all its headings. */
  List<String> anchors() {
    return headings().map(Page::anchor).toList();
  }

  private Stream<MatchResult> headings() {
    return lines.stream().flatMap(line -> HEADING.matcher(line).results());
  }

  private static String anchor(MatchResult heading) {
    String text = heading.group(2).toLowerCase(Locale.ROOT);
    return text.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-');
  }

  /** The words in code font in the first column of the tables below a heading. */
  List<String> firstColumn(String heading) {
    int start = lines.indexOf("## " + heading);
    if (start < 0) {
      throw new IllegalStateException(path + " has no heading \"" + heading + "\".");
    }
    List<String> cells =
        lines.stream()
            .skip(start + 1L)
            .takeWhile(line -> !line.startsWith("## "))
            .filter(line -> line.startsWith("|"))
            .map(line -> line.split("\\|", -1)[1])
            .toList();
    return code(cells);
  }
}
