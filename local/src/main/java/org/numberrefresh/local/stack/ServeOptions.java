package org.numberrefresh.local.stack;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.numberrefresh.local.stores.AwsEndpoint;

/**
 * What {@code ./run serve} was told.
 *
 * @param port the port on loopback; 0 for a free one
 * @param data where everything is kept; empty for memory
 * @param clientsFile where the clients and their secrets are written
 * @param apps how many simulated apps run beside the stack
 * @param seed what the simulated apps draw from
 * @param endpoint where tables and queues live
 */
record ServeOptions(
    int port, Optional<Path> data, Optional<Path> clientsFile, int apps, long seed, AwsEndpoint endpoint) {

  static final String USAGE =
      """
      usage: ./run serve [--port N] [--data DIR] [--clients FILE] [--apps N] [--seed N] [--dynamodb-endpoint URL]
        --port N       port on 127.0.0.1; 8080 unless told, 0 for any free one
        --data DIR     keep everything in DIR; in memory unless told
        --clients FILE write the OAuth clients and their secrets to FILE, readable by you alone
        --apps N       run N simulated apps beside it; 0 unless told
        --seed N       what the simulated apps draw from; 1 unless told
        --dynamodb-endpoint URL  use another DynamoDB than DynamoDB Local\
      """;

  private static final int MOST_APPS = 10_000;

  /**
   * Reads the command line.
   *
   * @throws IllegalArgumentException with one line that says what is wrong
   */
  static ServeOptions parse(String[] args, Map<String, String> environment) {
    ServeOptions options =
        new ServeOptions(
            8080, Optional.empty(), Optional.empty(), 0, 1, AwsEndpoint.of(environment, prefixOfThisRun()));
    for (int i = 0; i < args.length; i += 2) {
      if (i + 1 == args.length) {
        throw new IllegalArgumentException(
            args[i].startsWith("--") ? args[i] + " needs a value" : "unknown argument " + args[i]);
      }
      options = options.with(args[i], args[i + 1]);
    }
    return options;
  }

  private ServeOptions with(String option, String value) {
    return switch (option) {
      case "--port" ->
          new ServeOptions((int) number(option, value, 0, 65_535), data, clientsFile, apps, seed, endpoint);
      case "--data" -> new ServeOptions(port, Optional.of(Path.of(value)), clientsFile, apps, seed, endpoint);
      case "--clients" -> new ServeOptions(port, data, Optional.of(Path.of(value)), apps, seed, endpoint);
      case "--apps" ->
          new ServeOptions(port, data, clientsFile, (int) number(option, value, 0, MOST_APPS), seed, endpoint);
      case "--seed" ->
          new ServeOptions(port, data, clientsFile, apps, number(option, value, 0, Long.MAX_VALUE), endpoint);
      case "--dynamodb-endpoint" ->
          new ServeOptions(
              port, data, clientsFile, apps, seed, new AwsEndpoint.Embedded(Optional.of(address(option, value))));
      default -> throw new IllegalArgumentException("unknown option " + option);
    };
  }

  private static URI address(String option, String value) {
    if (!value.matches("https?://\\S+")) {
      throw new IllegalArgumentException(option + " takes a URL such as http://127.0.0.1:8000, not " + value);
    }
    return URI.create(value);
  }

  private static long number(String option, String value, long low, long high) {
    try {
      long number = Long.parseLong(value);
      if (number >= low && number <= high) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below, as for a number out of range.
    }
    throw new IllegalArgumentException(option + " takes a number from " + low + " to " + high + ", not " + value);
  }

  private static String prefixOfThisRun() {
    return "number-refresh-" + ProcessHandle.current().pid() + "-";
  }
}
