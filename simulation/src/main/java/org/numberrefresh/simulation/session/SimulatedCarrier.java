package org.numberrefresh.simulation.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.numberrefresh.simulation.apps.HubClient;

/** A carrier that uses the published interface and nothing else. */
public final class SimulatedCarrier {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final HubClient client;

  public SimulatedCarrier(HubClient client) {
    this.client = client;
  }

  /** Submits an order and returns what was accepted and what was not. */
  public JsonNode submit(ObjectNode order) throws IOException, InterruptedException, RunFailure {
    HubClient.Response answer = submit(order, UUID.randomUUID().toString());
    if (answer.status() != 202) {
      throw new RunFailure(
          "An order was answered by "
              + answer.status()
              + " "
              + answer.body().path("code").asText()
              + " instead of 202: "
              + answer.body().path("message").asText("no message")
              + ". The stack's log above may say why.");
    }
    return answer.body();
  }

  /** Submits an order under a key, again where it is not known what became of it, and returns any answer. */
  public HubClient.Response submit(ObjectNode order, String key) throws IOException, InterruptedException {
    return client.send("POST", HubClient.BASE + "orders", MAPPER.writeValueAsBytes(order), "Idempotency-Key", key);
  }

  public OrdersProgress progress(List<String> orders) throws IOException, InterruptedException {
    OrdersProgress all = OrdersProgress.NONE;
    for (String order : orders) {
      all = all.plus(OrdersProgress.of(client.get(HubClient.BASE + "orders/" + order)));
    }
    return all;
  }

  /** One page of an order's results, every app listed; the cursor is empty for the first page. */
  public JsonNode results(String order, String cursor) throws IOException, InterruptedException {
    String from = cursor.isEmpty() ? "" : "&cursor=" + cursor;
    return client.get(HubClient.BASE + "orders/" + order + "/results?all=true&limit=500" + from);
  }

  /**
   * The full status of one number.
   *
   * @param language the language of advice, as {@code Accept-Language} names it
   */
  public JsonNode status(String phoneNumber, String language) throws IOException, InterruptedException {
    ObjectNode body = MAPPER.createObjectNode();
    body.putArray("phoneNumbers").add(phoneNumber);
    HubClient.Response answer =
        client.send("POST", HubClient.BASE + "numbers/retrieve-status", body, "Accept-Language", language);
    if (!answer.done()) {
      throw new IOException("a question for a number's status was answered by " + answer.status());
    }
    return answer.body().path("numbers").path(0);
  }
}
