package org.numberrefresh.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.MalformedURLException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.numberrefresh.e2e.contract.Contract;

/** A receiver of security events, as RFC 8935 has it: it checks each by the keys that the hub publishes. */
final class EventApp implements AutoCloseable {

  private final String id;
  private final Caller client;
  private final HttpServer server;
  private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
  private final List<JsonNode> events = new CopyOnWriteArrayList<>();
  private final List<Map<String, String>> headers = new CopyOnWriteArrayList<>();
  private final List<String> differences = new CopyOnWriteArrayList<>();
  private volatile boolean takes = true;

  EventApp(String id, Caller client, URI hub) {
    this.id = id;
    this.client = client;
    try {
      var keys = JWKSourceBuilder.create(hub.resolve("/number-refresh/v1/jwks.json").toURL()).build();
      processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, keys));
      this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType("secevent+jwt")));
    var expected = new JWTClaimsSet.Builder().issuer(hub.toString()).build();
    processor.setJWTClaimsSetVerifier(
        new DefaultJWTClaimsVerifier<>(Set.of(id), expected, Set.of("iat", "jti", "events", "sub_id"), Set.of("exp")));
    server.createContext("/", this::handle);
    server.start();
  }

  String id() {
    return id;
  }

  /** Lets it take events from now on, or not. */
  void takes(boolean does) {
    takes = does;
  }

  /** The events that it was sent and believed: the claims of each event. */
  List<JsonNode> events() {
    return List.copyOf(events);
  }

  /** Those that tell of a number. */
  List<JsonNode> recycled() {
    return events.stream().filter(claims -> claims.path("events").fieldNames().next().endsWith("recycled")).toList();
  }

  List<Map<String, String>> headers() {
    return List.copyOf(headers);
  }

  Reply register(Hub hub, UnaryOperator<ObjectNode> profile) {
    ObjectNode body =
        Hub.object()
            .put("name", "App " + id)
            .put("sector", "SOCIAL")
            .put("endpoint", "http://127.0.0.1:" + server.getAddress().getPort() + "/events")
            .put("delivery", "RISC")
            .put("deadlineWorkingDays", 5);
    body.putArray("clientIds").add(client.id());
    return hub.operator().put("apps/" + id, profile.apply(body));
  }

  /** Answers events by their ids. */
  Reply answer(List<JsonNode> answered, String outcome) {
    ObjectNode body = Hub.object();
    var results = body.putArray("results");
    answered.forEach(claims -> results.add(TestApp.result(claims.path("jti").asText(), outcome)));
    return client.post("results", body);
  }

  private void handle(HttpExchange exchange) throws IOException {
    String token = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII);
    Map<String, String> sent =
        Map.of(
            "content-type", exchange.getRequestHeaders().getFirst("content-type"),
            "accept", exchange.getRequestHeaders().getFirst("accept"));
    headers.add(sent);
    differences.addAll(Contract.ours().callFaults("event", sent, token.getBytes(StandardCharsets.US_ASCII)));
    try {
      JsonNode claims = Reply.JSON.readTree(processor.process(token, null).toString());
      if (takes) {
        events.add(claims);
        exchange.sendResponseHeaders(202, -1);
      } else {
        refuse(exchange, "access_denied");
      }
    } catch (ParseException | BadJOSEException | JOSEException e) {
      refuse(exchange, "authentication_failed");
    }
    exchange.close();
  }

  private static void refuse(HttpExchange exchange, String error) throws IOException {
    byte[] body =
        Hub.object().put("err", error).put("description", "refused").toString().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("content-type", "application/json");
    exchange.sendResponseHeaders(400, body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
    assertEquals(List.of(), differences, "Events that differ from openapi.yaml");
  }
}
