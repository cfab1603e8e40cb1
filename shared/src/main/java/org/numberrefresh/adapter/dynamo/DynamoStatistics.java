package org.numberrefresh.adapter.dynamo;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.statistics.Counts;
import org.numberrefresh.domain.statistics.Statistics;
import org.numberrefresh.parallel.InParallel;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * The counts in the table {@code statistics}: one item a day, with the counts of all apps and carriers. One transaction
 * writes it and the mark in the batch's head. A worker that meets another moves to another shard of the day and stays
 * there, so that a busy day has up to {@value #SHARDS} items and a quiet one has one.
 *
 * <p>Decision: docs/decisions.md#a-batch-is-counted-with-a-mark-in-its-head
 */
final class DynamoStatistics implements Statistics {

  private static final int SHARDS = 8;
  private static final int AT_ONCE = 8;

  private final Table table;
  private final Table batches;
  private volatile int shard;

  DynamoStatistics(Table table, Table batches) {
    this.table = table;
    this.batches = batches;
  }

  @Override
  public void count(BatchId batch, LocalDate day, Counts counts) {
    table.untilMade(() -> countOnce(batch, day, counts));
  }

  /** One try; empty if another batch was counted in the same item meanwhile. */
  private Optional<BatchId> countOnce(BatchId batch, LocalDate day, Counts counts) {
    int part = shard;
    Optional<Item> stored = table.get(key(day, part));
    long version = stored.map(item -> item.numberOf("v")).orElse(0L);
    Counts sum = stored.map(DynamoStatistics::counts).orElse(Counts.NONE).plus(counts);
    if (table.makeTogether(List.of(put(day, part, version, sum), mark(batch))) || isCounted(batch)) {
      return Optional.of(batch);
    }
    shard = table.drawn(SHARDS);
    return Optional.empty();
  }

  private TransactWriteItem put(LocalDate day, int part, long version, Counts sum) {
    Item item = Item.of(key(day, part)).put("v", version + 1).put("c", Deflated.bytes(CountBytes.write(sum)));
    item.put(Retention.EXPIRES, table.retention().fromNow());
    Put.Builder put = Put.builder().tableName(table.name()).item(item.attributes());
    if (version == 0) {
      put.conditionExpression("attribute_not_exists(v)");
    } else {
      put.conditionExpression("v = :read").expressionAttributeValues(Map.of(":read", Item.number(version)));
    }
    return TransactWriteItem.builder().put(put.build()).build();
  }

  private TransactWriteItem mark(BatchId batch) {
    Update mark =
        Update.builder()
            .tableName(batches.name())
            .key(HeadItem.key(batch))
            .updateExpression("SET counted = :yes")
            .conditionExpression("attribute_exists(part) AND attribute_not_exists(counted)")
            .expressionAttributeValues(Map.of(":yes", AttributeValue.fromBool(true)))
            .build();
    return TransactWriteItem.builder().update(mark).build();
  }

  private boolean isCounted(BatchId batch) {
    return batches.get(HeadItem.key(batch)).filter(head -> head.has(HeadItem.COUNTED)).isPresent();
  }

  @Override
  public SortedMap<LocalDate, Counts> days(LocalDate first, LocalDate last) {
    List<LocalDate> days = first.datesUntil(last.plusDays(1)).limit(MOST_DAYS).toList();
    BinaryOperator<Counts> never =
        (one, other) -> {
          throw new IllegalStateException("A day was read twice.");
        };
    return InParallel.over(days, AT_ONCE, day -> Map.entry(day, day(day))).stream()
        .filter(read -> !read.getValue().equals(Counts.NONE))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, never, TreeMap::new));
  }

  private Counts day(LocalDate day) {
    QueryRequest shards =
        QueryRequest.builder()
            .keyConditionExpression("#page = :page")
            .expressionAttributeNames(Map.of("#page", "page"))
            .expressionAttributeValues(Map.of(":page", Item.text(day.toString())))
            .build();
    return table.query(shards).stream().map(DynamoStatistics::counts).reduce(Counts.NONE, Counts::plus);
  }

  private static Counts counts(Item item) {
    return CountBytes.read(Deflated.plain(item.bytes("c")));
  }

  private static Map<String, AttributeValue> key(LocalDate day, int shard) {
    var key = new HashMap<String, AttributeValue>();
    key.put("page", Item.text(day.toString()));
    key.put("part", Item.text("s" + shard));
    return key;
  }
}
