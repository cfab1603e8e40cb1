package org.numberrefresh.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookSigningException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.numberrefresh.e2e.contract.Contract;

/** A carrier's sink on loopback: answers its challenge, takes events, and holds each call against the contract. */
final class TestSink implements AutoCloseable {

  /** A call that pushed events. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Call(Map<String, String> headers, byte[] bytes, JsonNode body, int answered) {

    List<JsonNode> events() {
      return body.isArray() ? StreamSupport.stream(body.spliterator(), false).toList() : List.of(body);
    }

    boolean taken() {
      return answered / 100 == 2;
    }

    /** By the published library; the age of the timestamp is left out, since the hub's clock is moved. */
    boolean signedBy(String secret) {
      try {
        String signature =
            new Webhook(secret)
                .sign(
                    headers.get("webhook-id"),
                    Long.parseLong(headers.get("webhook-timestamp")),
                    new String(bytes, StandardCharsets.UTF_8));
        return List.of(headers.get("webhook-signature").split(" ")).contains(signature);
      } catch (WebhookSigningException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private final List<String> differences = new CopyOnWriteArrayList<>();
  private volatile int status = 204;
  private volatile boolean verifies = true;

  TestSink() {
    try {
      this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/events";
  }

  void answers(int other) {
    status = other;
  }

  void verifies(boolean does) {
    verifies = does;
  }

  List<Call> calls() {
    return List.copyOf(calls);
  }

  /** The events that it took, in the order of the calls. */
  List<JsonNode> taken() {
    return calls.stream().filter(Call::taken).flatMap(call -> call.events().stream()).toList();
  }

  Stream<String> types() {
    return taken().stream().map(event -> event.path("type").asText());
  }

  /** Waits for events of a type. */
  JsonNode await(String type, int count) {
    Eventually.until(count + " of " + type + " come", () -> types().toList(), all -> has(all, type, count));
    return taken().stream().filter(event -> event.path("type").asText().endsWith(type)).toList().get(count - 1);
  }

  private static boolean has(List<String> types, String type, int count) {
    return types.stream().filter(one -> one.endsWith(type)).count() >= count;
  }

  private void handle(HttpExchange exchange) throws IOException {
    byte[] bytes = exchange.getRequestBody().readAllBytes();
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
    JsonNode body = Reply.read(bytes);
    boolean challenge = body.path("type").asText().equals("verify");
    differences.addAll(Contract.ours().sinkCallFaults(challenge ? "verify" : "events", headers, bytes));
    if (challenge) {
      byte[] answer =
          Hub.object().put("challenge", body.path("challenge").asText()).toString().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(verifies ? 200 : 404, answer.length);
      exchange.getResponseBody().write(answer);
    } else {
      int answered = status;
      calls.add(new Call(headers, bytes, body, answered));
      exchange.sendResponseHeaders(answered, -1);
    }
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    assertEquals(List.of(), differences, "Calls that differ from openapi.yaml");
  }
}
