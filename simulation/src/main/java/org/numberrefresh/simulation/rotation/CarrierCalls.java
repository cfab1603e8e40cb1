package org.numberrefresh.simulation.rotation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.numberrefresh.simulation.apps.HubClient;

/** The calls of a carrier while the keys change. */
final class CarrierCalls {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HubClient carrier;
  private final Instant deactivatedAt;

  /**
   * Calls of a carrier.
   *
   * @param deactivatedAt the time at which its numbers were given up
   */
  CarrierCalls(HubClient carrier, Instant deactivatedAt) {
    this.carrier = carrier;
    this.deactivatedAt = deactivatedAt;
  }

  /** Submits an order for one app under a new key. */
  HubClient.Response order(List<String> numbers, String app) throws IOException, InterruptedException {
    ObjectNode body = JSON.createObjectNode().put("mode", "BATCH");
    body.putArray("apps").add(app);
    var lines = body.putArray("numbers");
    numbers.forEach(n -> lines.addObject().put("phoneNumber", n).put("deactivatedAt", deactivatedAt.toString()));
    return carrier.send("POST", HubClient.BASE + "orders", body, "Idempotency-Key", UUID.randomUUID().toString());
  }

  HubClient.Response statuses(List<String> numbers) throws IOException, InterruptedException {
    return carrier.send("POST", HubClient.BASE + "numbers/retrieve-status", asked(numbers));
  }

  HubClient.Response grades(List<String> numbers) throws IOException, InterruptedException {
    return carrier.send("POST", HubClient.BASE + "numbers/retrieve-grade", asked(numbers));
  }

  private static JsonNode asked(List<String> numbers) {
    ObjectNode body = JSON.createObjectNode();
    numbers.forEach(body.putArray("phoneNumbers")::add);
    return body;
  }

  /** Reports that subscribers took numbers up. */
  HubClient.Response report(List<String> numbers) throws IOException, InterruptedException {
    ObjectNode body = JSON.createObjectNode();
    var lines = body.putArray("numbers");
    numbers.forEach(
        number ->
            lines.addObject().put("phoneNumber", number).put("event", "ACTIVATED").put("at", deactivatedAt.toString()));
    return carrier.send("POST", HubClient.BASE + "numbers/report", body);
  }
}
