package org.numberrefresh.simulation.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
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

  /**
   * Has events pushed to a sink, from what comes next on. A sink that an earlier run left is removed first.
   *
   * @return the cursor of the first event that is pushed
   */
  public String register(SimulatedSink sink) throws IOException, InterruptedException, RunFailure {
    client.send("DELETE", HubClient.BASE + "sink", new byte[0]);
    ObjectNode body = MAPPER.createObjectNode().put("url", sink.url().toString()).put("batch", true);
    JsonNode made = client.done("PUT", HubClient.BASE + "sink", body);
    if (!made.path("verified").asBoolean()) {
      String fault = made.path("attempt").path("fault").asText("no fault told");
      throw new RunFailure("The carrier's sink at " + sink.url() + " was not verified: " + fault + ".");
    }
    sink.trust(made.path("signingSecret").asText());
    return made.path("position").asText();
  }

  /**
   * Events of the feed up to its end.
   *
   * @param events in their order
   * @param cursor reads on behind them
   */
  public record Fed(List<JsonNode> events, String cursor) {
    public Fed {
      events = List.copyOf(events);
    }
  }

  /** Reads the feed from a cursor to its end; the cursor is empty for the oldest event. */
  public Fed events(String cursor) throws IOException, InterruptedException {
    var events = new ArrayList<JsonNode>();
    String from = cursor;
    JsonNode page;
    do {
      page = client.get(HubClient.BASE + "events?limit=1000" + (from.isEmpty() ? "" : "&cursor=" + from));
      page.path("events").forEach(events::add);
      from = page.path("cursor").asText();
    } while (page.path("behind").asLong() > 0);
    return new Fed(events, from);
  }

  /** Objects to an outcome, again where it is not known what became of it, and returns any answer. */
  public HubClient.Response object(String phoneNumber, String app, String key)
      throws IOException, InterruptedException {
    ObjectNode body =
        MAPPER
            .createObjectNode()
            .put("phoneNumber", phoneNumber)
            .put("app", app)
            .put("reason", "IDENTITY_PROVEN")
            .put("contactRef", "simulated-case");
    return client.send("POST", HubClient.BASE + "appeals", body, "Idempotency-Key", key);
  }

  /** An appeal with what its number shows now. */
  public JsonNode appeal(String id) throws IOException, InterruptedException {
    return client.get(HubClient.BASE + "appeals/" + id);
  }

  /**
   * The text of a certificate for the present holder of a number.
   *
   * @param holderSince RFC 3339
   */
  public String certificate(String phoneNumber, String holderSince) throws IOException, InterruptedException {
    ObjectNode body =
        MAPPER
            .createObjectNode()
            .put("phoneNumber", phoneNumber)
            .put("holderSince", holderSince)
            .put("consent", "simulated-consent");
    return client.done("POST", HubClient.BASE + "numbers/certificate", body).path("certificate").asText();
  }

  /** The finding of a check of a certificate. */
  public JsonNode check(String certificate) throws IOException, InterruptedException {
    ObjectNode body = MAPPER.createObjectNode().put("certificate", certificate);
    return client.done("POST", HubClient.BASE + "certificates/check", body);
  }
}
