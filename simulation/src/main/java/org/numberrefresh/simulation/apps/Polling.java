package org.numberrefresh.simulation.apps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.numberrefresh.simulation.apps.Tally.Count;
import org.numberrefresh.synthetic.Hash;

/** An app without an endpoint: asks for its tasks again and again, until the simulator ends. */
final class Polling {

  private static final int MAX_ITEMS = 500;
  private static final long PAUSE_MILLIS = 1000;

  private final HubClient hub;
  private final AppEndpoint app;
  private final Tally tally;
  private final CountDownLatch closing;

  Polling(HubClient hub, AppEndpoint app, Tally tally, CountDownLatch closing) {
    this.hub = hub;
    this.app = app;
    this.tally = tally;
    this.closing = closing;
  }

  /** Asks, and asks again after a moment where nothing waits or the hub cannot be reached. */
  void poll() {
    try {
      boolean more = false;
      while (more || !closing.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
        more = ask();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Asks once, and tells whether more waits. */
  private boolean ask() throws InterruptedException {
    try {
      HubClient.Response answer =
          hub.send("POST", HubClient.BASE + "tasks/poll", AppJson.object().put("maxItems", MAX_ITEMS));
      if (!answer.done()) {
        return false;
      }
      List<AppQuestion> items = new ArrayList<>();
      answer.body().path("items").forEach(item -> items.add(item(item)));
      answer.body().path("appeals").forEach(item -> items.add(appeal(item)));
      if (!items.isEmpty()) {
        app.given(items);
      }
      JsonNode cancelled = answer.body().path("cancelled");
      return (cancelled.isEmpty() || confirmed(cancelled)) && answer.body().path("moreAvailable").asBoolean();
    } catch (IOException e) {
      // The hub may be restarting: asked again after a moment, and what was given comes again when its lease is over.
      return false;
    }
  }

  private static AppQuestion item(JsonNode item) {
    return new AppQuestion(
        item.path("ref").asText(),
        Hash.of(item.path("phoneNumber").asText()),
        Hash.of(item.path("boundBefore").asText()));
  }

  private static AppQuestion appeal(JsonNode item) {
    return AppQuestion.appeal(item.path("ref").asText(), Hash.of(item.path("phoneNumber").asText()));
  }

  /** Says that it knows what was taken back; without that it would be told again. */
  private boolean confirmed(JsonNode cancelled) throws IOException, InterruptedException {
    tally.add(Count.CANCELLED, cancelled.size());
    ObjectNode body = AppJson.object();
    ArrayNode results = body.putArray("results");
    cancelled.forEach(one -> results.addObject().put("ref", one.path("ref").asText()).put("outcome", "CANCELLED"));
    return hub.send("POST", HubClient.BASE + "results", body).done();
  }
}
