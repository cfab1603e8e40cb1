package org.numberrefresh.simulation.apps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.numberrefresh.stack.jvm.LoopbackDirect;

/**
 * A client of the hub: gets its token by OAuth 2 client credentials and gets a new one when the old is refused, which
 * happens whenever the clock of the local stack moves past its end.
 */
public final class HubClient {

  /** The beginning of the path of each of the hub's calls. */
  public static final String BASE = "/number-refresh/v1/";

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final HttpClient http;
  private final URI hub;
  private final String basic;
  private volatile String token = "";

  /**
   * A client of a hub.
   *
   * @param http carries the calls
   * @param hub the base address, as in {@code http://127.0.0.1:8080}
   * @param id the OAuth client
   * @param secret its secret
   */
  public HubClient(HttpClient http, URI hub, String id, String secret) {
    this.http = http;
    this.hub = hub;
    String pair = encode(id) + ":" + encode(secret);
    this.basic = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * An answer.
   *
   * @param status the HTTP status
   * @param body the document, missing where the body is empty or no JSON
   * @param retryAfter the time that the header names; zero if there is none
   */
  public record Response(int status, JsonNode body, Duration retryAfter) {

    /** Tells whether the call was done. */
    public boolean done() {
      return status / 100 == 2;
    }
  }

  /** An HTTP client that speaks HTTP/1.1, as everything here does, and calls this machine through no proxy. */
  public static HttpClient http() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .proxy(LoopbackDirect.beside(ProxySelector.getDefault()))
        .connectTimeout(Duration.ofSeconds(10))
        .build();
  }

  /**
   * Calls the hub.
   *
   * @param method the HTTP method
   * @param path the path with its query, or a whole address
   * @param body the document to send; empty for none
   * @param headers names and values in turn
   * @throws IOException if no answer comes
   */
  public Response send(String method, String path, byte[] body, String... headers)
      throws IOException, InterruptedException {
    if (token.isEmpty()) {
      token = fetchToken();
    }
    Response first = exchange(method, path, body, headers);
    if (first.status() != 401) {
      return first;
    }
    token = fetchToken();
    return exchange(method, path, body, headers);
  }

  /** Calls the hub with a document. */
  public Response send(String method, String path, JsonNode body, String... headers)
      throws IOException, InterruptedException {
    return send(method, path, AppJson.write(body), headers);
  }

  /**
   * Calls the hub and takes nothing but success for an answer.
   *
   * @throws IOException if the answer is an error; the message names the call, the status and the code
   */
  public JsonNode get(String path) throws IOException, InterruptedException {
    return require("GET " + path, send("GET", path, new byte[0]));
  }

  /** As {@link #get}, with a document and another method. */
  public JsonNode done(String method, String path, JsonNode body) throws IOException, InterruptedException {
    return require(method + " " + path, send(method, path, body));
  }

  private static JsonNode require(String call, Response answer) throws IOException {
    if (!answer.done()) {
      String code = answer.body().path("code").asText("without a code");
      throw new IOException(call + " was answered by " + answer.status() + " " + code);
    }
    return answer.body();
  }

  private Response exchange(String method, String path, byte[] body, String... headers)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(hub.resolve(path))
            .timeout(LIMIT)
            .header("Authorization", "Bearer " + token)
            .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    if (body.length > 0) {
      request.header("Content-Type", "application/json");
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    return answer(http.send(request.build(), BodyHandlers.ofByteArray()));
  }

  private String fetchToken() throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(hub.resolve("/oauth2/token"))
            .timeout(LIMIT)
            .header("Authorization", basic)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("grant_type=client_credentials"))
            .build();
    JsonNode body = require("POST /oauth2/token", answer(http.send(request, BodyHandlers.ofByteArray())));
    return body.path("access_token").asText();
  }

  private static Response answer(HttpResponse<byte[]> response) {
    JsonNode body;
    try {
      body = AppJson.read(response.body());
    } catch (IOException e) {
      body = MissingNode.getInstance();
    }
    String after = response.headers().firstValue("Retry-After").orElse("0");
    long seconds = after.matches("\\d{1,6}") ? Long.parseLong(after) : 0;
    return new Response(response.statusCode(), body, Duration.ofSeconds(seconds));
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
