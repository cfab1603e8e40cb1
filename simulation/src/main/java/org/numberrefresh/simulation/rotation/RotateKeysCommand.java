package org.numberrefresh.simulation.rotation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.numberrefresh.simulation.cli.Between;
import org.numberrefresh.simulation.session.RunFailure;
import org.numberrefresh.simulation.session.StackRun;
import org.numberrefresh.simulation.session.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command line of {@code ./run rotate-keys}. */
@Command(
    name = "./run rotate-keys",
    description = {
      "Changes the keys that numbers are hidden with, while calls go on.",
      "Ends with 0 only if no call failed, every number was found, and all stands under the new keys."
    },
    footer = {"", "Example:", "  ./run rotate-keys --numbers 300"})
final class RotateKeysCommand extends StackRun {

  @Option(
      names = "--numbers",
      paramLabel = "N",
      defaultValue = "2000",
      description = "Numbers on record before the keys are changed")
  @Between(least = 100, most = 100_000)
  int numbers;

  @Option(
      names = "--rotations",
      paramLabel = "N",
      defaultValue = "1",
      description = "Times that the keys are changed, one after the other")
  @Between(least = 1, most = 20)
  int rotations;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Keep the stack's data in DIR, and use what is there already; else in memory")
  Optional<Path> data = Optional.empty();

  RotateKeysCommand(Terminal terminal) {
    super("rotate-keys", terminal);
  }

  RotationOptions options() {
    return new RotationOptions(numbers, rotations, data);
  }

  @Override
  protected boolean run(Terminal to) throws IOException, InterruptedException, RunFailure {
    return new RotationRun(options(), to).run().isEmpty();
  }
}
