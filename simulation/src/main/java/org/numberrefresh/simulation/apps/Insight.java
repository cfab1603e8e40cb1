package org.numberrefresh.simulation.apps;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Map;

/** The routes by which a test or the demo asks the simulator itself: the apps, the truth, the counts. */
final class Insight {

  private final Map<String, AppEndpoint> apps;
  private final Tally tally;

  Insight(Map<String, AppEndpoint> apps, Tally tally) {
    this.apps = apps;
    this.tally = tally;
  }

  /** {@code GET /stats}. */
  void stats(HttpExchange exchange) throws IOException {
    Exchanges.answer(exchange, 200, AppJson.write(tally.toJson()));
  }

  /** {@code GET /apps}: each app with its kind and when its answers can be expected. */
  void apps(HttpExchange exchange) throws IOException {
    ObjectNode body = AppJson.object();
    ArrayNode list = body.putArray("apps");
    for (AppEndpoint endpoint : apps.values()) {
      SimulatedApp app = endpoint.app();
      list.addObject().put("app", app.id()).put("kind", app.kind().name()).put("answers", app.kind().promise().name());
    }
    Exchanges.answer(exchange, 200, AppJson.write(body));
  }

  /** {@code POST /truth}: what must stand for each number in the end. */
  void truth(HttpExchange exchange) throws IOException {
    JsonNode question = AppJson.read(exchange.getRequestBody().readAllBytes());
    AppEndpoint endpoint = apps.get(question.path("app").asText());
    if (endpoint == null) {
      Exchanges.answer(exchange, 404);
      return;
    }
    ObjectNode body = AppJson.object();
    ArrayNode outcomes = body.putArray("outcomes");
    for (JsonNode number : question.path("phoneNumbers")) {
      endpoint.truth(number.asText()).ifPresentOrElse(outcomes::add, outcomes::addNull);
    }
    Exchanges.answer(exchange, 200, AppJson.write(body));
  }
}
