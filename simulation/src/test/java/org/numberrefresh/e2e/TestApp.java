package org.numberrefresh.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookSigningException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.StreamSupport;
import org.numberrefresh.e2e.contract.Contract;

/** An app on loopback: answers verify, records what it is sent, and answers it as its script says. */
final class TestApp implements AutoCloseable {

  /** The answers of an app. */
  @FunctionalInterface
  interface Script {
    void answer(Asked asked, HttpExchange exchange) throws IOException;
  }

  /** A call that the app got. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Asked(Map<String, String> headers, byte[] bytes, JsonNode body) {
    List<JsonNode> items() {
      return StreamSupport.stream(body.path("items").spliterator(), false).toList();
    }
  }

  private final String id;
  private final Caller client;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final List<Asked> verifications = new CopyOnWriteArrayList<>();
  private final List<Asked> cancelled = new CopyOnWriteArrayList<>();
  private volatile Script script;
  private final List<String> differences = new CopyOnWriteArrayList<>();
  private final List<Asked> refused = new CopyOnWriteArrayList<>();
  private volatile List<String> secrets = List.of();
  private volatile boolean verifies = true;
  private volatile Reply registered = new Reply(0, Hub.object(), null);

  TestApp(String id, Caller client, Script script) {
    this.id = id;
    this.client = client;
    this.script = script;
    try {
      this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  static List<String> ids(Collection<TestApp> apps) {
    return apps.stream().map(TestApp::id).toList();
  }

  String id() {
    return id;
  }

  /** The client that answers later for the app. */
  Caller client() {
    return client;
  }

  /** The answer to its first registration: with its secrets. */
  JsonNode registered() {
    return registered.body();
  }

  void answers(Script other) {
    script = other;
  }

  void verifies(boolean does) {
    verifies = does;
  }

  /** From now on it takes only calls that one of these secrets signed. */
  void knows(String... signingSecrets) {
    secrets = List.of(signingSecrets);
  }

  /** The calls that it refused, since no secret that it knows had signed them. */
  List<Asked> refused() {
    return List.copyOf(refused);
  }

  List<Asked> asked() {
    return List.copyOf(asked);
  }

  List<Asked> verifications() {
    return List.copyOf(verifications);
  }

  /** The calls that told it of withdrawn numbers. */
  List<Asked> cancelled() {
    return List.copyOf(cancelled);
  }

  /** All items that it was ever sent. */
  List<JsonNode> items() {
    return asked().stream().flatMap(one -> one.items().stream()).toList();
  }

  /** The ref that it was sent for a number. */
  String ref(String number) {
    return items().stream()
        .filter(item -> item.path("phoneNumber").asText().equals(number))
        .findFirst()
        .orElseThrow()
        .path("ref")
        .asText();
  }

  /** The one ref of each number: a repeat under another fails. */
  Map<String, String> refs() {
    var refs = new HashMap<String, String>();
    for (JsonNode item : items()) {
      String ref = item.path("ref").asText();
      String first = refs.putIfAbsent(item.path("phoneNumber").asText(), ref);
      assertTrue(first == null || first.equals(ref), "a repeat came under another ref");
    }
    return refs;
  }

  Reply register(Hub hub, UnaryOperator<ObjectNode> profile) {
    ObjectNode body = profile();
    body.putArray("clientIds").add(client.id());
    Reply reply = hub.operator().put("apps/" + id, profile.apply(body));
    if (reply.status() == 201) {
      registered = reply;
    }
    return reply;
  }

  /** A profile with its endpoint, and without a client. */
  ObjectNode profile() {
    return Hub.object()
        .put("name", "App " + id)
        .put("sector", "SOCIAL")
        .put("endpoint", "http://127.0.0.1:" + server.getAddress().getPort() + "/unbind")
        .put("delivery", "PUSH")
        .put("timeLimit", "PT10S")
        .put("deadlineWorkingDays", 1);
  }

  /** Sends answers as it does later. */
  Reply send(ObjectNode... results) {
    return client.post("results", body(List.of(results)));
  }

  private static ObjectNode body(List<ObjectNode> results) {
    ObjectNode body = Hub.object();
    body.putArray("results").addAll(results);
    return body;
  }

  /** One answer: a ref and an outcome, and a reason where the outcome has one. */
  static ObjectNode result(String ref, String outcome, String... reason) {
    ObjectNode result = Hub.object().put("ref", ref).put("outcome", outcome);
    if (reason.length > 0) {
      result.put("reason", reason[0]);
    }
    return result;
  }

  /** Answers every item at once. */
  static Script each(Function<JsonNode, ObjectNode> result) {
    return (asked, exchange) ->
        write(exchange, 200, "application/json", body(asked.items().stream().map(result).toList()).toString());
  }

  /** Answers every item with one outcome. */
  static Script all(String outcome, String... reason) {
    return each(item -> result(item.path("ref").asText(), outcome, reason));
  }

  /** Takes every item, and answers none now. */
  static Script later() {
    return status(202);
  }

  static Script status(int status) {
    return (asked, exchange) -> write(exchange, status, "application/json", "");
  }

  static Script text(int status, String type, String body) {
    return (asked, exchange) -> write(exchange, status, type, body);
  }

  private static void write(HttpExchange exchange, int status, String type, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("content-type", type);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
    }
    exchange.close();
  }

  private void handle(HttpExchange exchange) throws IOException {
    byte[] bytes = exchange.getRequestBody().readAllBytes();
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
    var call = new Asked(headers, bytes, Reply.read(bytes));
    String type = call.body().path("type").asText();
    // A trial asks by it what an app does with a type of tomorrow, which no contract can describe.
    if (!type.equals("greeting")) {
      differences.addAll(Contract.ours().callFaults(type, headers, bytes));
    }
    if (call.body().path("type").asText().equals("verify")) {
      verifications.add(call);
      ObjectNode answer = Hub.object().put("challenge", call.body().path("challenge").asText());
      // A kept connection to an app that closes now would be tried first: the app may have been reached.
      exchange.getResponseHeaders().set("connection", "close");
      write(exchange, verifies ? 200 : 404, "application/json", verifies ? answer.toString() : "");
      return;
    }
    if (call.body().path("type").asText().equals("cancel")) {
      cancelled.add(call);
      write(exchange, 204, "application/json", "");
      return;
    }
    if (!secrets.isEmpty() && secrets.stream().noneMatch(secret -> isSigned(call, secret))) {
      refused.add(call);
      write(exchange, 401, "application/json", "");
      return;
    }
    asked.add(call);
    script.answer(call, exchange);
  }

  /** By the published library; the age of the timestamp is left out, since the hub's clock is moved. */
  private static boolean isSigned(Asked call, String secret) {
    try {
      String signature =
          new Webhook(secret)
              .sign(
                  call.headers().get("webhook-id"),
                  Long.parseLong(call.headers().get("webhook-timestamp")),
                  new String(call.bytes(), StandardCharsets.UTF_8));
      return List.of(call.headers().get("webhook-signature").split(" ")).contains(signature);
    } catch (WebhookSigningException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    assertEquals(List.of(), differences, "Calls that differ from openapi.yaml");
  }
}
