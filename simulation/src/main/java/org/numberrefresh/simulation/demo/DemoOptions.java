package org.numberrefresh.simulation.demo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The size of the demo, and the form of its output.
 *
 * @param numbers the numbers that are refreshed in batch mode
 * @param apps the simulated apps; two of 20 and more take no part
 * @param seed the seed that numbers and answers follow from
 * @param data the directory that keeps the stack's data; empty for memory
 * @param shown the form of its output
 */
record DemoOptions(int numbers, int apps, long seed, Optional<Path> data, Shown shown) {

  /**
   * The form of the output.
   *
   * @param language the language of all but the details
   * @param verbose true to show the details too
   */
  record Shown(DemoLanguage language, boolean verbose) {}

  /** The options of the stack's own command line. */
  List<String> ofStack() {
    var options = new ArrayList<>(List.of("--port", "0", "--apps", Integer.toString(apps)));
    options.addAll(List.of("--seed", Long.toString(seed)));
    data.ifPresent(directory -> options.addAll(List.of("--data", directory.toString())));
    return options;
  }
}
