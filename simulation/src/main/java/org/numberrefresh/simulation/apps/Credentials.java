package org.numberrefresh.simulation.apps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The credentials by which an app speaks with the hub. Fields that it does not have are empty.
 *
 * @param clientId its OAuth client
 * @param clientSecret the client's secret
 * @param signingSecret the secret that signs calls to it
 * @param digestKey the key that blinds its numbers
 */
record Credentials(String clientId, String clientSecret, String signingSecret, String digestKey) {

  static Credentials ofClient(String id, String secret) {
    return new Credentials(id, secret, "", "");
  }

  static Credentials fromJson(JsonNode json) {
    return new Credentials(
        json.path("clientId").asText(),
        json.path("clientSecret").asText(),
        json.path("signingSecret").asText(),
        json.path("digestKey").asText());
  }

  ObjectNode toJson() {
    return AppJson.object()
        .put("clientId", clientId)
        .put("clientSecret", clientSecret)
        .put("signingSecret", signingSecret)
        .put("digestKey", digestKey);
  }

  /** These, with what a registration gave anew. */
  Credentials with(JsonNode registered) {
    return new Credentials(
        clientId,
        clientSecret,
        registered.path("signingSecret").asText(signingSecret),
        registered.path("digestKey").asText(digestKey));
  }

  @Override
  public String toString() {
    return "Credentials[" + clientId + "]";
  }
}
