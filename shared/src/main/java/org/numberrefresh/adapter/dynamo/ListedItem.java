package org.numberrefresh.adapter.dynamo;

import java.time.Instant;
import java.util.Optional;
import org.numberrefresh.domain.order.ListedOrder;
import org.numberrefresh.domain.order.OrderPlace;
import org.numberrefresh.domain.refresh.Mode;
import org.numberrefresh.domain.refresh.OrderId;

/**
 * The part of an order's item that the index {@code listed} holds: by its carrier, and by its place in the carrier's
 * list. Only a committed order has a place. The rejected lines are left out: they may be 50 KB.
 */
final class ListedItem {

  /** The index. */
  static final String INDEX = "listed";

  private ListedItem() {}

  static ListedOrder read(Item item) {
    return new ListedOrder(
        new OrderPlace(item.textOf("listed")),
        OrderId.parse(item.textOf("order")),
        Mode.valueOf(item.textOf("mode")),
        item.integer("accepted"),
        item.integer("rejections"),
        DynamoOrders.ordinals(item.textOf("batches")),
        Instant.ofEpochSecond(item.number("starts", 0)),
        Instant.ofEpochSecond(item.number("due", 0)),
        item.has("replayOf") ? Optional.of(OrderId.parse(item.textOf("replayOf"))) : Optional.empty());
  }
}
