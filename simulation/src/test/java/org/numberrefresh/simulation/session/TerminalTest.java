package org.numberrefresh.simulation.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTest {

  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final Terminal plain = terminal(false, false);

  @Test
  void what_is_no_terminal_gets_plain_ascii() {
    plain.heading("Outcomes");
    plain.line(plain.good("fine") + plain.bad("bad") + plain.bar(0.5, 4) + plain.rule(3) + plain.times());

    assertTrue(
        written.toString(StandardCharsets.UTF_8).chars().allMatch(c -> c == '\n' || c == '\r' || (c >= 32 && c < 127)));
    assertTrue(written.toString(StandardCharsets.UTF_8).contains("finebad##..---x"));
  }

  @Test
  void a_block_is_drawn_over_the_one_before() {
    Terminal terminal = terminal(true, true);
    terminal.redraw(List.of("one", "two"));
    terminal.redraw(List.of("three", "four"));

    String text = written.toString(StandardCharsets.UTF_8);
    assertEquals(1, text.split("\u001b\\[2A", -1).length - 1);
    assertTrue(text.indexOf("\u001b[2A") > text.indexOf("two"));
  }

  @Test
  void a_block_never_covers_a_line() {
    Terminal terminal = terminal(true, true);
    terminal.redraw(List.of("one"));
    terminal.line("a line");
    terminal.redraw(List.of("two"));

    assertEquals(-1, written.toString(StandardCharsets.UTF_8).indexOf("\u001b[1A"));
  }

  @Test
  void a_table_has_its_figures_to_the_right() {
    List<String> lines = new TextTable("name", "pairs").row("CLEAR", "1,000").row("x", "7").lines(plain);

    assertEquals(List.of("  name    pairs", "  -------------", "  CLEAR   1,000", "  x           7"), lines);
    assertThrows(IllegalArgumentException.class, () -> new TextTable("one").row("a", "b"));
  }

  @Test
  void a_step_of_the_clock_is_told_in_its_largest_units() {
    assertEquals("2 min", ClockWords.ENGLISH.inWords(Duration.ofMinutes(2)));
    assertEquals("3 h", ClockWords.ENGLISH.inWords(Duration.ofHours(3)));
    assertEquals("6 d 5 h", ClockWords.ENGLISH.inWords(Duration.ofHours(149)));
  }

  @Test
  void a_chinese_table_is_as_wide_as_it_looks() {
    List<String> lines = new TextTable("项目", "对数").row("已解绑：", "7").row("x", "1,000").lines(plain);

    assertEquals(List.of("  项目        对数", "  ----------------", "  已解绑：       7", "  x          1,000"), lines);
  }

  @ParameterizedTest
  @CsvSource({
    "true, '', xterm, true, true",
    "true, 1, xterm, true, false",
    "true, '', dumb, false, false",
    "false, '', xterm, false, false"
  })
  void colours_and_cursor_are_for_terminals_and_colours_only_without_no_color(
      boolean console, String noColor, String term, boolean interactive, boolean colours) {
    var out = new PrintStream(written, true, StandardCharsets.UTF_8);
    Terminal terminal = Terminal.of(out, console, Map.of("NO_COLOR", noColor, "TERM", term));

    assertEquals(interactive, terminal.interactive());
    assertEquals(colours, terminal.good("fine").contains("\u001b"));
  }

  @Test
  void a_text_is_written_in_utf_8_where_the_characters_are_too_few() {
    new Terminal(new PrintStream(written, true, StandardCharsets.US_ASCII), false, false).ableToWrite("号").line("号");
    assertEquals("号", written.toString(StandardCharsets.UTF_8).strip());
    assertEquals(plain, plain.ableToWrite("号"));
  }

  @Test
  void a_wait_is_one_moving_line_on_a_terminal_and_is_gone_in_the_end() {
    var waiting = new WaitingLine(terminal(true, true), "working");
    waiting.tick(0);
    waiting.tick(1);
    waiting.close();

    String text = written.toString(StandardCharsets.UTF_8).replace("\r", "");
    assertEquals("\u001b[2K  working ... 0 s\n\u001b[1A\u001b[2K  working ... 1 s\n\u001b[1A\u001b[J", text);
  }

  @Test
  void a_wait_is_a_line_every_five_seconds_where_there_is_no_terminal() {
    try (var waiting = new WaitingLine(plain, "working")) {
      for (int second = 0; second < 12; second++) {
        waiting.tick(second);
      }
    }
    assertEquals(
        List.of("  working ... 5 s", "  working ... 10 s"), written.toString(StandardCharsets.UTF_8).lines().toList());
  }

  private Terminal terminal(boolean interactive, boolean unicode) {
    return new Terminal(new PrintStream(written, true, StandardCharsets.UTF_8), interactive, unicode);
  }
}
