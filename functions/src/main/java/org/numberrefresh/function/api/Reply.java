package org.numberrefresh.function.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.numberrefresh.json.Json;

/**
 * The answer to a request.
 *
 * @param status the HTTP status
 * @param content its body; absent for none
 * @param headers headers of its own, by lower-cased name
 */
public record Reply(int status, Optional<Content> content, Map<String, String> headers) {

  /**
   * A body.
   *
   * @param type its media type
   * @param text the body itself, which is sent in UTF-8
   */
  public record Content(String type, String text) {}

  public Reply {
    headers = Map.copyOf(headers);
  }

  /** An answer with a body of JSON. */
  public static Reply of(int status, JsonNode body) {
    return of(status, new Content("application/json", Json.text(body)));
  }

  /** An answer with a body. */
  public static Reply of(int status, Content content) {
    return new Reply(status, Optional.of(content), Map.of());
  }

  /** This answer with more headers. */
  public Reply with(Map<String, String> more) {
    var all = new HashMap<>(headers);
    all.putAll(more);
    return new Reply(status, content, all);
  }
}
