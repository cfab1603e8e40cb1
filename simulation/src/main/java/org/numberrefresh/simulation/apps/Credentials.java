package org.numberrefresh.simulation.apps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What an app holds to speak with the hub. Fields that it does not have are empty.
 *
 * @param clientId its OAuth client
 * @param clientSecret the client's secret
 * @param signingSecret what calls to it are signed with
 * @param digestKey what its numbers are blinded with
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
