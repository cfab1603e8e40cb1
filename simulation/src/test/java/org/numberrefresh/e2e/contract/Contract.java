package org.numberrefresh.e2e.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The contract of {@code openapi.yaml}: what is sent and answered is held against it. Read once a JVM. */
public final class Contract {

  private static final String IRI = "https://contract.example/openapi.json";

  private final JsonNode document;
  private final SchemaRegistry registry;
  private final Map<String, Schema> schemas = new ConcurrentHashMap<>();
  private final List<Operation> operations = new ArrayList<>();

  private static final class Ours {
    private static final Contract CONTRACT = new Contract(Path.of("..", "openapi.yaml"));
  }

  private Contract(Path file) {
    try {
      this.document = new YAMLMapper().readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.registry =
        SchemaRegistry.withDialect(
            Dialects.getOpenApi30(), builder -> builder.schemas(Map.of(IRI, document.toString())));
    Spot paths = root().at("paths");
    for (String path : paths.names()) {
      for (String method : paths.at(path).names()) {
        operations.add(new Operation(this, method, path, paths.at(path).at(method)));
      }
    }
    operations.sort(Comparator.comparingInt(Operation::variables));
  }

  /** The contract of this system. */
  public static Contract ours() {
    return Ours.CONTRACT;
  }

  /** The whole document. */
  Spot root() {
    return Spot.root(document);
  }

  /** Everything that can be called. */
  List<Operation> operations() {
    return List.copyOf(operations);
  }

  /** The scopes of each route, by the route's key: a token needs one of them; none for a route that takes no token. */
  public Map<String, List<String>> scopes() {
    return operations.stream().collect(Collectors.toMap(Operation::key, Operation::scopes));
  }

  /** The key of the route that a request calls; nothing where the contract does not know it. */
  public Optional<String> route(String method, String path) {
    return operation(method, path).map(Operation::key);
  }

  /** The operation that a request calls; empty where the contract does not know it. */
  Optional<Operation> operation(String method, String path) {
    return operations.stream().filter(operation -> operation.matches(method, path)).findFirst();
  }

  /**
   * Holds a request and its answer against the contract. A request must be valid where it was done; an answer always.
   *
   * @throws AssertionError that names every difference
   */
  public void hold(Exchange exchange) {
    Optional<Operation> operation = operation(exchange.method(), exchange.path());
    List<String> faults =
        operation
            .map(called -> called.faults(exchange))
            .orElseGet(
                () ->
                    exchange.status() == 404
                        ? List.of()
                        : List.of("openapi.yaml describes no such operation, which answered " + exchange.status()));
    if (!faults.isEmpty()) {
      throw new AssertionError(
          exchange.method()
              + " "
              + exchange.path()
              + " differs from openapi.yaml:\n  "
              + String.join("\n  ", faults)
              + "\nsent: "
              + Exchange.shown(exchange.sent())
              + "\nanswered: "
              + exchange.status()
              + " "
              + Exchange.shown(exchange.answered()));
    }
  }

  /** The differences of an answer from the contract, whatever was sent. */
  public List<String> answerFaults(Exchange exchange) {
    return operation(exchange.method(), exchange.path()).orElseThrow().answerFaults(exchange);
  }

  /**
   * The differences of a call to an app from the contract.
   *
   * @param type its type, such as unbind
   * @param headers its headers
   */
  public List<String> callFaults(String type, Map<String, String> headers, byte[] body) {
    return callFaults("/number-refresh/v1/apps/any", "endpoint", type, headers, body);
  }

  /**
   * The differences of a call to a sink from the contract.
   *
   * @param type its type: events or verify
   * @param headers its headers
   */
  public List<String> sinkCallFaults(String type, Map<String, String> headers, byte[] body) {
    return callFaults("/number-refresh/v1/sink", "url", type, headers, body);
  }

  private List<String> callFaults(String path, String property, String type, Map<String, String> headers, byte[] body) {
    Spot call =
        operation("PUT", path)
            .orElseThrow()
            .spot()
            .at("callbacks")
            .at(type)
            .at("{$request.body#/" + property + "}")
            .at("post");
    return call.exists()
        ? new Operation(this, "post", "/", call)
            .requestFaults(new Exchange("POST", "/", "", headers, body, 200, Map.of(), new byte[0]))
        : List.of("openapi.yaml describes no call of the type " + type);
  }

  /** The differences of a value from a schema. */
  List<String> faults(Spot schema, JsonNode value) {
    return schemas
        .computeIfAbsent(
            schema.pointer(), pointer -> registry.getSchema(SchemaLocation.of(IRI + "#" + encoded(pointer))))
        .validate(value)
        .stream()
        .map(Error::toString)
        .collect(Collectors.toList());
  }

  private static String encoded(String pointer) {
    return pointer.replace("%", "%25").replace("{", "%7B").replace("}", "%7D").replace("$", "%24").replace("#", "%23");
  }
}
