package org.numberrefresh.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.numberrefresh.e2e.contract.Contract;
import org.numberrefresh.e2e.contract.Exchange;

/** A client of the system: gets its tokens at the token endpoint, and sends requests with them. */
final class Caller {

  static final String BASE = "/number-refresh/v1/";

  private static final Duration TOKEN_KEPT = Duration.ofMinutes(30);

  private final HttpClient http;
  private final URI url;
  private final Clock clock;
  private final String id;
  private final String secret;
  private String token = "";
  private Instant tokenGoodUntil = Instant.MIN;

  Caller(HttpClient http, URI url, Clock clock, String id, String secret) {
    this.http = http;
    this.url = url;
    this.clock = clock;
    this.id = id;
    this.secret = secret;
  }

  /** The same client, calling another place. */
  Caller at(HttpClient otherHttp, URI otherUrl, Clock otherClock) {
    return new Caller(otherHttp, otherUrl, otherClock, id, secret);
  }

  String id() {
    return id;
  }

  /** Its id and secret, for somebody else who signs in as it. */
  ObjectNode credentials() {
    return Hub.object().put("id", id).put("secret", secret);
  }

  Reply get(String path) {
    return send("GET", path, "");
  }

  Reply post(String path, JsonNode body, String... headers) {
    return send("POST", path, body.toString(), headers);
  }

  Reply put(String path, JsonNode body) {
    return send("PUT", path, body.toString());
  }

  Reply send(String method, String path, String body, String... headers) {
    return sendAs("Bearer " + token(), method, path, body.getBytes(StandardCharsets.UTF_8), headers);
  }

  /** Sends a request with another authorization than the caller's own; "" for none. */
  Reply sendAs(String authorization, String method, String path, byte[] body, String... headers) {
    String full = path.startsWith("/") ? path : BASE + path;
    var request = HttpRequest.newBuilder(url.resolve(full)).timeout(Duration.ofSeconds(40));
    request.setHeader("content-type", "application/json");
    if (!authorization.isEmpty()) {
      request.setHeader("authorization", authorization);
    }
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    request.method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    return held(request.build(), body);
  }

  /** Sends a request and holds it and its answer against the contract, unless it is of the local stack alone. */
  private Reply held(HttpRequest request, byte[] body) {
    HttpResponse<byte[]> answer = exchange(request);
    String path = request.uri().getRawPath();
    if (!path.startsWith("/local/") && !path.startsWith("/oauth2/")) {
      Contract.ours()
          .hold(
              new Exchange(
                  request.method(),
                  path,
                  Optional.ofNullable(request.uri().getRawQuery()).orElse(""),
                  joined(request.headers()),
                  body,
                  answer.statusCode(),
                  joined(answer.headers()),
                  answer.body()));
    }
    return Reply.of(answer);
  }

  private static Map<String, String> joined(HttpHeaders headers) {
    var joined = new HashMap<String, String>();
    headers.map().forEach((name, values) -> joined.put(name, String.join(",", values)));
    return joined;
  }

  /** An access token with all of the client's scopes. */
  synchronized String token() {
    if (!clock.instant().isBefore(tokenGoodUntil)) {
      String basic = Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8));
      var request =
          HttpRequest.newBuilder(url.resolve("/oauth2/token"))
              .header("authorization", "Basic " + basic)
              .header("content-type", "application/x-www-form-urlencoded")
              .POST(BodyPublishers.ofString("grant_type=client_credentials"))
              .build();
      tokenGoodUntil = clock.instant().plus(TOKEN_KEPT);
      token = Reply.of(exchange(request)).expect(200).body().path("access_token").asText();
    }
    return token;
  }

  private HttpResponse<byte[]> exchange(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
