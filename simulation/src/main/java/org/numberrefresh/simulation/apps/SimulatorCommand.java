package org.numberrefresh.simulation.apps;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.numberrefresh.simulation.cli.Between;
import org.numberrefresh.simulation.cli.Needs;
import org.numberrefresh.simulation.cli.OptionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command line of the simulated apps' process. */
@Command(
    name = "simulator",
    description = "Plays apps for a hub that runs already. Ends with its standard input.",
    footer = {"", "Example:", "  simulator --stack http://127.0.0.1:8080 --clients clients.json --apps 20"})
final class SimulatorCommand implements Callable<Integer> {

  @Option(names = "--stack", paramLabel = "URL", required = true, description = "The hub's address")
  URI stack = URI.create("");

  @Option(
      names = "--clients",
      paramLabel = "FILE",
      description = "The file of OAuth clients that the hub's stack wrote, the operator's among them")
  Optional<Path> clients = Optional.empty();

  @Option(names = "--operator-id", paramLabel = "ID", description = "The operator's OAuth client, instead of a file")
  Optional<String> operatorId = Optional.empty();

  @Option(names = "--operator-secret", paramLabel = "SECRET", description = "The secret of that client")
  @Needs("--operator-id")
  Optional<String> operatorSecret = Optional.empty();

  @Option(names = "--apps", paramLabel = "N", defaultValue = "200", description = "Apps to play")
  @Between(least = 1, most = 1000)
  int apps;

  @Option(
      names = "--character",
      paramLabel = "NAME",
      defaultValue = "mixed",
      converter = CastReader.class,
      description = "Their character: ${COMPLETION-CANDIDATES}")
  Cast character = Cast.MIXED;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "The seed that their answers follow from")
  @Between(least = Long.MIN_VALUE)
  long seed;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "0",
      description = "The port on 127.0.0.1; 0 for any free one")
  @Between(least = 0, most = 65_535)
  int port;

  @Option(
      names = "--keys",
      paramLabel = "FILE",
      description = "Keep the apps' credentials in FILE for the next start on the same data")
  Optional<Path> keys = Optional.empty();

  private record Operator(String id, String secret) {}

  /**
   * The options as the simulator takes them.
   *
   * @throws OptionException if they name no operator, or two
   */
  SimulatorOptions options() {
    Operator operator = operator();
    return new SimulatorOptions(stack, operator.id(), operator.secret(), apps, seed, port, character, keys);
  }

  /** The operator as named, or as found in the file of clients. A list of processes shows no file's content. */
  private Operator operator() {
    if (operatorId.isPresent() && clients.isPresent()) {
      throw new OptionException("--clients has no effect beside --operator-id. Leave one of them out.");
    }
    if (clients.isEmpty()) {
      return new Operator(
          operatorId.orElseThrow(() -> missing("--operator-id")),
          operatorSecret.orElseThrow(() -> missing("--operator-secret")));
    }
    try {
      for (JsonNode client : AppJson.read(Files.readAllBytes(clients.get())).path("clients")) {
        if (client.path("role").asText().equals("OPERATOR")) {
          return new Operator(client.path("id").asText(), client.path("secret").asText());
        }
      }
    } catch (IOException e) {
      throw new OptionException("--clients cannot be read: " + e.getMessage(), e);
    }
    throw new OptionException(
        "--clients names " + clients.get() + ", a file without an operator. Take the one that serve --clients wrote.");
  }

  private static OptionException missing(String option) {
    return new OptionException(option + " is missing. Name the operator's client, or a file by --clients.");
  }

  @Override
  public Integer call() {
    return Simulator.run(options());
  }
}
