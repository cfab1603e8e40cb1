package org.numberrefresh.simulation.apps;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a simulator is started with.
 *
 * @param stack the hub
 * @param operatorId the operator's OAuth client
 * @param operatorSecret its secret
 * @param apps how many apps to play
 * @param seed what their answers follow from
 * @param port where to listen, 0 for any
 * @param cast which kinds of apps
 * @param keys where to keep the apps' credentials for the next start against the same data
 */
record SimulatorOptions(
    URI stack,
    String operatorId,
    String operatorSecret,
    int apps,
    long seed,
    int port,
    Cast cast,
    Optional<Path> keys) {

  private static final List<String> NAMES =
      List.of("stack", "operator-id", "operator-secret", "apps", "seed", "port", "character", "keys", "clients");

  /**
   * Reads a command line.
   *
   * @throws IllegalArgumentException with one line that says what is wrong
   */
  static SimulatorOptions parse(String... line) {
    Arguments arguments = Arguments.parse(line, NAMES);
    Operator operator = operator(arguments);
    return new SimulatorOptions(
        URI.create(arguments.required("stack")),
        operator.id(),
        operator.secret(),
        (int) arguments.number("apps", 200, 1, 1000),
        arguments.number("seed", 1, Long.MIN_VALUE, Long.MAX_VALUE),
        (int) arguments.number("port", 0, 0, 65535),
        cast(arguments.optional("character").orElse("mixed")),
        arguments.optional("keys").map(Path::of));
  }

  private record Operator(String id, String secret) {}

  /** The operator by name, or as the stack's file of clients has it, which no list of processes shows. */
  private static Operator operator(Arguments arguments) {
    if (arguments.optional("operator-id").isPresent() || arguments.optional("clients").isEmpty()) {
      return new Operator(arguments.required("operator-id"), arguments.required("operator-secret"));
    }
    try {
      Path file = Path.of(arguments.required("clients"));
      for (JsonNode client : AppJson.read(Files.readAllBytes(file)).path("clients")) {
        if (client.path("role").asText().equals("OPERATOR")) {
          return new Operator(client.path("id").asText(), client.path("secret").asText());
        }
      }
    } catch (IOException e) {
      throw new IllegalArgumentException("--clients cannot be read: " + e.getMessage(), e);
    }
    throw new IllegalArgumentException("--clients names a file without an operator.");
  }

  private static Cast cast(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "mixed" -> Cast.MIXED;
      case "instant" -> Cast.INSTANT;
      case "every-way" -> Cast.EVERY_WAY;
      case "one-hangs" -> Cast.ONE_HANGS;
      case "one-by-one" -> Cast.ONE_BY_ONE;
      default ->
          throw new IllegalArgumentException("--character takes mixed, every-way, instant, one-hangs or one-by-one.");
    };
  }

  @Override
  public String toString() {
    return "SimulatorOptions[" + apps + " apps]";
  }
}
