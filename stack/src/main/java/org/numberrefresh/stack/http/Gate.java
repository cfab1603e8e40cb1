package org.numberrefresh.stack.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.numberrefresh.stack.invoke.InvocationFailed;
import org.numberrefresh.stack.invoke.LambdaFunction;
import org.numberrefresh.stack.json.StackJson;
import org.numberrefresh.stack.template.AuthorizerSpec;

/** An authorizer at work. It asks its function, and keeps the answer as long as the template says. */
final class Gate {

  private static final int MOST_KEPT = 10_000;

  /** A decision about a request. */
  sealed interface Verdict {}

  /**
   * The request may pass.
   *
   * @param context the facts that the authorizer hands on to the function
   */
  record Passed(JsonNode context) implements Verdict {}

  /**
   * The request may not pass.
   *
   * @param answer the answer to its caller
   */
  record Stopped(HttpAnswer answer) implements Verdict {}

  private record Kept(Verdict verdict, Instant until) {}

  private final AuthorizerSpec spec;
  private final LambdaFunction function;
  private final Clock clock;
  private final Map<String, Kept> kept = new ConcurrentHashMap<>();

  Gate(AuthorizerSpec spec, LambdaFunction function, Clock clock) {
    this.spec = spec;
    this.function = function;
    this.clock = clock;
  }

  Verdict ask(HttpRequest request, HttpEvent event) throws InterruptedException {
    for (String header : spec.identityHeaders()) {
      if (request.header(header.toLowerCase(Locale.ROOT)).isEmpty()) {
        return new Stopped(HttpAnswer.gateway(401, "Unauthorized"));
      }
    }
    if (spec.reauthorizeEvery().isZero()) {
      return decide(event);
    }
    String identity = identity(request);
    Kept found = kept.get(identity);
    if (found != null && clock.instant().isBefore(found.until)) {
      return found.verdict;
    }
    Verdict verdict = decide(event);
    if (kept.size() >= MOST_KEPT) {
      kept.clear();
    }
    kept.put(identity, new Kept(verdict, clock.instant().plus(spec.reauthorizeEvery())));
    return verdict;
  }

  private String identity(HttpRequest request) {
    return spec.identityHeaders().stream()
        .map(header -> request.header(header.toLowerCase(Locale.ROOT)).orElse(""))
        .collect(Collectors.joining("\n"));
  }

  private Verdict decide(HttpEvent event) throws InterruptedException {
    try {
      Optional<JsonNode> answer = StackJson.read(function.invoke(event.forAuthorizer(spec)));
      if (answer.isEmpty() || !answer.get().path("isAuthorized").isBoolean()) {
        return new Stopped(HttpAnswer.gateway(500, "Internal Server Error"));
      }
      JsonNode context = answer.get().path("context");
      return answer.get().path("isAuthorized").asBoolean()
          ? new Passed(context.isObject() ? context : StackJson.object())
          : new Stopped(HttpAnswer.gateway(403, "Forbidden"));
    } catch (InvocationFailed e) {
      return new Stopped(HttpAnswer.gateway(500, "Internal Server Error"));
    }
  }
}
