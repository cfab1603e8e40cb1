package org.numberrefresh.simulation.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.OptionalLong;
import org.numberrefresh.simulation.session.MeterReading;
import org.numberrefresh.simulation.session.Terminal;
import org.numberrefresh.simulation.session.TextTable;

/** Writes what a run found. */
final class DemoReport {

  private static final double WRITE_BUDGET = 0.012;
  private static final double READ_BUDGET = 0.02;
  private static final double QUEUE_BUDGET = 0.01;

  private final Terminal terminal;

  DemoReport(Terminal terminal) {
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

  void outcomes(Map<String, Long> outcomes, long pairs) {
    terminal.heading("Outcomes");
    TextTable table = new TextTable("what the carrier sees", "pairs", "share");
    outcomes.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(
            outcome ->
                table.row(
                    outcome.getKey().replace("/", "  "),
                    "%,d".formatted(outcome.getValue()),
                    "%.3f %%".formatted(100.0 * outcome.getValue() / pairs)));
    table.row("all", "%,d".formatted(pairs), "100.000 %");
    terminal.lines(table.lines(terminal));
  }

  /** The status of one number, as pretty JSON, the number itself masked. */
  void status(JsonNode status) {
    terminal.heading("One number's status, as its carrier sees it");
    ObjectNode shown = status.deepCopy();
    shown.put("phoneNumber", masked(status.path("phoneNumber").asText()));
    try {
      String json = new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(shown);
      json.lines().forEach(text -> terminal.line("  " + text));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A tree that was read cannot be written", e);
    }
  }

  static String masked(String phoneNumber) {
    return phoneNumber.length() < 12
        ? "****"
        : phoneNumber.substring(0, 6) + "****" + phoneNumber.substring(phoneNumber.length() - 4);
  }

  /** The spending per pair. With few numbers or apps, fewer pairs share the fixed costs of batches and numbers. */
  void spent(MeterReading spent, long numbers, long apps, long looks) {
    long pairs = numbers * apps;
    String otherwise = numbers >= 2000 && apps >= 198 ? "OVER" : "over: meant for 2,000 x 200";
    terminal.heading("Spent, the deadline and its closing included");
    TextTable table = new TextTable("what", "in all", "per pair", "budget", "");
    cost(table, "DynamoDB write units", spent.writeUnits(), pairs, WRITE_BUDGET, otherwise);
    cost(table, "DynamoDB read units", spent.readUnits(), pairs, READ_BUDGET, otherwise);
    cost(table, "SQS requests", spent.queueRequests(), pairs, QUEUE_BUDGET, otherwise);
    table.row("HTTP calls to apps", "%,.0f".formatted(spent.calls()), "%.5f".formatted(spent.calls() / pairs), "", "");
    table.row(
        "CPU of stack and stores",
        "%,.1f s".formatted(spent.cpuMillis() / 1000),
        "%.5f s".formatted(spent.cpuMillis() / 1000 / pairs),
        "",
        "");
    terminal.lines(table.lines(terminal));
    terminal.line("  That includes this demo's own %d looks at how far the order is.".formatted(looks));
  }

  private static void cost(TextTable table, String name, double spent, long pairs, double budget, String otherwise) {
    double each = spent / pairs;
    table.row(
        name,
        "%,.0f".formatted(spent),
        "%.5f".formatted(each),
        "%.5f".formatted(budget),
        each <= budget ? "within" : otherwise);
  }

  void time(ActiveOrder active, Duration wall, long answered, OptionalLong memory) {
    terminal.heading("Time and memory");
    terminal.line(
        "  one active number: %.2f s until the %d apps that answer at once or by callback had"
            .formatted(seconds(active.took()), active.answered()));
    terminal.line(
        "  batch order: %.1f s until %,d pairs were answered, %,.0f pairs/s"
            .formatted(seconds(wall), answered, answered / seconds(wall)));
    memory.ifPresent(peak -> terminal.line("  stack with its stores: %,d MB at most".formatted(peak)));
  }

  static double seconds(Duration duration) {
    return Math.max(1, duration.toMillis()) / 1000.0;
  }
}
