package org.numberrefresh.bench;

import java.io.IOException;
import org.numberrefresh.simulation.session.RunFailure;
import org.numberrefresh.simulation.session.Terminal;

/** Something that is measured. */
interface Benchmark {

  /** What it is called on the command line. */
  String name();

  /** What it measures, in a line. */
  String purpose();

  /** Its options. */
  String usage();

  /**
   * Measures and prints what it found.
   *
   * @throws IllegalArgumentException with one line that says what is wrong with an option
   */
  void run(String[] options, Terminal terminal) throws IOException, InterruptedException, RunFailure;
}
