package org.numberrefresh.adapter.dynamo;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.numberrefresh.domain.batch.Contents;
import org.numberrefresh.domain.batch.ExpectedApp;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.refresh.OrderId;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The numbers and the apps of batches in the table {@code batches}. The apps have an entry in the sparse index {@code
 * opened} over the day on which their batch was opened.
 */
final class DynamoContents implements Contents {

  private static final String NUMBERS = "numbers";
  private static final Expression ABSENT = Expression.of("attribute_not_exists(part)");
  private static final int MOST_A_CALL = 1000;

  /** Comes after every batch of an order and before the next order's. */
  private static final String AFTER_ALL_BATCHES = "~";

  private final Table table;

  DynamoContents(Table table) {
    this.table = table;
  }

  @Override
  public byte[] putNumbersOnce(BatchId batch, byte[] sealed) {
    Item item = Item.empty().put("batch", batch.toString()).put("part", NUMBERS).put("s", sealed);
    item.put(Retention.EXPIRES, table.retention().fromNow());
    return table.putIf(item, ABSENT).map(stored -> stored.bytes("s")).orElse(sealed);
  }

  @Override
  public boolean replaceNumbers(BatchId batch, byte[] read, byte[] next) {
    var change = Expression.of("SET s = :next", Map.of(":next", Item.bytes(next), ":read", Item.bytes(read)));
    return table.update(numbersKey(batch), change, "s = :read").isPresent();
  }

  @Override
  public Optional<byte[]> numbers(BatchId batch) {
    return table.get(numbersKey(batch)).map(item -> item.bytes("s"));
  }

  private static Map<String, AttributeValue> numbersKey(BatchId batch) {
    return Map.of("batch", Item.text(batch.toString()), "part", Item.text(NUMBERS));
  }

  @Override
  public List<ExpectedApp> putAppsOnce(BatchId batch, List<ExpectedApp> apps, LocalDate openedOn) {
    Item item = AppsItem.write(batch, apps, openedOn).put(Retention.EXPIRES, table.retention().fromNow());
    return table.putIf(item, ABSENT).map(AppsItem::read).orElse(apps);
  }

  @Override
  public Optional<List<ExpectedApp>> apps(BatchId batch) {
    return table.get(AppsItem.key(batch)).map(AppsItem::read);
  }

  @Override
  public List<BatchId> openedOn(LocalDate day, Optional<OrderId> after, int limit) {
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
