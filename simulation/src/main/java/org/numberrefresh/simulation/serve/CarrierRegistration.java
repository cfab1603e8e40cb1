package org.numberrefresh.simulation.serve;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.numberrefresh.stack.json.StackJson;
import org.numberrefresh.stack.token.Client;

/** Registers carriers through the system's own interface, as an operator does. */
final class CarrierRegistration {

  private final URI url;
  private final String token;

  CarrierRegistration(URI url, String token) {
    this.url = url;
    this.token = token;
  }

  void register(Map<String, String> carriers, List<Client> clients) {
    if (carriers.isEmpty()) {
      return;
    }
    try (HttpClient http = HttpClient.newHttpClient()) {
      carriers.forEach((id, name) -> put(http, id, name, clients));
    }
  }

  private void put(HttpClient http, String id, String name, List<Client> clients) {
    var body = StackJson.object().put("name", name).putNull("host");
    var ids = body.putArray("clientIds");
    clients.stream().filter(client -> id.equals(client.party())).forEach(client -> ids.add(client.id()));
    HttpRequest request =
        HttpRequest.newBuilder(url.resolve("/number-refresh/v1/carriers/" + id))
            .header("authorization", "Bearer " + token)
            .header("content-type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofByteArray(StackJson.bytes(body)))
            .build();
    try {
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() / 100 != 2) {
        throw new IllegalStateException(
            "The carrier " + id + " could not be registered: " + response.statusCode() + " " + response.body());
      }
    } catch (IOException e) {
      throw new IllegalStateException("The stack does not answer its own port", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }
}
