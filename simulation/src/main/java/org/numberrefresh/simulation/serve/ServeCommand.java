package org.numberrefresh.simulation.serve;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.numberrefresh.simulation.apps.Cast;
import org.numberrefresh.simulation.apps.CastReader;
import org.numberrefresh.simulation.cli.Address;
import org.numberrefresh.simulation.cli.Between;
import org.numberrefresh.simulation.cli.Needs;
import org.numberrefresh.simulation.cli.OptionException;
import org.numberrefresh.stack.stores.AwsEndpoint;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command line of {@code ./run serve}. */
@Command(
    name = "./run serve",
    description = "Runs the whole system on this machine, until it is told to stop.",
    footer = {"", "Example:", "  ./run serve --data data --clients clients.json --apps 20"})
final class ServeCommand implements Callable<Integer> {

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8080",
      description = "The port on 127.0.0.1; 0 for any free one")
  @Between(least = 0, most = 65_535)
  int port;

  @Option(names = "--data", paramLabel = "DIR", description = "Keep everything in DIR; else in memory")
  Optional<Path> data = Optional.empty();

  @Option(
      names = "--clients",
      paramLabel = "FILE",
      description = "Write the OAuth clients and their secrets to FILE, readable by you alone")
  Optional<Path> clients = Optional.empty();

  @Option(names = "--apps", paramLabel = "N", defaultValue = "0", description = "Run simulated apps beside it")
  @Between(least = 0, most = 10_000)
  int apps;

  @Option(
      names = "--character",
      paramLabel = "NAME",
      defaultValue = "mixed",
      converter = CastReader.class,
      description = "The simulated apps' character: ${COMPLETION-CANDIDATES}")
  @Needs("--apps")
  Cast character = Cast.MIXED;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "The seed that the simulated apps' answers are drawn from")
  @Between(least = 0)
  @Needs("--apps")
  long seed;

  @Option(
      names = "--disorder",
      paramLabel = "SEED",
      description = {
        "Let the queues deliver some messages twice (in one batch, or to two instances at once, or again later),",
        "some late, and all out of order, drawn from SEED; else in order and once"
      })
  @Between(least = 0)
  Optional<Long> disorder = Optional.empty();

  @Option(
      names = "--dynamodb-endpoint",
      paramLabel = "URL",
      converter = Address.class,
      description = "Use another DynamoDB than DynamoDB Local")
  Optional<URI> dynamoDb = Optional.empty();

  /**
   * The options as the stack takes them.
   *
   * @param environment the variables of the process, which may name another endpoint
   */
  ServeOptions options(Map<String, String> environment) {
    var simulated = new ServeOptions.Simulated(apps, character, seed);
    return new ServeOptions(port, data, clients, simulated, disorder, endpoint(environment));
  }

  private AwsEndpoint endpoint(Map<String, String> environment) {
    if (dynamoDb.isPresent()) {
      return new AwsEndpoint.Embedded(dynamoDb);
    }
    try {
      return AwsEndpoint.of(environment, "number-refresh-" + ProcessHandle.current().pid() + "-");
    } catch (IllegalArgumentException e) {
      throw new OptionException("AWS_ENDPOINT_URL and its like must be URLs: " + e.getMessage(), e);
    }
  }

  @Override
  public Integer call() throws InterruptedException {
    return Serve.run(options(System.getenv()));
  }
}
