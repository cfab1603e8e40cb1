package org.numberrefresh.stack;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.numberrefresh.stack.template.AuthorizerSpec;

/** The HTTP API: finds a request's route, asks its authorizer, invokes its function. */
final class HttpApi {

  /** API Gateway waits no longer for a function. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Lambda takes and gives no more than this at a time. */
  private static final int LARGEST_PAYLOAD = 6 * 1024 * 1024;

  private final RouteTable routes;
  private final Map<String, Gate> gates;
  private final Clock clock;

  /** The API of some functions, each route of which is guarded as it says. */
  static HttpApi over(List<AuthorizerSpec> authorizers, List<LambdaFunction> functions, Clock clock) {
    Map<String, Gate> gates = new HashMap<>();
    for (AuthorizerSpec authorizer : authorizers) {
      LambdaFunction asked =
          functions.stream().filter(one -> one.spec().name().equals(authorizer.function())).findFirst().orElseThrow();
      gates.put(authorizer.name(), new Gate(authorizer, asked, clock));
    }
    return new HttpApi(new RouteTable(functions), gates, clock);
  }

  private HttpApi(RouteTable routes, Map<String, Gate> gates, Clock clock) {
    this.routes = routes;
    this.gates = gates;
    this.clock = clock;
  }

  HttpAnswer answer(HttpRequest request) throws InterruptedException {
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

  private static HttpAnswer invoke(LambdaFunction function, byte[] event) throws InterruptedException {
    if (event.length > LARGEST_PAYLOAD) {
      return HttpFront.tooLarge("a function is handed 6 MB at most");
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
