package org.numberrefresh.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What only a local stack answers: tokens, the clock, the meters, more clients, the contract as a page. */
final class LocalRoutes {

  private static final String ADMIN = "number-refresh:admin";
  private static final int MOST_CLIENTS = 10_000;

  private final TokenEndpoint tokens;
  private final TokenIssuer issuer;
  private final ClientBook clients;
  private final LocalClock clock;
  private final Scheduler scheduler;
  private final Meters meters;
  private final DocsRoutes docs;
  private volatile Optional<URI> simulator = Optional.empty();

  LocalRoutes(
      TokenEndpoint tokens,
      TokenIssuer issuer,
      ClientBook clients,
      LocalClock clock,
      Scheduler scheduler,
      Meters meters,
      DocsRoutes docs) {
    this.tokens = tokens;
    this.issuer = issuer;
    this.clients = clients;
    this.clock = clock;
    this.scheduler = scheduler;
    this.meters = meters;
    this.docs = docs;
  }

  /** Tells where the simulated apps can be asked for the truth. */
  void simulatedAt(URI url) {
    simulator = Optional.of(url);
  }

  /** Answers a request that is for the stack itself; nothing where it is for the API. */
  Optional<HttpAnswer> answer(HttpRequest request) throws InterruptedException {
    return switch (request.method() + " " + request.path()) {
      case "POST /oauth2/token" -> Optional.of(tokens.token(request));
      case "GET /oauth2/jwks" -> Optional.of(tokens.keys());
      case String other when request.path().startsWith("/local/") -> Optional.of(operator(request, other));
      default -> docs.answer(request);
    };
  }

  private HttpAnswer operator(HttpRequest request, String route) throws InterruptedException {
    Optional<List<String>> scopes = request.bearer().flatMap(issuer::scopes);
    if (scopes.isEmpty()) {
      return HttpAnswer.problem(
          401, "UNAUTHENTICATED", "An operator's access token is needed, and one that has not ended.");
    }
    if (!scopes.get().contains(ADMIN)) {
      return HttpAnswer.problem(403, "PERMISSION_DENIED", "The token has not the scope " + ADMIN + ".");
    }
    return switch (route) {
      case "GET /local/clock" -> HttpAnswer.json(200, Json.object().put("now", clock.instant().toString()));
      case "POST /local/clock" -> advance(request);
      case "POST /local/clients" -> makeClients(request);
      case "POST /local/signing-keys/rotate" -> rotate();
      case "GET /local/meters" -> HttpAnswer.json(200, meters.read());
      case "GET /local/simulator" -> simulator();
      default -> HttpAnswer.problem(404, "NOT_FOUND", "There is no " + route + ".");
    };
  }

  /** Gives the issuer a new key; the ones before stay published while their tokens live. */
  private HttpAnswer rotate() {
    ObjectNode answer = Json.object();
    var published = answer.putArray("published");
    issuer.rotate().getKeys().forEach(key -> published.add(key.getKeyID()));
    return HttpAnswer.json(200, answer);
  }

  private HttpAnswer simulator() {
    return simulator
        .map(url -> HttpAnswer.json(200, Json.object().put("url", url.toString())))
        .orElseGet(() -> HttpAnswer.problem(404, "NOT_FOUND", "No apps are simulated. Start with --apps N."));
  }

  private HttpAnswer advance(HttpRequest request) throws InterruptedException {
    String text = Json.read(request.body()).map(body -> body.path("advance").asText("")).orElse("");
    try {
      Duration step = clock.length(text);
      if (step.isNegative()) {
        return HttpAnswer.problem(400, "OUT_OF_RANGE", "The clock does not go back.");
      }
      return HttpAnswer.json(200, Json.object().put("now", scheduler.advance(step).toString()));
    } catch (IllegalArgumentException e) {
      return HttpAnswer.problem(
          400, "INVALID_ARGUMENT", "The body is {\"advance\": \"P90D\"}, with an ISO 8601 duration.");
    }
  }

  private HttpAnswer makeClients(HttpRequest request) {
    JsonNode body = Json.read(request.body()).orElse(Json.object());
    int count = body.path("count").asInt(0);
    Optional<Client.Role> role =
        Stream.of(Client.Role.APP, Client.Role.CARRIER)
            .filter(known -> known.name().equals(body.path("role").asText("")))
            .findFirst();
    if (role.isEmpty() || count < 1 || count > MOST_CLIENTS) {
      return HttpAnswer.problem(
          400,
          "INVALID_ARGUMENT",
          "The body is {\"role\": \"APP\" or \"CARRIER\", \"count\": 1 to " + MOST_CLIENTS + "}.");
    }
    ObjectNode answer = Json.object();
    var made = answer.putArray("clients");
    for (Client client : clients.make(role.get(), count)) {
      made.addObject().put("id", client.id()).put("secret", client.secret());
    }
    return HttpAnswer.json(201, answer);
  }
}
