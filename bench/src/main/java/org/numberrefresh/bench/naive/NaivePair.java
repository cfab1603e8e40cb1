package org.numberrefresh.bench.naive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;

/**
 * A pair of number and app, as a message tells it.
 *
 * @param order the order that it belongs to
 * @param app the app to ask
 * @param number E.164
 * @param boundBefore the cut-off, RFC 3339
 */
record NaivePair(String order, String app, String number, String boundBefore) {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** The key of its item, and the ref that the app sees. */
  String id() {
    return order + "." + app + "." + number;
  }

  String message() {
    return MAPPER
        .createObjectNode()
        .put("order", order)
        .put("app", app)
        .put("number", number)
        .put("boundBefore", boundBefore)
        .toString();
  }

  static NaivePair of(String message) {
    try {
      JsonNode json = MAPPER.readTree(message);
      return new NaivePair(
          json.path("order").asText(),
          json.path("app").asText(),
          json.path("number").asText(),
          json.path("boundBefore").asText());
    } catch (IOException e) {
      throw new IllegalArgumentException("a message that is no JSON", e);
    }
  }
}
