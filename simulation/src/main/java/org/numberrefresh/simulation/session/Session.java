package org.numberrefresh.simulation.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import org.numberrefresh.simulation.apps.HubClient;

/**
 * Everyone who speaks with the running stack.
 *
 * @param carrier the carrier east
 * @param rival the carrier west, which submits nothing
 * @param operator the operator
 * @param apps the simulated apps
 */
public record Session(SimulatedCarrier carrier, SimulatedCarrier rival, StackOperator operator, SimulatedApps apps) {

  /**
   * Logs in with the clients that the stack wrote, where the stack simulates the apps.
   *
   * @throws RunFailure if it wrote none for a role
   */
  public static Session open(HttpClient http, URI stack, Path clientsFile)
      throws IOException, InterruptedException, RunFailure {
    JsonNode clients = clients(clientsFile);
    StackOperator operator = operator(http, stack, clients);
    return open(http, stack, clients, operator, new SimulatedApps(http, operator.simulator()));
  }

  /**
   * Logs in with the clients that the stack wrote, where the apps are simulated elsewhere.
   *
   * @throws RunFailure if it wrote none for a role
   */
  public static Session open(HttpClient http, URI stack, Path clientsFile, SimulatedApps apps)
      throws IOException, RunFailure {
    JsonNode clients = clients(clientsFile);
    return open(http, stack, clients, operator(http, stack, clients), apps);
  }

  private static JsonNode clients(Path file) throws IOException {
    return new ObjectMapper().readTree(file.toFile()).path("clients");
  }

  private static Session open(HttpClient http, URI stack, JsonNode clients, StackOperator operator, SimulatedApps apps)
      throws RunFailure {
    return new Session(carrier(http, stack, clients, "east"), carrier(http, stack, clients, "west"), operator, apps);
  }

  private static SimulatedCarrier carrier(HttpClient http, URI stack, JsonNode clients, String party)
      throws RunFailure {
    return new SimulatedCarrier(client(http, stack, clients, "CARRIER", party));
  }

  private static StackOperator operator(HttpClient http, URI stack, JsonNode clients) throws RunFailure {
    return new StackOperator(client(http, stack, clients, "OPERATOR", "operator"));
  }

  public MeterReading spent() throws IOException, InterruptedException {
    return MeterReading.of(operator.meters(), apps.stats());
  }

  private static HubClient client(HttpClient http, URI stack, JsonNode clients, String role, String party)
      throws RunFailure {
    for (JsonNode client : clients) {
      if (client.path("role").asText().equals(role) && client.path("party").asText().equals(party)) {
        return new HubClient(http, stack, client.path("id").asText(), client.path("secret").asText());
      }
    }
    throw new RunFailure("The stack made no client for " + party + ": start it with --clients.");
  }
}
