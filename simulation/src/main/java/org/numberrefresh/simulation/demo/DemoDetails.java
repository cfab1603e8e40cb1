package org.numberrefresh.simulation.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.numberrefresh.simulation.session.MeterReading;
import org.numberrefresh.simulation.session.Terminal;
import org.numberrefresh.simulation.session.TextTable;

/** The lines that {@code --verbose} adds before the end of a run, for engineers and in English only. */
final class DemoDetails {

  private final Terminal terminal;

  DemoDetails(Terminal terminal) {
    this.terminal = terminal;
  }

  void rejections(BatchOrders batch) {
    TextTable table = new TextTable("must be rejected", "lines", "with", "");
    for (BatchOrders.Rejection rejection : batch.rejections()) {
      table.row(
          rejection.kind(),
          Integer.toString(rejection.lines()),
          rejection.code(),
          rejection.allRight()
              ? "all were"
              : rejection.lines() - rejection.asExpected() + " were not: " + rejection.instead());
    }
    terminal.lines(table.lines(terminal));
  }

  /** The pairs by outcome and reason. */
  void reasons(Map<String, Long> outcomes) {
    terminal.heading("Outcomes with their reasons");
    TextTable table = new TextTable("what the carrier sees", "pairs");
    outcomes.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(outcome -> table.row(outcome.getKey().replace("/", "  "), "%,d".formatted(outcome.getValue())));
    terminal.lines(table.lines(terminal));
  }

  /** The status of one number, as pretty JSON, the number itself masked. */
  void status(JsonNode status) {
    terminal.heading("One number's status, as its carrier sees it");
    ObjectNode shown = status.deepCopy();
    shown.put("phoneNumber", DemoReport.masked(status.path("phoneNumber").asText()));
    try {
      String json = new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(shown);
      json.lines().forEach(text -> terminal.line("  " + text));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A tree that was read cannot be written", e);
    }
  }

  /** The demo's own share in what is spent. */
  void looks(long looks) {
    terminal.line("  The demo itself looked %d times at how far the orders are.".formatted(looks));
  }

  /** The totals of what was spent on the batch orders. */
  void spent(MeterReading spent) {
    terminal.heading("Spent in all, the deadline and its closing included");
    TextTable table = new TextTable("what", "in all");
    table.row("DynamoDB write units", "%,.0f".formatted(spent.writeUnits()));
    table.row("DynamoDB read units", "%,.0f".formatted(spent.readUnits()));
    table.row("SQS requests", "%,.0f".formatted(spent.queueRequests()));
    table.row("HTTP calls to apps", "%,.0f".formatted(spent.calls()));
    terminal.lines(table.lines(terminal));
  }
}
