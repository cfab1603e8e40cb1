package org.numberrefresh.stack.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.numberrefresh.stack.http.HttpAnswer;
import org.numberrefresh.stack.http.HttpRequest;
import org.numberrefresh.stack.http.OwnRoutes;
import org.numberrefresh.stack.http.Refusal;
import org.numberrefresh.stack.http.Refusals;
import org.numberrefresh.stack.json.StackJson;
import org.numberrefresh.stack.schedule.Scheduler;
import org.numberrefresh.stack.token.Client;
import org.numberrefresh.stack.token.ClientBook;
import org.numberrefresh.stack.token.TokenIssuer;

/** The routes under {@code /local/}, for operators only: the clock, the meters, more clients, new signing keys. */
public final class LocalRoutes implements OwnRoutes {

  private static final int MOST_CLIENTS = 10_000;

  private final TokenIssuer issuer;
  private final ClientBook clients;
  private final Scheduler scheduler;
  private final Meters meters;
  private final OwnRoutes more;
  private final Refusals refusals;

  /**
   * Makes the routes.
   *
   * @param more further routes under {@code /local/}
   * @param refusals words the refusals
   */
  public LocalRoutes(
      TokenIssuer issuer, ClientBook clients, Scheduler scheduler, Meters meters, OwnRoutes more, Refusals refusals) {
    this.issuer = issuer;
    this.clients = clients;
    this.scheduler = scheduler;
    this.meters = meters;
    this.more = more;
    this.refusals = refusals;
  }

  @Override
  public Optional<HttpAnswer> answer(HttpRequest request) throws InterruptedException {
    return request.path().startsWith("/local/") ? Optional.of(guarded(request)) : Optional.empty();
  }

  private HttpAnswer guarded(HttpRequest request) throws InterruptedException {
    Optional<List<String>> scopes = request.bearer().flatMap(issuer::scopes);
    if (scopes.isEmpty()) {
      return refusals.answer(Refusal.NO_TOKEN, "An operator's access token is needed, and one that has not ended.");
    }
    String needed = clients.rules().operatorScope();
    if (!scopes.get().contains(needed)) {
      return refusals.answer(Refusal.SCOPE_MISSING, "The token has not the scope " + needed + ".");
    }
    return operator(request);
  }

  private HttpAnswer operator(HttpRequest request) throws InterruptedException {
    String route = request.method() + " " + request.path();
    return switch (route) {
      case "GET /local/clock" -> now(scheduler.clock().instant());
      case "POST /local/clock" -> advance(request);
      case "POST /local/clients" -> makeClients(request);
      case "POST /local/signing-keys/rotate" -> rotate();
      case "GET /local/meters" -> HttpAnswer.json(200, meters.read());
      default -> more.answer(request).orElseGet(() -> refusals.answer(Refusal.NOT_FOUND, "There is no " + route + "."));
    };
  }

  private static HttpAnswer now(Instant time) {
    return HttpAnswer.json(200, StackJson.object().put("now", time.toString()));
  }

  private HttpAnswer advance(HttpRequest request) throws InterruptedException {
    String text = StackJson.read(request.body()).map(body -> body.path("advance").asText("")).orElse("");
    Duration step;
    try {
      step = scheduler.clock().length(text);
    } catch (IllegalArgumentException e) {
      return refusals.answer(Refusal.MALFORMED, "The body is {\"advance\": \"P90D\"}, with an ISO 8601 duration.");
    }
    return step.isNegative()
        ? refusals.answer(Refusal.OUT_OF_RANGE, "The clock does not go back.")
        : now(scheduler.advance(step));
  }

  private HttpAnswer makeClients(HttpRequest request) {
    JsonNode body = StackJson.read(request.body()).orElse(StackJson.object());
    int count = body.path("count").asInt(0);
    String role = body.path("role").asText("");
    List<String> roles = clients.rules().onDemand();
    if (!roles.contains(role) || count < 1 || count > MOST_CLIENTS) {
      String choice = roles.stream().map(one -> "\"" + one + "\"").collect(Collectors.joining(" or "));
      return refusals.answer(
          Refusal.MALFORMED, "The body is {\"role\": " + choice + ", \"count\": 1 to " + MOST_CLIENTS + "}.");
    }
    ObjectNode answer = StackJson.object();
    var made = answer.putArray("clients");
    for (Client client : clients.make(role, count)) {
      made.addObject().put("id", client.id()).put("secret", client.secret());
    }
    return HttpAnswer.json(201, answer);
  }

  /** Gives the issuer a new key. Older ones stay published while their tokens live. */
  private HttpAnswer rotate() {
    ObjectNode answer = StackJson.object();
    var published = answer.putArray("published");
    issuer.rotate().getKeys().forEach(key -> published.add(key.getKeyID()));
    return HttpAnswer.json(200, answer);
  }
}
