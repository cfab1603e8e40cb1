package org.numberrefresh.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** An app of a page of code, written by docs/for-apps.md with the published library; or one that breaks each rule. */
final class KitApp implements AutoCloseable {

  static final String SECRET = "whsec_YW4gZXhhbXBsZSwgbm90IGEgc2VjcmV0";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Webhook webhook = new Webhook(SECRET);
  private final AtomicInteger calls = new AtomicInteger();
  private final HttpServer server;
  private final boolean good;

  private KitApp(boolean good) {
    this.good = good;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::handle);
    server.start();
  }

  static KitApp good() {
    return new KitApp(true);
  }

  static KitApp bad() {
    return new KitApp(false);
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/unbind";
  }

  private void handle(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    if (good && !isSigned(exchange, body)) {
      answer(exchange, 401, "");
      return;
    }
    JsonNode call = JSON.readTree(body);
    if (good) {
      answerWell(exchange, call);
    } else {
      answerBadly(exchange, call, body);
    }
  }

  private boolean isSigned(HttpExchange exchange, String body) {
    Map<String, List<String>> headers =
        Map.of(
            "webhook-id", List.of(header(exchange, "webhook-id")),
            "webhook-timestamp", List.of(header(exchange, "webhook-timestamp")),
            "webhook-signature", List.of(header(exchange, "webhook-signature")));
    try {
      webhook.verify(body, headers);
      return true;
    } catch (WebhookVerificationException e) {
      return false;
    }
  }

  private static String header(HttpExchange exchange, String name) {
    return exchange.getRequestHeaders().getFirst(name);
  }

  private static void answerWell(HttpExchange exchange, JsonNode call) throws IOException {
    switch (call.path("type").asText()) {
      case "verify" ->
          answer(exchange, 200, JSON.createObjectNode().put("challenge", call.path("challenge").asText()).toString());
      case "unbind" -> answer(exchange, 200, results(call, "outcome", "NOT_BOUND"));
      case "appeal" -> answer(exchange, 200, results(call, "appeal", "REJECTED"));
      case "cancel" -> answer(exchange, 204, "");
      default -> answer(exchange, 400, "");
    }
  }

  /** Sends every challenge back as it came, believes everyone, knows no reason, changes its mind, trips over news. */
  private void answerBadly(HttpExchange exchange, JsonNode call, String body) throws IOException {
    switch (call.path("type").asText()) {
      case "verify" -> answer(exchange, 200, body);
      case "unbind" -> {
        if (call.path("items").size() > 100) {
          answer(exchange, 413, "");
        } else {
          answer(exchange, 200, results(call, "outcome", calls.incrementAndGet() % 2 == 0 ? "UNBOUND" : "GONE"));
        }
      }
      default -> answer(exchange, 500, "");
    }
  }

  private static String results(JsonNode call, String name, String value) {
    ObjectNode answer = JSON.createObjectNode();
    var results = answer.putArray("results");
    call.path("items").forEach(item -> results.addObject().put("ref", item.path("ref").asText()).put(name, value));
    return answer.toString();
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
