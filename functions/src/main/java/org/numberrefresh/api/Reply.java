package org.numberrefresh.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * What is answered.
 *
 * @param status the HTTP status
 * @param body a JSON value; absent for none
 */
public record Reply(int status, Optional<JsonNode> body) {

  /** An answer with a body. */
  public static Reply of(int status, JsonNode body) {
    return new Reply(status, Optional.of(body));
  }
}
