package org.numberrefresh.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.numberrefresh.simulation.session.RunFailure;
import org.numberrefresh.simulation.session.StackRun;
import org.numberrefresh.simulation.session.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A measurement. It prints its figures and judges none: its exit code is 0 once it has measured. */
abstract class Benchmark extends StackRun {

  @Option(names = "--json", paramLabel = "FILE", description = "Write the figures to FILE as well")
  Optional<Path> json = Optional.empty();

  /** The findings so far. */
  final FigureRows findings = new FigureRows(getClass().getAnnotation(Command.class).name());

  Benchmark(Terminal terminal) {
    super("bench", terminal);
  }

  /** Measures, and prints the figures. */
  abstract void report(Terminal terminal) throws IOException, InterruptedException, RunFailure;

  @Override
  protected final boolean run(Terminal terminal) throws IOException, InterruptedException, RunFailure {
    report(terminal);
    if (!findings.all().isEmpty()) {
      terminal.heading("The rows of docs/performance.md");
      findings.markdown().forEach(terminal::line);
    }
    if (json.isPresent()) {
      findings.write(json.get());
    }
    return true;
  }
}
