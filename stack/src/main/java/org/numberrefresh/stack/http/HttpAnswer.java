package org.numberrefresh.stack.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.numberrefresh.stack.json.StackJson;

/**
 * An answer to a request.
 *
 * @param status its status
 * @param headers its headers
 * @param body its body
 */
// Bodies are handed on, never compared.
@SuppressWarnings("ArrayRecordComponent")
public record HttpAnswer(int status, Map<String, String> headers, byte[] body) {

  private static final Map<String, String> AS_JSON = Map.of("content-type", "application/json");

  /** An answer with a JSON body. */
  public static HttpAnswer json(int status, Object body) {
    return new HttpAnswer(status, AS_JSON, StackJson.bytes(body));
  }

  /** An error as API Gateway words it. */
  static HttpAnswer gateway(int status, String message) {
    return json(status, Map.of("message", message));
  }

  /** The same with one more header. */
  public HttpAnswer with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new HttpAnswer(status, more, body);
  }

  /** The answer in a function's output (payload format 2.0). */
  static HttpAnswer ofFunction(byte[] output) {
    JsonNode tree = StackJson.read(output).orElse(null);
    if (tree == null) {
      return gateway(500, "Internal Server Error");
    }
    if (!tree.isObject() || !tree.has("statusCode")) {
      return new HttpAnswer(200, AS_JSON, output);
    }
    Map<String, String> headers = new LinkedHashMap<>();
    tree.path("headers").properties().forEach(entry -> headers.put(entry.getKey(), entry.getValue().asText()));
    String body = tree.path("body").asText("");
    byte[] bytes =
        tree.path("isBase64Encoded").asBoolean()
            ? Base64.getDecoder().decode(body)
            : body.getBytes(StandardCharsets.UTF_8);
    if (headers.keySet().stream().noneMatch("content-type"::equalsIgnoreCase)) {
      headers.put("content-type", "text/plain;charset=UTF-8");
    }
    return new HttpAnswer(tree.path("statusCode").asInt(), headers, bytes);
  }

  void write(HttpExchange exchange) throws IOException {
    Headers out = exchange.getResponseHeaders();
    headers.forEach(out::set);
    boolean none = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, none ? -1 : body.length);
    if (!none) {
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }
}
