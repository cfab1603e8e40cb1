package org.numberrefresh.simulation.chaos;

import java.io.IOException;
import org.numberrefresh.simulation.cli.Between;
import org.numberrefresh.simulation.session.RunFailure;
import org.numberrefresh.simulation.session.StackRun;
import org.numberrefresh.simulation.session.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command line of {@code ./run chaos}. */
@Command(
    name = "./run chaos",
    description = {
      "Kills the whole system at random moments, starts it again on the same data, and compares every pair, event,"
          + " push and appeal with the truth.",
      "Ends with 0 only if none is lost and none is wrong."
    },
    footer = {"", "Example:", "  ./run chaos --kills 5 --numbers 300 --apps 20"})
final class ChaosCommand extends StackRun {

  @Option(
      names = "--kills",
      paramLabel = "N",
      defaultValue = "20",
      description = "Times that the stack is killed and started again")
  @Between(least = 0, most = 1000)
  int kills;

  @Option(
      names = "--numbers",
      paramLabel = "N",
      defaultValue = "1200",
      description = "Numbers to refresh, half of them after cooling")
  @Between(least = 1, most = 1_000_000)
  int numbers;

  @Option(
      names = "--apps",
      paramLabel = "N",
      defaultValue = "100",
      description = "Simulated apps; of 20 and more, one hangs, one is down, two take no part")
  @Between(least = 1, most = 1000)
  int apps;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "The seed that moments, numbers and answers follow from")
  @Between(least = 0)
  long seed;

  ChaosCommand(Terminal terminal) {
    super("chaos", terminal);
  }

  ChaosOptions options() {
    return new ChaosOptions(kills, numbers, apps, seed);
  }

  @Override
  protected boolean run(Terminal to) throws IOException, InterruptedException, RunFailure {
    return Chaos.run(options(), to);
  }
}
