package org.numberrefresh.simulation.session;

import java.io.Console;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The output of a run: a terminal with colours and a block that is redrawn in place, or plain lines.
 *
 * <p>Characters beyond ASCII are used only where the output is UTF-8, cursor movements only on a terminal, and colours
 * only on one whose user has not set {@code NO_COLOR}.
 */
public final class Terminal {

  private final PrintStream out;
  private final boolean interactive;
  private final boolean colours;
  private final boolean unicode;
  private int drawn;

  /** With colours where it is interactive. */
  public Terminal(PrintStream out, boolean interactive, boolean unicode) {
    this(out, interactive, interactive, unicode);
  }

  Terminal(PrintStream out, boolean interactive, boolean colours, boolean unicode) {
    this.out = out;
    this.interactive = interactive;
    this.colours = colours;
    this.unicode = unicode;
  }

  /** The terminal of this process. */
  public static Terminal ofProcess() {
    boolean console = Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    return of(System.out, console, System.getenv());
  }

  /**
   * The terminal of an output.
   *
   * @param console true if a person looks at it
   * @param environment the variables of the process: {@code TERM}, and {@code NO_COLOR} (https://no-color.org)
   */
  static Terminal of(PrintStream out, boolean console, Map<String, String> environment) {
    boolean interactive = console && !"dumb".equals(environment.get("TERM"));
    boolean colours = interactive && environment.getOrDefault("NO_COLOR", "").isEmpty();
    boolean unicode = out.charset().name().toUpperCase(Locale.ROOT).startsWith("UTF");
    return new Terminal(out, interactive, colours, unicode);
  }

  /** This terminal, or one in UTF-8 where a text cannot be written in this one's characters. */
  public Terminal ableToWrite(String text) {
    return out.charset().newEncoder().canEncode(text)
        ? this
        : new Terminal(new PrintStream(out, true, StandardCharsets.UTF_8), interactive, colours, true);
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

  /** Takes away the block drawn last, if nothing came after it. */
  public void erase() {
    if (drawn > 0) {
      out.print("\u001b[" + drawn + "A\u001b[J");
      out.flush();
      drawn = 0;
    }
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
    return colours ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
