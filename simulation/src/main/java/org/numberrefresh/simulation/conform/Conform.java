package org.numberrefresh.simulation.conform;

import java.util.Locale;
import org.numberrefresh.simulation.cli.CommandLines;
import org.numberrefresh.simulation.session.Terminal;

/** Starts {@code ./run conform}. */
public final class Conform {

  private Conform() {}

  /** Runs it. */
  public static void main(String[] line) {
    Locale.setDefault(Locale.ROOT);
    CommandLines.run(new ConformCommand(Terminal.ofProcess()), line);
  }
}
