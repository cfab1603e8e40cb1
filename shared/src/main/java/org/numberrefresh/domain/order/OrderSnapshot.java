package org.numberrefresh.domain.order;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.numberrefresh.domain.batch.BatchCounts;
import org.numberrefresh.domain.refresh.OrderId;

/**
 * The counts of a large order's batches, each as it was when it was read last. It is a copy: whatever it says follows
 * from the batches, and without it a query reads them again.
 *
 * @param order the order
 * @param version the number of times that it was stored
 * @param turn the place in the order's list of batches from which the next look goes on
 * @param batches the batches that were read
 */
public record OrderSnapshot(OrderId order, long version, int turn, List<Seen> batches) {

  /**
   * A batch as it was seen.
   *
   * @param mark the mark of its head; a head with the same mark tells nothing new
   * @param counts its counts
   */
  public record Seen(int mark, BatchCounts counts) {}

  public OrderSnapshot {
    batches = List.copyOf(batches);
  }

  /** The snapshot of an order of which nothing was read yet. */
  public static OrderSnapshot none(OrderId order) {
    return new OrderSnapshot(order, 0, 0, List.of());
  }

  /** The batches by their ordinals. */
  public Map<Integer, Seen> byOrdinal() {
    return batches.stream().collect(Collectors.toMap(seen -> seen.counts().batch(), Function.identity()));
  }
}
