package org.numberrefresh.cli.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Calls of the public API, each with the client's token, a correlator and the language of the texts. */
public final class Api {

  /** Reads and writes JSON. */
  public static final ObjectMapper JSON = new ObjectMapper();

  private static final String BASE = "/number-refresh/v1/";
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration ANSWER = Duration.ofSeconds(60);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT).build();
  private final URI root;
  private final Optional<ClientToken> token;
  private final ClientTexts texts;

  private Api(URI root, Optional<ClientProfile> client, ClientTexts texts) {
    this.root = root;
    this.token = client.map(profile -> new ClientToken(profile, texts));
    this.texts = texts;
  }

  /** Calls with the tokens of a client. */
  public static Api of(ClientProfile client, ClientTexts texts) {
    return new Api(client.url(), Optional.of(client), texts);
  }

  /** Calls without a token, of what anyone may read. */
  public static Api open(URI root, ClientTexts texts) {
    return new Api(root, Optional.empty(), texts);
  }

  /** An empty object. */
  public static ObjectNode object() {
    return JSON.createObjectNode();
  }

  public ApiAnswer get(String path) {
    return send("GET", path, Optional.empty(), Map.of());
  }

  /** Asks for another form than JSON. */
  public ApiAnswer get(String path, String accept) {
    return send("GET", path, Optional.empty(), Map.of("accept", accept));
  }

  public ApiAnswer post(String path, JsonNode body) {
    return send("POST", path, Optional.of(body), Map.of());
  }

  /** Posts what makes something, once for each key. */
  public ApiAnswer post(String path, JsonNode body, String idempotencyKey) {
    return send("POST", path, Optional.of(body), Map.of("Idempotency-Key", idempotencyKey));
  }

  public ApiAnswer put(String path, JsonNode body) {
    return send("PUT", path, Optional.of(body), Map.of());
  }

  public ApiAnswer delete(String path) {
    return send("DELETE", path, Optional.empty(), Map.of());
  }

  private ApiAnswer send(String method, String path, Optional<JsonNode> body, Map<String, String> headers) {
    URI url = root.resolve(path.startsWith("/") ? path : BASE + path);
    HttpResponse<String> answer = once(method, url, body, headers);
    if (answer.statusCode() == 401 && token.isPresent()) {
      token.get().forget();
      answer = once(method, url, body, headers);
    }
    if (answer.statusCode() / 100 == 2) {
      return new ApiAnswer(
          answer.statusCode(),
          answer.body(),
          json(answer.body()),
          url.getRawPath(),
          answer.headers().firstValue("link"));
    }
    throw refusal(answer);
  }

  private HttpResponse<String> once(String method, URI url, Optional<JsonNode> body, Map<String, String> headers) {
    var request =
        HttpRequest.newBuilder(url)
            .timeout(ANSWER)
            .setHeader("accept-language", texts.language())
            .setHeader("x-correlator", UUID.randomUUID().toString())
            .setHeader("content-type", "application/json")
            .method(
                method, body.map(json -> BodyPublishers.ofString(json.toString())).orElseGet(BodyPublishers::noBody));
    headers.forEach(request::setHeader);
    token.ifPresent(its -> request.setHeader("authorization", "Bearer " + its.get(http)));
    return exchange(http, request.build(), texts);
  }

  static HttpResponse<String> exchange(HttpClient http, HttpRequest request, ClientTexts texts) {
    try {
      return http.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      String why = Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName());
      throw ClientFailure.unreachable(
          texts.text("error.unreachable", request.uri().getScheme() + "://" + request.uri().getAuthority(), why), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ClientFailure.unreachable(texts.text("error.interrupted"), e);
    }
  }

  static JsonNode json(String text) {
    try {
      return text.isEmpty() ? MissingNode.getInstance() : JSON.readTree(text);
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }

  private ClientFailure refusal(HttpResponse<String> answer) {
    JsonNode problem = json(answer.body());
    List<String> lines = new ArrayList<>();
    lines.add(
        texts.text(
            "error.refused",
            String.valueOf(answer.statusCode()),
            problem.path("code").asText("?"),
            problem.path("message").asText("")));
    for (JsonNode line : problem.path("details")) {
      lines.add(
          "  " + line.path("index").asText() + " " + line.path("code").asText() + " " + line.path("message").asText());
    }
    answer.headers().firstValue("retry-after").ifPresent(after -> lines.add(texts.text("error.retryAfter", after)));
    String correlator =
        answer
            .headers()
            .firstValue("x-correlator")
            .or(() -> answer.request().headers().firstValue("x-correlator"))
            .orElse("");
    lines.add(texts.text("error.correlator", correlator));
    return answer.statusCode() >= 500 || isInUse(problem)
        ? ClientFailure.unavailable(lines)
        : ClientFailure.refused(lines);
  }

  private static boolean isInUse(JsonNode problem) {
    return problem.path("code").asText().equals("IDEMPOTENCY_KEY_IN_USE");
  }
}
