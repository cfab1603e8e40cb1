package org.numberrefresh.cli.session;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;

/** The access token of a client, by its credentials (RFC 6749, section 4.4). It is kept in memory only. */
final class ClientToken {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final ClientProfile client;
  private final ClientTexts texts;
  private String token = "";

  ClientToken(ClientProfile client, ClientTexts texts) {
    this.client = client;
    this.texts = texts;
  }

  synchronized String get(HttpClient http) {
    if (token.isEmpty()) {
      token = fetch(http);
    }
    return token;
  }

  /** Has the next call get another one: this one is over. */
  synchronized void forget() {
    token = "";
  }

  private String fetch(HttpClient http) {
    byte[] credentials = (client.clientId() + ":" + client.secret()).getBytes(StandardCharsets.UTF_8);
    var request =
        HttpRequest.newBuilder(client.tokenUrl())
            .timeout(LIMIT)
            .header("authorization", "Basic " + Base64.getEncoder().encodeToString(credentials))
            .header("content-type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("grant_type=client_credentials"))
            .build();
    HttpResponse<String> answer = Api.exchange(http, request, texts);
    JsonNode body = Api.json(answer.body());
    String given = body.path("access_token").asText();
    if (answer.statusCode() != 200 || given.isEmpty()) {
      String why = body.path("error").asText(body.path("code").asText());
      List<String> lines =
          List.of(texts.text("error.noToken", client.clientId(), String.valueOf(answer.statusCode()), why));
      throw answer.statusCode() >= 500 ? ClientFailure.unavailable(lines) : ClientFailure.refused(lines);
    }
    return given;
  }
}
