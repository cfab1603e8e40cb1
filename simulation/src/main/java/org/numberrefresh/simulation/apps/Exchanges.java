package org.numberrefresh.simulation.apps;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;

/** Ends an exchange with an answer. */
final class Exchanges {

  private Exchanges() {}

  static void answer(HttpExchange exchange, int status) throws IOException {
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  static void answer(HttpExchange exchange, int status, byte[] json) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, json.length);
    try (var out = exchange.getResponseBody()) {
      out.write(json);
    }
  }
}
