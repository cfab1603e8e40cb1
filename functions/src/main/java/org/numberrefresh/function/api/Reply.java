package org.numberrefresh.function.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;

/**
 * The answer to a request.
 *
 * @param status the HTTP status
 * @param body a JSON value; absent for none
 * @param headers headers of its own, by lower-cased name
 */
public record Reply(int status, Optional<JsonNode> body, Map<String, String> headers) {

  public Reply {
    headers = Map.copyOf(headers);
  }

  /** An answer with a body. */
  public static Reply of(int status, JsonNode body) {
    return new Reply(status, Optional.of(body), Map.of());
  }

  /** This answer with headers. */
  public Reply with(Map<String, String> own) {
    return new Reply(status, body, own);
  }
}
