package org.numberrefresh.bench;

import org.numberrefresh.simulation.cli.Between;
import picocli.CommandLine.Option;

/** The option for the count of apps, of the benches whose apps all answer at once. */
final class InstantApps {

  @Option(names = "--apps", paramLabel = "N", defaultValue = "200", description = "Apps, all instant")
  @Between(least = 1, most = 1000)
  int count;
}
