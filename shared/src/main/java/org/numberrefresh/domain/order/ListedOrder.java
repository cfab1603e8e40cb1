package org.numberrefresh.domain.order;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.refresh.Mode;
import org.numberrefresh.domain.refresh.OrderId;

/**
 * A committed order as the list of a carrier's orders has it.
 *
 * @param place its place in the list
 * @param id its id
 * @param mode BATCH or ACTIVE
 * @param accepted the count of accepted numbers
 * @param rejected the count of rejected lines
 * @param batches the ordinals of its batches, the earliest start first
 * @param startsAt the start of the earliest number's refresh
 * @param dueAt the deadline of the last number's answers
 * @param replayOf the order that this one asks again about; empty if a carrier submitted this one
 */
public record ListedOrder(
    OrderPlace place,
    OrderId id,
    Mode mode,
    int accepted,
    int rejected,
    List<Integer> batches,
    Instant startsAt,
    Instant dueAt,
    Optional<OrderId> replayOf) {

  public ListedOrder {
    batches = List.copyOf(batches);
  }

  /** The entry of a committed order. */
  public static ListedOrder of(Order order) {
    Order.Committed part = order.committed().orElseThrow();
    return new ListedOrder(
        OrderPlace.of(order),
        order.id(),
        order.mode(),
        part.accepted(),
        part.rejected().size(),
        part.batches(),
        part.startsAt(),
        part.dueAt(),
        order.replayOf());
  }

  /** Its batches, the earliest start first. */
  public List<BatchId> batchIds() {
    return batches.stream().map(ordinal -> new BatchId(id, ordinal)).toList();
  }
}
