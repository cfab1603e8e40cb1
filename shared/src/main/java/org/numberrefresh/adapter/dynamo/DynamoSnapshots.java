package org.numberrefresh.adapter.dynamo;

import java.util.Map;
import java.util.Optional;
import org.numberrefresh.domain.order.OrderSnapshot;
import org.numberrefresh.domain.order.OrderSnapshots;
import org.numberrefresh.domain.refresh.OrderId;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The snapshots of large orders. They stand among the parties, under a key of their own: a function that only answers
 * may write there, and has no right to change an order or a batch.
 */
final class DynamoSnapshots implements OrderSnapshots {

  private static final String PARTY = "progress";

  private final Table table;

  DynamoSnapshots(Table table) {
    this.table = table;
  }

  @Override
  public Optional<OrderSnapshot> find(OrderId order) {
    return table
        .get(key(order))
        .map(item -> SnapshotJson.read(order, item.number("v", 0), Deflated.text(item.bytes("s"))));
  }

  @Override
  public void put(OrderSnapshot next) {
    var change =
        Expression.of(
            "SET v = :next, s = :s, expires = :expires",
            Map.of(
                ":next", Item.number(next.version()),
                ":read", Item.number(next.version() - 1),
                ":expires", Item.number(table.retention().fromNow()),
                ":s", Item.bytes(Deflated.bytes(SnapshotJson.bytes(next)))));
    table.updateOrStored(
        key(next.order()), change, next.version() == 1 ? "attribute_not_exists(v) OR v = :read" : "v = :read");
  }

  private static Map<String, AttributeValue> key(OrderId order) {
    return Map.of("party", Item.text(PARTY), "part", Item.text(order.value()));
  }
}
