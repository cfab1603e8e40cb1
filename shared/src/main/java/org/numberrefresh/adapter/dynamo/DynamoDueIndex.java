package org.numberrefresh.adapter.dynamo;

import static org.numberrefresh.adapter.dynamo.Item.number;
import static org.numberrefresh.adapter.dynamo.Item.text;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.numberrefresh.domain.batch.Due;
import org.numberrefresh.domain.batch.DueIndex;
import org.numberrefresh.domain.batch.Parking;
import org.numberrefresh.domain.batch.Waiting;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.refresh.TaskId;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** The sparse index {@code due} over what waits for a time. It may be behind: it finds candidates only. */
final class DynamoDueIndex implements DueIndex {

  private static final int MOST_A_CALL = 1000;

  private final Table table;

  DynamoDueIndex(Table table) {
    this.table = table;
  }

  @Override
  public List<Due> due(String shard, Instant by, int limit) {
    return read(shard, by, limit, request -> {});
  }

  @Override
  public List<Due> dueAfter(Due position, Instant by, int limit) {
    Parking place = position.parking();
    var start = new HashMap<>(key(position.what()));
    start.put("dueShard", text(place.shard()));
    start.put("dueAt", number(place.dueAt().getEpochSecond()));
    return read(place.shard(), by, limit, request -> request.exclusiveStartKey(start));
  }

  private List<Due> read(String shard, Instant by, int limit, Consumer<QueryRequest.Builder> from) {
    return table
        .client()
        .queryPaginator(
            request ->
                request
                    .tableName(table.name())
                    .indexName("due")
                    .keyConditionExpression("dueShard = :shard AND dueAt <= :by")
                    .expressionAttributeValues(Map.of(":shard", text(shard), ":by", number(by.getEpochSecond())))
                    .limit(Math.min(limit, MOST_A_CALL))
                    .applyMutation(from))
        .items()
        .stream()
        .limit(limit)
        .map(Item::of)
        .map(DynamoDueIndex::due)
        .toList();
  }

  private static Map<String, AttributeValue> key(Waiting what) {
    return switch (what) {
      case Waiting.Head(BatchId batch) -> HeadItem.key(batch);
      case Waiting.Task(TaskId task) -> TaskItem.key(task);
      case Waiting.Rekey(int part) -> RekeyKey.of(part);
      case Waiting.Push(String carrier) -> SinkItem.key(carrier);
      case Waiting.Erasure(String wish) -> ErasureWishItem.key(wish);
      case Waiting.Unreadable(String key, String part, _) -> Map.of("batch", text(key), "part", text(part));
    };
  }

  private static Due due(Item item) {
    var place = new Parking(item.instant("dueAt").orElseThrow(), item.textOf("dueShard"));
    try {
      return new Due(what(item), place);
    } catch (RuntimeException _) {
      return new Due(new Waiting.Unreadable(item.textOf("batch"), item.textOf("part"), place.shard()), place);
    }
  }

  private static Waiting what(Item item) {
    OptionalInt rekey = RekeyKey.part(item);
    if (rekey.isPresent()) {
      return new Waiting.Rekey(rekey.getAsInt());
    }
    Optional<String> pushed = SinkItem.carrier(item);
    if (pushed.isPresent()) {
      return new Waiting.Push(pushed.get());
    }
    Optional<String> wish = ErasureWishItem.id(item);
    if (wish.isPresent()) {
      return new Waiting.Erasure(wish.get());
    }
    BatchId batch = BatchId.parse(item.textOf("batch"));
    String part = item.textOf("part");
    return part.equals(HeadItem.PART)
        ? new Waiting.Head(batch)
        : new Waiting.Task(new TaskId(batch, TaskItem.app(part)));
  }

  @Override
  public boolean move(Due entry, Parking to) {
    var values =
        Map.of(
            ":to", number(to.dueAt().getEpochSecond()),
            ":shard", text(to.shard()),
            ":from", number(entry.parking().dueAt().getEpochSecond()),
            ":fromShard", text(entry.parking().shard()));
    return table
        .update(
            key(entry.what()),
            Expression.of("SET dueAt = :to, dueShard = :shard REMOVE " + TaskItem.FROM, values),
            "dueAt = :from AND dueShard = :fromShard")
        .isPresent();
  }
}
