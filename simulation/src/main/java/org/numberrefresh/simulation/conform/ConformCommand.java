package org.numberrefresh.simulation.conform;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.numberrefresh.simulation.cli.Address;
import org.numberrefresh.simulation.cli.Between;
import org.numberrefresh.simulation.session.RunFailure;
import org.numberrefresh.simulation.session.StackRun;
import org.numberrefresh.simulation.session.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command line of {@code ./run conform}. */
@Command(
    name = "./run conform",
    description = {
      "Runs the tests of the adapters against any implementation of DynamoDB and SQS, and prints a table.",
      "Makes tables and queues under a prefix of its own, and removes them after, also if tests fail.",
      "Ends with 0 only if every test passed or was skipped."
    },
    footer = {"", "Example:", "  ./run conform --endpoint http://127.0.0.1:5000 --account 123456789012"})
final class ConformCommand extends StackRun {

  @Option(
      names = "--endpoint",
      required = true,
      paramLabel = "URL",
      converter = Address.class,
      description = "The endpoint; on this machine it is called with made-up keys if the environment has none")
  @SuppressWarnings("NullAway.Init")
  URI endpoint;

  @Option(
      names = "--account",
      paramLabel = "NUMBER",
      defaultValue = "000000000000",
      description = "The account that the endpoint keeps its queues under")
  String account = "";

  @Option(names = "--end-to-end", description = "Run the end-to-end tests too, which takes many minutes")
  boolean endToEnd;

  @Option(names = "--tests", paramLabel = "NAMES", description = "Run these test classes alone, as in -Dtest of Maven")
  Optional<String> tests = Optional.empty();

  @Option(
      names = "--minutes",
      paramLabel = "N",
      defaultValue = "30",
      description = "End tests that are not over by then")
  @Between(least = 1, most = 600)
  int minutes;

  ConformCommand(Terminal terminal) {
    super("conform", terminal);
  }

  ConformOptions options() {
    String usual = endToEnd ? ConformOptions.END_TO_END + "," + ConformOptions.ADAPTERS : ConformOptions.ADAPTERS;
    return new ConformOptions(endpoint, account, tests.orElse(usual), minutes);
  }

  @Override
  protected boolean run(Terminal to) throws IOException, InterruptedException, RunFailure {
    return new ConformRun(options(), to).run();
  }
}
