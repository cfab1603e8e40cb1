package org.numberrefresh.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds each Chinese page to its English one. The calls of the English page are made by {@link PageCallsTest}; the
 * Chinese one has the same, so that they need not be made twice.
 */
class ChinesePageTest {

  private static final Pattern HEADING = Pattern.compile("#+(?= )");
  private static final Pattern CODE = Pattern.compile("`[^`]+`|\\b[A-Z][A-Z_.]+[A-Z]\\b");
  private static final Pattern MARK = Pattern.compile("^(?:- |\\d\\. )|^#+ |images/[^)]+");
  private static final Pattern HALF_WIDTH = Pattern.compile("\\p{IsHan}[,;:!?()]|[,;:!?()]\\p{IsHan}");

  static Stream<String> pages() {
    return Stream.of("docs/for-apps", "docs/for-carriers", "docs/outcomes");
  }

  private static Page english(String name) {
    return Page.read(name + ".md");
  }

  private static Page chinese(String name) {
    return Page.read(name + ".zh-CN.md");
  }

  @ParameterizedTest
  @MethodSource("pages")
  void a_chinese_page_has_the_blocks_of_the_english_one(String name) {
    assertEquals(shown(english(name)), shown(chinese(name)));
  }

  private static List<String> shown(Page page) {
    return page.blocks().stream().map(block -> block.language() + "\n" + String.join("\n", block.lines())).toList();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void a_chinese_page_has_the_headings_of_the_english_one(String name) {
    List<String> levels = levels(english(name));
    assertFalse(levels.isEmpty());
    assertEquals(levels, levels(chinese(name)));
  }

  private static List<String> levels(Page page) {
    return prose(page).flatMap(line -> HEADING.matcher(line).results().limit(1)).map(MatchResult::group).toList();
  }

  /** A table is the same as long as each of its rows has as many cells, and names the same codes. */
  @ParameterizedTest
  @MethodSource("pages")
  void a_chinese_page_has_the_tables_of_the_english_one(String name) {
    List<String> rows = rows(english(name));
    assertFalse(rows.isEmpty());
    assertEquals(rows, rows(chinese(name)));
  }

  private static List<String> rows(Page page) {
    return prose(page)
        .filter(line -> line.startsWith("|"))
        .map(row -> row.split("\\|", -1).length + " " + codes(row))
        .toList();
  }

  private static Set<String> codes(String row) {
    var codes = new TreeSet<String>();
    CODE.matcher(row).results().map(MatchResult::group).forEach(codes::add);
    return codes;
  }

  @ParameterizedTest
  @MethodSource("pages")
  void a_chinese_page_has_the_lists_and_pictures_of_the_english_one(String name) {
    assertEquals(marks(english(name)), marks(chinese(name)));
  }

  private static List<String> marks(Page page) {
    return prose(page).flatMap(line -> MARK.matcher(line).results()).map(MatchResult::group).toList();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void a_chinese_page_has_full_width_punctuation(String name) {
    List<String> wrong =
        prose(chinese(name))
            .filter(line -> HALF_WIDTH.matcher(line.replaceAll("`[^`]+`|\\]\\([^)]+\\)", "")).find())
            .toList();
    assertEquals(List.of(), wrong);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void a_page_begins_with_a_link_to_the_other_language(String name) {
    String file = name.substring(name.lastIndexOf('/') + 1);
    assertEquals("[中文](" + file + ".zh-CN.md)", english(name).lines().get(2));
    assertEquals("[English](" + file + ".md)", chinese(name).lines().get(2));
  }

  /** The lines that stand in no block. */
  private static Stream<String> prose(Page page) {
    var lines = new ArrayList<>(page.lines());
    for (Page.Block block : page.blocks()) {
      IntStream.range(block.first() - 1, block.first() + block.lines().size() + 1).forEach(i -> lines.set(i, ""));
    }
    return lines.stream();
  }
}
