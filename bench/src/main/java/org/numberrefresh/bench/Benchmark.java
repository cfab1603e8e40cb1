package org.numberrefresh.bench;

import java.io.IOException;
import org.numberrefresh.simulation.session.RunFailure;
import org.numberrefresh.simulation.session.StackRun;
import org.numberrefresh.simulation.session.Terminal;

/** A measurement. It prints its figures and judges none: its exit code is 0 once it has measured. */
abstract class Benchmark extends StackRun {

  Benchmark(Terminal terminal) {
    super("bench", terminal);
  }

  /** Measures, and prints the figures. */
  abstract void report(Terminal terminal) throws IOException, InterruptedException, RunFailure;

  @Override
  protected final boolean run(Terminal terminal) throws IOException, InterruptedException, RunFailure {
    report(terminal);
    return true;
  }
}
