package org.numberrefresh.simulation.session;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Orders and appeals as a carrier's events tell them. */
public final class ToldOrders {

  private static final String PREFIX = "org.numberrefresh.";
  private static final String SUFFIX = ".v1";

  private final Map<String, Integer> times = new HashMap<>();
  private final Map<String, Long> numbers = new HashMap<>();
  private final Map<String, Map<String, JsonNode>> batches = new HashMap<>();

  private ToldOrders() {}

  /**
   * Reads events.
   *
   * @param events in the order of the feed, each once
   */
  public static ToldOrders of(Collection<JsonNode> events) {
    var told = new ToldOrders();
    events.forEach(told::read);
    return told;
  }

  private void read(JsonNode event) {
    String type = event.path("type").asText().replace(PREFIX, "").replace(SUFFIX, "");
    JsonNode data = event.path("data");
    String order = data.path("orderId").asText();
    numbers.merge(key(type, order), data.path("numbers").asLong(), Long::sum);
    switch (type) {
      case "batch.settled", "outcome.changed" ->
          batches.computeIfAbsent(order, _ -> new HashMap<>()).put(data.path("batch").asText(), data.path("outcomes"));
      case "appeal.changed" ->
          times.merge(key(data.path("state").asText(), data.path("appealId").asText()), 1, Integer::sum);
      default -> times.merge(key(type, order), 1, Integer::sum);
    }
  }

  private static String key(String what, String about) {
    return what + " " + about;
  }

  /**
   * The times that something was told.
   *
   * @param what {@code order.accepted}, {@code order.started} or {@code order.settled}; of an appeal, its state
   * @param id the order or the appeal
   */
  public int times(String what, String id) {
    return times.getOrDefault(key(what, id), 0);
  }

  /** True if something was told once of each. */
  public boolean once(String what, List<String> ids) {
    return ids.stream().allMatch(id -> times(what, id) == 1);
  }

  /**
   * True if an order was told whole: accepted and settled once, each of its numbers once as started and once as settled
   * with its batch.
   *
   * @param accepted the count of its numbers
   */
  public boolean whole(String order, long accepted) {
    return times("order.accepted", order) == 1
        && numbers.getOrDefault(key("order.started", order), 0L) == accepted
        && numbers.getOrDefault(key("batch.settled", order), 0L) == accepted
        && times("order.settled", order) == 1;
  }

  /** The pairs of orders by outward outcome, as the last event of each of their batches counts them. */
  public Map<String, Long> outcomes(List<String> orders) {
    var sums = new TreeMap<String, Long>();
    orders.stream()
        .flatMap(order -> batches.getOrDefault(order, Map.of()).values().stream())
        .flatMap(counts -> counts.properties().stream())
        .filter(count -> count.getValue().asLong() != 0)
        .forEach(count -> sums.merge(count.getKey(), count.getValue().asLong(), Long::sum));
    return sums;
  }
}
