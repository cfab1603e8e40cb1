package org.numberrefresh.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The answer of the system.
 *
 * @param body its JSON, or its text where it is a page; missing where there was none
 */
record Reply(int status, JsonNode body, HttpHeaders headers) {

  static final ObjectMapper JSON = new ObjectMapper();

  static Reply of(HttpResponse<byte[]> response) {
    boolean isText = response.headers().firstValue("content-type").filter(type -> type.startsWith("text/")).isPresent();
    JsonNode body =
        isText ? TextNode.valueOf(new String(response.body(), StandardCharsets.UTF_8)) : read(response.body());
    return new Reply(response.statusCode(), body, response.headers());
  }

  static JsonNode read(byte[] json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String code() {
    return body.path("code").asText();
  }

  Optional<String> header(String name) {
    return headers.firstValue(name);
  }

  /** The rejected lines, each as "index CODE". */
  List<String> rejected() {
    var lines = new ArrayList<String>();
    body.path("rejected").forEach(line -> lines.add(line.path("index").asInt() + " " + line.path("code").asText()));
    return lines;
  }

  Reply expect(int wanted) {
    if (status != wanted) {
      throw new AssertionError("Not " + wanted + " but " + status + ": " + body);
    }
    return this;
  }
}
