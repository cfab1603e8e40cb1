package org.numberrefresh.function.api;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.numberrefresh.problem.ProblemCode;

/**
 * The reasons why the authorizer could not find out who calls. It lets the request pass with the reason, and {@link
 * Edge} answers it before anything else. A finding beside it counts for nothing.
 *
 * <p>Decision: docs/decisions.md#who-cannot-be-checked-hears-503
 */
public enum Hindrance {
  /** The keys of the issuer of access tokens cannot be fetched. */
  ISSUER(ProblemCode.UNAVAILABLE, Duration.ofSeconds(30)),
  /** The table of parties does not answer, or the check took too long. */
  STORE(ProblemCode.UNAVAILABLE, Duration.ofSeconds(5)),
  /** A fault of ours. */
  FAULT(ProblemCode.INTERNAL, Duration.ZERO);

  private static final String KEY = "hindrance";

  private final ProblemCode code;
  private final Duration retryAfter;

  Hindrance(ProblemCode code, Duration retryAfter) {
    this.code = code;
    this.retryAfter = retryAfter;
  }

  /** The form in which the authorizer passes it on. */
  public Map<String, Object> context() {
    return Map.of(KEY, name());
  }

  ProblemCode code() {
    return code;
  }

  /** The headers of its answer. */
  Map<String, String> headers() {
    return retryAfter.isZero() ? Map.of() : Map.of("retry-after", Long.toString(retryAfter.toSeconds()));
  }

  /** The hindrance of a request, if there was one. A reason that is not known here counts as a fault. */
  static Optional<Hindrance> of(APIGatewayV2HTTPEvent event) {
    return Optional.ofNullable(Caller.finding(event).get(KEY))
        .map(text -> Arrays.stream(values()).filter(one -> one.name().equals(text)).findAny().orElse(FAULT));
  }
}
