package org.numberrefresh.simulation.apps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.numberrefresh.synthetic.Hash;

/** The hub's side of the wire, played over real HTTP: registers, signs, asks, takes callbacks. */
final class PlayedHub implements AutoCloseable {

  static final String SECRET =
      "whsec_" + Base64.getEncoder().encodeToString("a secret of 24 bytes or so".getBytes(StandardCharsets.US_ASCII));
  static final String DIGEST_KEY =
      Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString("a digest key of 32 bytes or so..".getBytes(StandardCharsets.US_ASCII));

  private final HttpServer server;
  private final HttpClient http = HubClient.http();
  private final Map<String, JsonNode> registered = new ConcurrentHashMap<>();
  private final BlockingQueue<JsonNode> callbacks = new LinkedBlockingQueue<>();
  private volatile JsonNode ranges = AppJson.object();
  private final AtomicInteger tokens = new AtomicInteger();
  private final BlockingQueue<JsonNode> tasks = new LinkedBlockingQueue<>();
  private final RSAKey eventKey = eventKey("event-key");

  PlayedHub() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/oauth2/token", this::token);
    server.createContext("/local/clients", this::clients);
    server.createContext("/number-refresh/v1/number-ranges", this::ranges);
    server.createContext("/number-refresh/v1/apps/", this::register);
    server.createContext("/number-refresh/v1/results", this::results);
    server.createContext("/number-refresh/v1/tasks/poll", this::poll);
    server.createContext("/number-refresh/v1/jwks.json", this::jwks);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  Map<String, JsonNode> registered() {
    return registered;
  }

  JsonNode ranges() {
    return ranges;
  }

  /** Ends tokens, as the clock does when it moves: every token given so far is worth nothing. */
  void expireTokens() {
    tokens.incrementAndGet();
  }

  JsonNode nextCallback() throws InterruptedException {
    JsonNode body = callbacks.poll(2, TimeUnit.MINUTES);
    if (body == null) {
      throw new AssertionError("no callback came");
    }
    return body;
  }

  HttpResponse<byte[]> ask(String app, JsonNode body) throws IOException, InterruptedException {
    byte[] bytes = AppJson.write(body);
    return post(app, bytes, new Signature(SECRET).sign("msg_1", "1790000000", bytes));
  }

  HttpResponse<byte[]> post(String app, byte[] bytes, String signature) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(registered.get(app).path("endpoint").asText()))
            .timeout(Duration.ofMinutes(1))
            .header("webhook-id", "msg_1")
            .header("webhook-timestamp", "1790000000")
            .header("webhook-signature", signature)
            .POST(BodyPublishers.ofByteArray(bytes))
            .build();
    return http.send(request, BodyHandlers.ofByteArray());
  }

  static RSAKey eventKey(String id) {
    try {
      return new RSAKeyGenerator(2048).keyID(id).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The items that the next poll is given. */
  void waits(JsonNode given) {
    tasks.add(given);
  }

  /** Sends a security event under this hub's key. */
  HttpResponse<byte[]> event(String app, String kind, Map<String, Object> subject, Map<String, Object> content)
      throws IOException, InterruptedException {
    return event(app, token(eventKey, app, kind, subject, content));
  }

  HttpResponse<byte[]> event(String app, String token) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(registered.get(app).path("endpoint").asText()))
            .timeout(Duration.ofMinutes(1))
            .header("content-type", "application/secevent+jwt")
            .POST(BodyPublishers.ofString(token))
            .build();
    return http.send(request, BodyHandlers.ofByteArray());
  }

  static String token(RSAKey key, String app, String kind, Map<String, Object> subject, Map<String, Object> content) {
    var claims =
        new JWTClaimsSet.Builder()
            .issuer("https://hub.example")
            .audience(app)
            .issueTime(Date.from(Instant.parse("2026-10-30T00:00:00Z")))
            .jwtID("ref-" + Long.toHexString(Hash.of(app + subject)))
            .claim("sub_id", subject)
            .claim("events", Map.of("https://schemas.openid.net/secevent/" + kind, content))
            .build();
    var header =
        new JWSHeader.Builder(JWSAlgorithm.RS256)
            .keyID(key.getKeyID())
            .type(new JOSEObjectType("secevent+jwt"))
            .build();
    var token = new SignedJWT(header, claims);
    try {
      token.sign(new RSASSASigner(key));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    return token.serialize();
  }

  ObjectNode unbind(String app) {
    ObjectNode body = AppJson.object().put("type", "unbind").put("app", app);
    body.put("sink", address() + "/number-refresh/v1/results");
    body.putArray("items");
    return body;
  }

  static void item(ObjectNode unbind, String field, String subject) {
    ((ArrayNode) unbind.path("items"))
        .addObject()
        .put("ref", "ref-" + Long.toHexString(Hash.of(unbind.path("app").asText() + subject)))
        .put(field, subject)
        .put("boundBefore", "2026-10-30T00:00:00+08:00")
        .put("dueAt", "2026-11-06T23:59:59+08:00");
  }

  private void token(HttpExchange exchange) throws IOException {
    Exchanges.answer(exchange, 200, AppJson.write(AppJson.object().put("access_token", "token-" + tokens)));
  }

  private void clients(HttpExchange exchange) throws IOException {
    int count = AppJson.read(exchange.getRequestBody().readAllBytes()).path("count").asInt();
    ObjectNode body = AppJson.object();
    ArrayNode clients = body.putArray("clients");
    for (int i = 0; i < count; i++) {
      clients.addObject().put("id", "client-" + i).put("secret", "s");
    }
    Exchanges.answer(exchange, 200, AppJson.write(body));
  }

  private void ranges(HttpExchange exchange) throws IOException {
    ranges = AppJson.read(exchange.getRequestBody().readAllBytes());
    Exchanges.answer(exchange, 200, AppJson.write(AppJson.object()));
  }

  private void register(HttpExchange exchange) throws IOException {
    String id = exchange.getRequestURI().getPath().replaceAll(".*/", "");
    JsonNode body = AppJson.read(exchange.getRequestBody().readAllBytes());
    boolean again = registered.put(id, body) != null;
    if (!again && !verified(id, body)) {
      Exchanges.answer(exchange, 409, AppJson.write(AppJson.object().put("code", "NOT_VERIFIED")));
      return;
    }
    ObjectNode answer = body.deepCopy();
    if (!again) {
      answer.put("signingSecret", SECRET);
      if (body.path("numberForm").asText().equals("BLINDED")) {
        answer.put("digestKey", DIGEST_KEY).put("keyId", "k1");
      }
    }
    Exchanges.answer(exchange, again ? 200 : 201, AppJson.write(answer));
  }

  private boolean verified(String app, JsonNode profile) throws IOException {
    try {
      return switch (profile.path("delivery").asText()) {
        case "PULL" -> !profile.has("endpoint");
        case "RISC" -> {
          Map<String, Object> subject = Map.of("format", "opaque", "id", app);
          yield event(app, "ssf/event-type/verification", subject, Map.of("state", "s-1")).statusCode() == 202;
        }
        default -> verified(profile.path("endpoint").asText());
      };
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private boolean verified(String endpoint) throws IOException, InterruptedException {
    byte[] body = AppJson.write(AppJson.object().put("type", "verify").put("challenge", "c-1"));
    var request = HttpRequest.newBuilder(URI.create(endpoint)).POST(BodyPublishers.ofByteArray(body)).build();
    var answer = http.send(request, BodyHandlers.ofByteArray());
    return answer.statusCode() == 200 && AppJson.read(answer.body()).path("challenge").asText().equals("c-1");
  }

  private void results(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    if (!authorization.equals("Bearer token-" + tokens)) {
      Exchanges.answer(exchange, 401, AppJson.write(AppJson.object().put("code", "UNAUTHENTICATED")));
      return;
    }
    Exchanges.answer(exchange, 200, AppJson.write(AppJson.object()));
    callbacks.add(AppJson.read(body));
  }

  private void poll(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    JsonNode given = tasks.poll();
    ObjectNode body = AppJson.object();
    body.set("items", given == null ? AppJson.object().putArray("items") : given.path("items"));
    body.set("cancelled", given == null ? AppJson.object().putArray("cancelled") : given.path("cancelled"));
    Exchanges.answer(exchange, 200, AppJson.write(body.put("moreAvailable", !tasks.isEmpty())));
  }

  private void jwks(HttpExchange exchange) throws IOException {
    Exchanges.answer(exchange, 200, new JWKSet(eventKey).toString().getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    server.stop(0);
    http.shutdownNow();
  }
}
