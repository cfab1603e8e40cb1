package org.numberrefresh.adapter.dynamo;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.refresh.OrderId;

/** The sparse index {@code opened} over the day on which a batch was opened: one entry a batch, its apps. */
final class OpenedIndex {

  private static final int MOST_A_CALL = 1000;

  /** Comes after every batch of an order and before the next order's. */
  private static final String AFTER_ALL_BATCHES = "~";

  private final Table table;

  OpenedIndex(Table table) {
    this.table = table;
  }

  List<BatchId> openedOn(LocalDate day, Optional<OrderId> after, int limit) {
    String from = after.map(order -> order.value() + AFTER_ALL_BATCHES).orElse(" ");
    return table
        .client()
        .queryPaginator(
            request ->
                request
                    .tableName(table.name())
                    .indexName("opened")
                    .keyConditionExpression("openedOn = :day AND #batch > :from")
                    .expressionAttributeNames(Map.of("#batch", "batch"))
                    .expressionAttributeValues(Map.of(":day", Item.text(day.toString()), ":from", Item.text(from)))
                    .limit(Math.min(limit, MOST_A_CALL)))
        .items()
        .stream()
        .limit(limit)
        .map(item -> BatchId.parse(Item.of(item).textOf("batch")))
        .toList();
  }
}
