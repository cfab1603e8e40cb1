package org.numberrefresh.simulation.session;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The progress of one or more orders, as the carrier is told.
 *
 * @param numbers numbers accepted
 * @param pairs numbers times apps
 * @param settled true if every order is settled
 * @param outcomes pairs by outward outcome, waiting ones as PENDING
 * @param dueAt the last day of any
 */
public record OrdersProgress(long numbers, long pairs, boolean settled, Map<String, Long> outcomes, Instant dueAt) {

  /** The outward outcome of a pair that waits. */
  public static final String PENDING = "PENDING";

  public static final OrdersProgress NONE = new OrdersProgress(0, 0, true, Map.of(), Instant.EPOCH);

  public OrdersProgress {
    outcomes = Map.copyOf(outcomes);
  }

  /** Reads the answer to {@code GET /orders/{orderId}}. */
  public static OrdersProgress of(JsonNode order) {
    var outcomes = new TreeMap<String, Long>();
    order.path("outcomes").properties().forEach(outcome -> outcomes.put(outcome.getKey(), outcome.getValue().asLong()));
    String dueAt = order.path("dueAt").asText("");
    return new OrdersProgress(
        order.path("numbers").asLong(),
        order.path("numbers").asLong() * order.path("apps").asLong(),
        order.path("state").asText().equals("SETTLED"),
        outcomes,
        dueAt.isEmpty() ? Instant.EPOCH : OffsetDateTime.parse(dueAt).toInstant());
  }

  /** Both taken together. */
  public OrdersProgress plus(OrdersProgress other) {
    var sum = new TreeMap<>(outcomes);
    other.outcomes.forEach((outcome, count) -> sum.merge(outcome, count, Long::sum));
    return new OrdersProgress(
        numbers + other.numbers,
        pairs + other.pairs,
        settled && other.settled,
        sum,
        dueAt.isAfter(other.dueAt) ? dueAt : other.dueAt);
  }

  public long pending() {
    return outcomes.getOrDefault(PENDING, 0L);
  }

  public long done() {
    return pairs - pending();
  }

  /** The counts in words, by outcome. */
  public List<String> counts() {
    return new TreeMap<>(outcomes)
        .entrySet().stream().map(count -> "%s %,d".formatted(count.getKey(), count.getValue())).toList();
  }

  /** The law of the order: its counts make up its pairs. */
  public boolean addsUp() {
    return outcomes.values().stream().mapToLong(Long::longValue).sum() == pairs;
  }
}
