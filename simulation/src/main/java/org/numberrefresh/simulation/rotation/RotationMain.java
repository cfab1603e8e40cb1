package org.numberrefresh.simulation.rotation;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.numberrefresh.simulation.session.RunFailure;
import org.numberrefresh.simulation.session.Terminal;

/**
 * {@code ./run rotate-keys}: changes the keys of a running system while a load goes on. The exit code is 0 only where
 * no call failed, every number was found, none was refreshed twice, and everything stands under the new version.
 */
public final class RotationMain {

  private RotationMain() {}

  /** Runs it. */
  public static void main(String[] line) {
    // Every figure below is written the same way on every machine.
    Locale.setDefault(Locale.ROOT);
    Terminal terminal = Terminal.ofProcess();
    if (List.of(line).contains("--help")) {
      terminal.line(RotationOptions.USAGE);
      return;
    }
    int code = 1;
    try {
      code = new RotationRun(RotationOptions.parse(line), terminal).run().isEmpty() ? 0 : 1;
    } catch (RunFailure | IllegalArgumentException | IllegalStateException e) {
      terminal.line(terminal.bad("rotate-keys: " + e.getMessage()));
    } catch (IOException e) {
      terminal.line(terminal.bad("rotate-keys: the stack did not answer as it must: " + e));
    } catch (InterruptedException e) {
      terminal.line("rotate-keys: interrupted");
    }
    System.exit(code);
  }
}
