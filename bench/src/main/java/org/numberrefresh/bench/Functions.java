package org.numberrefresh.bench;

import org.numberrefresh.simulation.cli.Between;
import org.numberrefresh.simulation.session.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The functions that every pair or number meets, alone and warm. */
@Command(
    name = "functions",
    description = "CPU of merge, token, ref, seal, open, due day and body, alone and warm.",
    footer = {"", "Example:", "  ./run bench functions --runs 100"})
final class Functions extends Benchmark {

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "2000",
      description = "Full batches in each of seven rounds; the first two are not counted")
  @Between(least = 1, most = 1_000_000)
  int runs;

  Functions(Terminal terminal) {
    super(terminal);
  }

  @Override
  void report(Terminal terminal) {
    terminal.line("functions: a full batch at a time; the figures are those of one number of it (median)");
    new HotFunctions()
        .all()
        .forEach(
            (name, work) -> {
              double nanos = Processor.ofOne(work, runs) / HotFunctions.NUMBERS;
              terminal.line("  %,10.1f ns  %s".formatted(nanos, name));
              findings.add(name, nanos, "%,.1f ns");
            });
  }
}
