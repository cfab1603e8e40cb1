package org.numberrefresh.usecase.replay;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.numberrefresh.domain.order.ReplayPlan;
import org.numberrefresh.domain.outcome.Outcome;
import org.numberrefresh.domain.refresh.OrderId;

/**
 * The result of a replay, or of its dry run.
 *
 * @param numbers the count of numbers
 * @param batches the count of batches
 * @param counts the count of pairs, by app and by the outcome that they had
 * @param orders the orders that ask again, each after the one that it asks about; a dry run makes none
 * @param next the place to go on from, if time ran out before the end
 */
public record Replayed(
    int numbers, int batches, Map<String, Map<Outcome, Integer>> counts, List<Asking> orders, Optional<OrderId> next) {

  /** Nothing. */
  static final Replayed NOTHING = new Replayed(0, 0, Map.of(), List.of(), Optional.empty());

  /**
   * An order that asks again.
   *
   * @param parent the order that it asks about
   * @param order the order that asks
   */
  public record Asking(OrderId parent, OrderId order) {}

  public Replayed {
    orders = List.copyOf(orders);
  }

  /** The count of pairs. */
  public long pairs() {
    return counts.values().stream().flatMap(outcomes -> outcomes.values().stream()).mapToLong(n -> n).sum();
  }

  Replayed and(ReplayPlan plan, Optional<Asking> asking) {
    var all = new TreeMap<String, Map<Outcome, Integer>>();
    counts.forEach((app, outcomes) -> all.put(app, new EnumMap<>(outcomes)));
    plan.counts()
        .forEach(
            (app, outcomes) -> {
              var ofApp = all.computeIfAbsent(app, a -> new EnumMap<>(Outcome.class));
              outcomes.forEach((outcome, count) -> ofApp.merge(outcome, count, Integer::sum));
            });
    var both = new ArrayList<>(orders);
    asking.ifPresent(both::add);
    return new Replayed(numbers + plan.numbers(), batches + plan.cuts().size(), all, both, next);
  }

  Replayed goingOnAfter(Optional<OrderId> last) {
    return new Replayed(numbers, batches, counts, orders, last);
  }
}
