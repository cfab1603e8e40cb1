package org.numberrefresh.simulation.rotation;

import java.util.Locale;
import org.numberrefresh.simulation.cli.CommandLines;
import org.numberrefresh.simulation.session.Terminal;

/** Starts {@code ./run rotate-keys}. */
public final class RotationMain {

  private RotationMain() {}

  /** Runs it. */
  public static void main(String[] line) {
    // Every figure of the report is written the same way on every machine.
    Locale.setDefault(Locale.ROOT);
    CommandLines.run(new RotateKeysCommand(Terminal.ofProcess()), line);
  }
}
