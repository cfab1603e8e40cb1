package org.numberrefresh.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.StreamSupport;

/** An app without an endpoint: it asks for its tasks with its token, and answers as others answer later. */
final class PullingApp {

  private final String id;
  private final Caller client;

  /** The client that asks and answers for it. */
  Caller client() {
    return client;
  }

  PullingApp(String id, Caller client) {
    this.id = id;
    this.client = client;
  }

  /** The items that it was given. */
  record Polled(List<JsonNode> items, List<JsonNode> appeals, List<String> cancelled, boolean moreAvailable) {
    List<String> refs() {
      return items.stream().map(item -> item.path("ref").asText()).toList();
    }
  }

  String id() {
    return id;
  }

  Reply register(Hub hub, UnaryOperator<ObjectNode> profile) {
    ObjectNode body =
        Hub.object()
            .put("name", "App " + id)
            .put("sector", "SOCIAL")
            .put("delivery", "PULL")
            .put("deadlineWorkingDays", 5);
    body.putArray("clientIds").add(client.id());
    return hub.operator().put("apps/" + id, profile.apply(body));
  }

  /** Asks for its tasks. */
  Polled poll(int maxItems) {
    JsonNode body = client.post("tasks/poll", Hub.object().put("maxItems", maxItems)).expect(200).body();
    return new Polled(
        list(body.path("items")),
        list(body.path("appeals")),
        list(body.path("cancelled")).stream().map(one -> one.path("ref").asText()).toList(),
        body.path("moreAvailable").asBoolean());
  }

  /** Asks until so many numbers wait and were given. */
  Polled given(int items) {
    return Eventually.until("tasks wait", () -> poll(500), polled -> polled.items().size() == items);
  }

  /** Answers some refs with one outcome. */
  Reply answer(List<String> refs, String outcome, String... reason) {
    ObjectNode body = Hub.object();
    var results = body.putArray("results");
    refs.forEach(ref -> results.add(TestApp.result(ref, outcome, reason)));
    return client.post("results", body);
  }

  /** Decides on an appeal. */
  Reply decide(String ref, String appeal, String outcome) {
    ObjectNode body = Hub.object();
    body.putArray("results").addObject().put("ref", ref).put("appeal", appeal).put("outcome", outcome);
    return client.post("results", body);
  }

  private static List<JsonNode> list(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }
}
