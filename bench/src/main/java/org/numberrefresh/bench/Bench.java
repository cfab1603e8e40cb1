package org.numberrefresh.bench;

import java.util.Locale;
import org.numberrefresh.simulation.cli.CommandLines;
import org.numberrefresh.simulation.session.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code ./run bench}: runs a benchmark, or lists them. */
@Command(
    name = "./run bench",
    description = "Measures something, prints the figures and never judges them. Each benchmark has its own --help.",
    footer = {"", "Example:", "  ./run bench keys --times 3"})
public final class Bench {

  private static final String[] LIST = {"--help"};

  private final CommandLine commandLine;

  Bench(Terminal terminal) {
    this.commandLine =
        CommandLines.of(
            this,
            new Calls(terminal),
            new ColdStart(terminal),
            new Cost(terminal),
            new Functions(terminal),
            new Isolation(terminal),
            new KeysCost(terminal),
            new Latency(terminal),
            new Security(terminal),
            new Throughput(terminal));
  }

  public static void main(String[] line) {
    // Every figure of the report is written the same way on every machine.
    Locale.setDefault(Locale.ROOT);
    System.exit(new Bench(Terminal.ofProcess()).run(line));
  }

  CommandLine commandLine() {
    return commandLine;
  }

  /** Runs what a command line asks for and returns the exit code. */
  int run(String... line) {
    return commandLine.execute(line.length == 0 ? LIST : line);
  }
}
