package org.numberrefresh.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An order that was accepted, as its carrier follows it. Its counts are held to add up whenever they are looked at. */
final class PlacedOrder {

  private static final int MOST_STEPS = 8;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Hub hub;
  private final Caller carrier;
  private final Reply accepted;

  PlacedOrder(Hub hub, Caller carrier, Reply accepted) {
    this.hub = hub;
    this.carrier = carrier;
    this.accepted = accepted;
  }

  Reply accepted() {
    return accepted;
  }

  String id() {
    return accepted.body().path("orderId").asText();
  }

  JsonNode view() {
    JsonNode view = carrier.get("orders/" + id()).expect(200).body();
    long sum = 0;
    for (JsonNode count : view.path("outcomes")) {
      sum += count.asLong();
    }
    assertEquals(view.path("numbers").asLong() * view.path("apps").asLong(), sum, view::toString);
    return view;
  }

  int count(String outcome) {
    return view().path("outcomes").path(outcome).asInt();
  }

  PlacedOrder settled() {
    Eventually.until("the order is settled", this::view, PlacedOrder::isSettled);
    return this;
  }

  /** The carrier cancels it. */
  Reply cancel() {
    return carrier.send("POST", "orders/" + id() + "/cancel", "");
  }

  /** Lets time pass until the order is settled, a step whenever nothing else could settle it. */
  PlacedOrder settledWithin(Duration step) {
    for (int i = 0; i < MOST_STEPS; i++) {
      hub.advance(step);
      if (isSettledOnceAllIsDone()) {
        return this;
      }
    }
    return settled();
  }

  private boolean isSettledOnceAllIsDone() {
    var queues = new QueueRoom(hub);
    try {
      Eventually.within(PATIENCE, "all is done", () -> isSettled(view()) || queues.areAtRest(), done -> done);
    } catch (AssertionError notYet) {
      // What a worker has lost lies in its queue for minutes: the clock alone can move it on.
    }
    return isSettled(view());
  }

  PlacedOrder cancelled() {
    Eventually.until("the order is cancelled", this::view, view -> view.path("state").asText().equals("CANCELLED"));
    return this;
  }

  private static boolean isSettled(JsonNode view) {
    return view.path("state").asText().equals("SETTLED");
  }

  /** Every number's line of the results, by number, from pages of a size. */
  Map<String, JsonNode> results(int limit) {
    var lines = new LinkedHashMap<String, JsonNode>();
    String cursor = "";
    do {
      JsonNode page =
          carrier
              .get(
                  "orders/" + id() + "/results?all=true&limit=" + limit + (cursor.isEmpty() ? "" : "&cursor=" + cursor))
              .expect(200)
              .body();
      assertTrue(page.path("results").size() <= limit);
      for (JsonNode line : page.path("results")) {
        assertTrue(lines.put(line.path("phoneNumber").asText(), line) == null, "a number came twice");
      }
      cursor = page.path("cursor").asText();
    } while (!cursor.isEmpty());
    return lines;
  }

  /**
   * The outcome of an app for a number: outcome, reason, caseId and providerCode, as far as they are given; before
   * fan-out no app is among the results.
   */
  String outcome(String number, TestApp app) {
    return outcome(results(100).get(number), app);
  }

  /** The answer of an app in a number's line of the results. */
  static String outcome(JsonNode line, TestApp app) {
    for (JsonNode one : line.path("apps")) {
      if (one.path("app").asText().equals(app.id())) {
        return words(one);
      }
    }
    return "NOT AMONG THE RESULTS";
  }

  private static String words(JsonNode app) {
    List<String> words = new ArrayList<>();
    for (String name : List.of("outcome", "reason", "caseId", "providerCode")) {
      if (app.has(name)) {
        words.add(app.path(name).asText());
      }
    }
    return String.join(" ", words);
  }

  /** The status of one number. */
  JsonNode status(String number) {
    var body = Hub.object().put("all", true);
    body.putArray("phoneNumbers").add(number);
    return carrier.post("numbers/retrieve-status", body).expect(200).body().path("numbers").get(0);
  }

  /** The part of a number's status that is of one app; a missing node before fan-out. */
  JsonNode statusOf(String number, TestApp app) {
    for (JsonNode one : status(number).path("apps")) {
      if (one.path("app").asText().equals(app.id())) {
        return one;
      }
    }
    return MissingNode.getInstance();
  }

  /** The count of an app's attempts for a number, as far as its answers were recorded. */
  int attempts(String number, TestApp app) {
    return statusOf(number, app).path("attempts").asInt();
  }

  /** The grade of one number and its gate. */
  String grade(String number) {
    var body = Hub.object();
    body.putArray("phoneNumbers").add(number);
    JsonNode one = carrier.post("numbers/retrieve-grade", body).expect(200).body().path("numbers").get(0);
    return one.path("grade").asText() + " " + one.path("gate").asText();
  }
}
