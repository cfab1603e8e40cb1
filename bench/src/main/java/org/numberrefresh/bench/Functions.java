package org.numberrefresh.bench;

import java.util.Collection;
import org.numberrefresh.simulation.cli.Between;
import org.numberrefresh.simulation.session.RunFailure;
import org.numberrefresh.simulation.session.Terminal;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The functions that every pair or number meets, alone and warm, by JMH. */
@Command(
    name = "functions",
    description = "Time of merge, token, ref, seal, open, due day and body, alone and warm, by JMH.",
    footer = {"", "Example:", "  ./run bench functions --forks 3"})
final class Functions extends Benchmark {

  private static final int WARM_UPS = 2;
  private static final int ROUNDS = 3;

  @Option(
      names = "--forks",
      paramLabel = "N",
      defaultValue = "1",
      description = "Processes that measure each function; 0 for this one")
  @Between(least = 0, most = 100)
  int forks;

  @Option(
      names = "--millis",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Length of each of five rounds; the first two are not counted")
  @Between(least = 1, most = 100_000)
  int millis;

  Functions(Terminal terminal) {
    super(terminal);
  }

  private Options options() {
    return new OptionsBuilder()
        .include("^" + HotFunction.class.getName() + "[.]")
        .param("name", new HotFunctions().all().keySet().toArray(String[]::new))
        .forks(forks)
        .warmupIterations(WARM_UPS)
        .warmupTime(TimeValue.milliseconds(millis))
        .measurementIterations(ROUNDS)
        .measurementTime(TimeValue.milliseconds(millis))
        .shouldFailOnError(true)
        .verbosity(VerboseMode.SILENT)
        .build();
  }

  @Override
  void report(Terminal terminal) throws RunFailure {
    terminal.line("functions: a full batch at a time; the figures are those of one number of it");
    for (RunResult result : measured()) {
      String name = result.getParams().getParam("name");
      double nanos = result.getPrimaryResult().getScore();
      terminal.line("  %,10.1f ns  +- %,.1f  %s".formatted(nanos, result.getPrimaryResult().getScoreError(), name));
      findings.add(name, nanos, "%,.1f ns");
    }
  }

  private Collection<RunResult> measured() throws RunFailure {
    try {
      return new Runner(options()).run();
    } catch (RunnerException e) {
      throw new RunFailure("JMH could not measure: " + e.getMessage(), e);
    }
  }
}
