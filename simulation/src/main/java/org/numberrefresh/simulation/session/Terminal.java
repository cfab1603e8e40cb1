package org.numberrefresh.simulation.session;

import java.io.Console;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The output of a run: a terminal with colours and a block that is redrawn in place, or plain lines.
 *
 * <p>Characters beyond ASCII are used only where the output is UTF-8, colours and cursor movements only on a terminal.
 */
public final class Terminal {

  private final PrintStream out;
  private final boolean interactive;
  private final boolean unicode;
  private int drawn;

  public Terminal(PrintStream out, boolean interactive, boolean unicode) {
    this.out = out;
    this.interactive = interactive;
    this.unicode = unicode;
  }

  /** The terminal of this process. */
  public static Terminal ofProcess() {
    boolean capable =
        Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent()
            && !"dumb".equals(System.getenv("TERM"))
            && System.getenv("NO_COLOR") == null;
    return new Terminal(System.out, capable, System.out.charset().name().toUpperCase(Locale.ROOT).startsWith("UTF"));
  }

  public boolean interactive() {
    return interactive;
  }

  /** Writes a line below whatever is there. */
  public void line(String text) {
    drawn = 0;
    out.println(text);
    out.flush();
  }

  public void lines(List<String> all) {
    all.forEach(this::line);
  }

  /** Opens a part of the report. */
  public void heading(String text) {
    line("");
    line(paint("1", text));
  }

  /** Draws a block over the block drawn before, if nothing came between. */
  public void redraw(List<String> block) {
    StringBuilder screen = new StringBuilder();
    if (drawn > 0) {
      screen.append("\u001b[").append(drawn).append('A');
    }
    block.forEach(text -> screen.append("\u001b[2K").append(text).append(System.lineSeparator()));
    out.print(screen);
    out.flush();
    drawn = block.size();
  }

  /** A bar of a share between 0 and 1. */
  public String bar(double share, int width) {
    int full = (int) Math.round(Math.clamp(share, 0, 1) * width);
    return (unicode ? "\u2588" : "#").repeat(full) + (unicode ? "\u2591" : ".").repeat(width - full);
  }

  /** The sign between two factors. */
  public String times() {
    return unicode ? "\u00d7" : "x";
  }

  public String good(String text) {
    return paint("32", text);
  }

  public String bad(String text) {
    return paint("31", text);
  }

  /** The rule under a table's head. */
  public String rule(int width) {
    return (unicode ? "\u2500" : "-").repeat(width);
  }

  private String paint(String code, String text) {
    return interactive ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
