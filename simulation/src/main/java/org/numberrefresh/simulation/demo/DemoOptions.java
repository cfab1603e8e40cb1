package org.numberrefresh.simulation.demo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.numberrefresh.simulation.apps.Arguments;

/**
 * How large the demo is.
 *
 * @param numbers how many numbers are refreshed in batch mode
 * @param apps how many apps are simulated; two of 20 and more take no part
 * @param seed what the numbers and the answers follow from
 * @param data where the stack keeps its data; in memory where empty
 */
record DemoOptions(int numbers, int apps, long seed, Optional<Path> data) {

  static final String USAGE =
      """
      usage: ./run demo [--numbers N] [--apps N] [--seed N] [--data DIR]
        --numbers N   numbers to refresh before their resale; 2000 unless told
        --apps N      simulated apps; 200 unless told. Of 20 and more, one hangs, one is down, two take no part
        --seed N      what numbers and answers follow from; 1 unless told
        --data DIR    keep the stack's data in DIR; in memory unless told\
      """;

  /** What the stack is started with. */
  List<String> ofStack() {
    var options = new ArrayList<>(List.of("--port", "0", "--apps", Integer.toString(apps)));
    options.addAll(List.of("--seed", Long.toString(seed)));
    data.ifPresent(directory -> options.addAll(List.of("--data", directory.toString())));
    return options;
  }

  static DemoOptions parse(String... line) {
    Arguments arguments = Arguments.parse(line, List.of("numbers", "apps", "seed", "data"));
    return new DemoOptions(
        (int) arguments.number("numbers", 2000, 1, 1_000_000),
        (int) arguments.number("apps", 200, 1, 1000),
        arguments.number("seed", 1, 0, Long.MAX_VALUE),
        arguments.optional("data").map(Path::of));
  }
}
