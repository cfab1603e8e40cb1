package org.numberrefresh.simulation.apps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.numberrefresh.synthetic.MobileRanges;

/** Makes the apps known to the hub, as an operator does. */
final class Registration {

  private static final int AT_ONCE = 8;

  private final HubClient operator;

  Registration(HubClient operator) {
    this.operator = operator;
  }

  /** Shares the mobile ranges between the two carriers. */
  void shareRanges() throws IOException, InterruptedException {
    ObjectNode body = AppJson.object();
    ArrayNode ranges = body.putArray("ranges");
    for (MobileRanges.Range range : MobileRanges.shared()) {
      ranges.addObject().put("prefix", range.prefix()).put("carrier", range.carrier().party());
    }
    operator.done("PUT", HubClient.BASE + "number-ranges", body);
  }

  /** The credentials of each app: those of an earlier run, or a new OAuth client. */
  Map<String, Credentials> clients(List<SimulatedApp> apps, Map<String, Credentials> kept)
      throws IOException, InterruptedException {
    var clients = new LinkedHashMap<>(kept);
    List<String> without = apps.stream().map(SimulatedApp::id).filter(id -> !kept.containsKey(id)).toList();
    if (without.isEmpty()) {
      return clients;
    }
    ObjectNode wanted = AppJson.object().put("role", "APP").put("count", without.size());
    JsonNode made = operator.done("POST", "/local/clients", wanted).path("clients");
    if (made.size() != without.size()) {
      throw new IOException("POST /local/clients made " + made.size() + " of " + without.size());
    }
    for (int i = 0; i < without.size(); i++) {
      JsonNode client = made.get(i);
      clients.put(without.get(i), Credentials.ofClient(client.path("id").asText(), client.path("secret").asText()));
    }
    return clients;
  }

  /** Registers all apps, some at a time, and returns their credentials completed. */
  Map<String, Credentials> register(List<AppEndpoint> endpoints, Map<String, Credentials> clients, URI server)
      throws IOException, InterruptedException {
    var registered = new LinkedHashMap<>(clients);
    try (var workers = Executors.newFixedThreadPool(AT_ONCE)) {
      var pending = new ArrayList<Future<Credentials>>();
      for (AppEndpoint endpoint : endpoints) {
        Credentials client = Objects.requireNonNull(clients.get(endpoint.app().id()));
        pending.add(workers.submit(() -> register(endpoint, client, server)));
      }
      for (int i = 0; i < pending.size(); i++) {
        registered.put(endpoints.get(i).app().id(), pending.get(i).get());
      }
    } catch (ExecutionException e) {
      Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
      throw new IOException(cause.getMessage(), cause);
    }
    return registered;
  }

  private Credentials register(AppEndpoint endpoint, Credentials client, URI server)
      throws IOException, InterruptedException {
    SimulatedApp app = endpoint.app();
    JsonNode answer =
        operator.done("PUT", HubClient.BASE + "apps/" + app.id(), app.registration(server, client.clientId()));
    Credentials complete = client.with(answer);
    endpoint.registered(complete);
    return complete;
  }

  /** Reads what an earlier run kept. */
  static Map<String, Credentials> read(Path file) throws IOException {
    var kept = new LinkedHashMap<String, Credentials>();
    if (Files.exists(file)) {
      AppJson.read(Files.readAllBytes(file))
          .properties()
          .forEach(app -> kept.put(app.getKey(), Credentials.fromJson(app.getValue())));
    }
    return kept;
  }

  /** Keeps credentials for the next run; readable by the owner alone where the file system can. */
  static void write(Path file, Map<String, Credentials> credentials) throws IOException {
    ObjectNode json = AppJson.object();
    credentials.forEach((app, given) -> json.set(app, given.toJson()));
    OwnFile.write(file, AppJson.write(json));
  }
}
