package org.numberrefresh.simulation.demo;

import java.nio.file.Path;
import java.util.Optional;
import org.numberrefresh.simulation.cli.Between;
import org.numberrefresh.simulation.session.RunFailure;
import org.numberrefresh.simulation.session.StackRun;
import org.numberrefresh.simulation.session.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command line of {@code ./run demo}. */
@Command(
    name = "./run demo",
    description = {
      "A guided tour: carriers submit numbers, simulated apps answer, every pair is compared with the truth.",
      "Ends with 0 only if every pair is what the app answered."
    },
    footer = {"", "Example:", "  ./run demo --numbers 50 --apps 10"})
final class DemoCommand extends StackRun {

  @Option(
      names = "--numbers",
      paramLabel = "N",
      defaultValue = "2000",
      description = "Numbers to refresh before their resale")
  @Between(least = 1, most = 1_000_000)
  int numbers;

  @Option(
      names = "--apps",
      paramLabel = "N",
      defaultValue = "200",
      description = "Simulated apps; of 20 and more, one hangs, one is down, two take no part")
  @Between(least = 1, most = 1000)
  int apps;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "The seed that numbers and answers follow from")
  @Between(least = 0)
  long seed;

  @Option(names = "--data", paramLabel = "DIR", description = "Keep the stack's data in DIR; else in memory")
  Optional<Path> data = Optional.empty();

  DemoCommand(Terminal terminal) {
    super("demo", terminal);
  }

  DemoOptions options() {
    return new DemoOptions(numbers, apps, seed, data);
  }

  @Override
  protected boolean run(Terminal to) throws InterruptedException, RunFailure {
    return new Demo(options(), to).run();
  }
}
