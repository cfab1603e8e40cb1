package org.numberrefresh.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import org.numberrefresh.local.sim.HubClient;

/**
 * Everyone who speaks with the running stack.
 *
 * @param carrier the carrier east
 * @param operator the operator
 * @param apps the simulated apps
 */
record Session(Carrier carrier, Operator operator, Apps apps) {

  /**
   * Logs in with the clients that the stack wrote.
   *
   * @throws DemoFailure if it wrote none for a role
   */
  static Session open(HttpClient http, URI stack, Path clientsFile)
      throws IOException, InterruptedException, DemoFailure {
    JsonNode clients = new ObjectMapper().readTree(clientsFile.toFile()).path("clients");
    var operator = new Operator(client(http, stack, clients, "OPERATOR", "operator"));
    var carrier = new Carrier(client(http, stack, clients, "CARRIER", "east"));
    return new Session(carrier, operator, new Apps(http, operator.simulator()));
  }

  Spent spent() throws IOException, InterruptedException {
    return Spent.of(operator.meters(), apps.stats());
  }

  private static HubClient client(HttpClient http, URI stack, JsonNode clients, String role, String party)
      throws DemoFailure {
    for (JsonNode client : clients) {
      if (client.path("role").asText().equals(role) && client.path("party").asText().equals(party)) {
        return new HubClient(http, stack, client.path("id").asText(), client.path("secret").asText());
      }
    }
    throw new DemoFailure("The stack made no client for " + party + ": start it with --clients.");
  }
}
