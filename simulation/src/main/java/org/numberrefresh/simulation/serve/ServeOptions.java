package org.numberrefresh.simulation.serve;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.numberrefresh.simulation.apps.Arguments;
import org.numberrefresh.stack.StackOptions;
import org.numberrefresh.stack.stores.AwsEndpoint;

/**
 * What {@code ./run serve} was told.
 *
 * @param port the port on loopback; 0 for a free one
 * @param data where everything is kept; empty for memory
 * @param clientsFile where the clients and their secrets are written
 * @param simulated the apps that run beside the stack
 * @param disorder the seed of the queues' disorder; empty for none
 * @param endpoint where tables and queues live
 */
record ServeOptions(
    int port,
    Optional<Path> data,
    Optional<Path> clientsFile,
    Simulated simulated,
    Optional<Long> disorder,
    AwsEndpoint endpoint) {

  static final String USAGE =
      """
      usage: ./run serve [--port N] [--data DIR] [--clients FILE] [--apps N] [--character NAME] [--seed N]
                         [--disorder SEED] [--dynamodb-endpoint URL]
        --port N       port on 127.0.0.1; 8080 unless told, 0 for any free one
        --data DIR     keep everything in DIR; in memory unless told
        --clients FILE write the OAuth clients and their secrets to FILE, readable by you alone
        --apps N       run N simulated apps beside it; 0 unless told
        --character NAME  what they are like: mixed unless told, every-way, instant, one-hangs, one-by-one
        --seed N       what the simulated apps draw from; 1 unless told
        --disorder SEED  let the queues deliver some messages twice (in one batch, or to two instances at once, or
                       again later), some late, and all out of order, drawn from SEED; in order and once unless told
        --dynamodb-endpoint URL  use another DynamoDB than DynamoDB Local\
      """;

  private static final int MOST_APPS = 10_000;
  private static final List<String> NAMES =
      List.of("port", "data", "clients", "apps", "character", "seed", "disorder", "dynamodb-endpoint");

  /**
   * The simulated apps.
   *
   * @param apps how many
   * @param character what they are like
   * @param seed what they draw from
   */
  record Simulated(int apps, String character, long seed) {

    List<String> options() {
      return List.of("--apps", Integer.toString(apps), "--character", character, "--seed", Long.toString(seed));
    }
  }

  /**
   * Reads the command line.
   *
   * @throws IllegalArgumentException with one line that says what is wrong
   */
  static ServeOptions parse(String[] args, Map<String, String> environment) {
    Arguments arguments = Arguments.parse(args, NAMES);
    AwsEndpoint endpoint =
        arguments
            .optional("dynamodb-endpoint")
            .<AwsEndpoint>map(url -> new AwsEndpoint.Embedded(Optional.of(address(url))))
            .orElseGet(() -> AwsEndpoint.of(environment, prefixOfThisRun()));
    return new ServeOptions(
        (int) arguments.number("port", 8080, 0, 65_535),
        arguments.optional("data").map(Path::of),
        arguments.optional("clients").map(Path::of),
        new Simulated(
            (int) arguments.number("apps", 0, 0, MOST_APPS),
            arguments.optional("character").orElse("mixed"),
            arguments.number("seed", 1, 0, Long.MAX_VALUE)),
        arguments.optional("disorder").map(_ -> arguments.number("disorder", 0, 0, Long.MAX_VALUE)),
        endpoint);
  }

  /** The stack that is to be started. */
  StackOptions ofStack() {
    StackOptions options = NumberRefresh.options().withPort(port).withEndpoint(endpoint).withDisorder(disorder);
    return data.map(options::withData).orElse(options);
  }

  private static URI address(String value) {
    if (!value.matches("https?://\\S+")) {
      throw new IllegalArgumentException(
          "--dynamodb-endpoint takes a URL such as http://127.0.0.1:8000, not " + value + ".");
    }
    return URI.create(value);
  }

  private static String prefixOfThisRun() {
    return "number-refresh-" + ProcessHandle.current().pid() + "-";
  }
}
