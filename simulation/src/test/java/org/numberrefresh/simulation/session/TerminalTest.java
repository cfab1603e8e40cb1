package org.numberrefresh.simulation.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

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
    assertEquals("2 min", ClockSteps.inWords(Duration.ofMinutes(2)));
    assertEquals("3 h", ClockSteps.inWords(Duration.ofHours(3)));
    assertEquals("6 d 5 h", ClockSteps.inWords(Duration.ofHours(149)));
  }

  private Terminal terminal(boolean interactive, boolean unicode) {
    return new Terminal(new PrintStream(written, true, StandardCharsets.UTF_8), interactive, unicode);
  }
}
