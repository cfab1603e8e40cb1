package org.numberrefresh.stack.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.numberrefresh.stack.invoke.InvocationFailed;
import org.numberrefresh.stack.invoke.LambdaFunction;
import org.numberrefresh.stack.template.AuthorizerSpec;

/** The HTTP API: finds a request's route, asks its authorizer, invokes its function. */
public final class HttpApi {

  /** The time that API Gateway waits for a function. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** The most bytes that Lambda takes, and gives back, at a time. */
  private static final int LARGEST_PAYLOAD = 6 * 1024 * 1024;

  private final RouteTable routes;
  private final Map<String, Gate> gates;
  private final Clock clock;
  private final Refusals refusals;

  /**
   * The API of some functions. Each route is guarded by the authorizer that it names.
   *
   * @param refusals words the refusal of a request that is too large
   */
  public static HttpApi over(
      List<AuthorizerSpec> authorizers, List<LambdaFunction> functions, Clock clock, Refusals refusals) {
    Map<String, Gate> gates = new HashMap<>();
    for (AuthorizerSpec authorizer : authorizers) {
      LambdaFunction asked =
          functions.stream().filter(one -> one.spec().name().equals(authorizer.function())).findFirst().orElseThrow();
      gates.put(authorizer.name(), new Gate(authorizer, asked, clock));
    }
    return new HttpApi(new RouteTable(functions), gates, clock, refusals);
  }

  private HttpApi(RouteTable routes, Map<String, Gate> gates, Clock clock, Refusals refusals) {
    this.routes = routes;
    this.gates = gates;
    this.clock = clock;
    this.refusals = refusals;
  }

  /** Answers a request. */
  public HttpAnswer answer(HttpRequest request) throws InterruptedException {
    if (!request.isDecodable()) {
      return HttpAnswer.gateway(400, "Bad Request");
    }
    Optional<RouteTable.Match> match = routes.find(request.method(), request.path());
    if (match.isEmpty()) {
      return HttpAnswer.gateway(404, "Not Found");
    }
    HttpEvent event = new HttpEvent(request, match.get(), clock);
    RouteTable.Target target = match.get().target();
    Optional<Gate> gate = target.route().authorizer().map(gates::get);
    if (gate.isEmpty()) {
      return invoke(target.function(), event.forFunction(Optional.empty()));
    }
    return switch (gate.get().ask(request, event)) {
      case Gate.Stopped stopped -> stopped.answer();
      case Gate.Passed passed -> invoke(target.function(), event.forFunction(Optional.<JsonNode>of(passed.context())));
    };
  }

  private HttpAnswer invoke(LambdaFunction function, byte[] event) throws InterruptedException {
    if (event.length > LARGEST_PAYLOAD) {
      return refusals.answer(
          Refusal.TOO_LARGE, "The request is too large: a function is handed 6 MB at most. Split it.");
    }
    try {
      byte[] output = function.invoke(event, PATIENCE);
      return output.length > LARGEST_PAYLOAD
          ? HttpAnswer.gateway(500, "Internal Server Error")
          : HttpAnswer.ofFunction(output);
    } catch (InvocationFailed e) {
      boolean late = e.kind() == InvocationFailed.Kind.TIMED_OUT && function.spec().timeout().compareTo(PATIENCE) >= 0;
      return late ? HttpAnswer.gateway(503, "Service Unavailable") : HttpAnswer.gateway(500, "Internal Server Error");
    }
  }
}
