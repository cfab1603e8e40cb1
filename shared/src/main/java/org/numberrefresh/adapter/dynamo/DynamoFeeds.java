package org.numberrefresh.adapter.dynamo;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.numberrefresh.adapter.json.EventJson;
import org.numberrefresh.domain.event.EventId;
import org.numberrefresh.domain.event.EventType;
import org.numberrefresh.domain.event.FeedEvent;
import org.numberrefresh.domain.event.Feeds;
import org.numberrefresh.domain.event.PlacedEvent;
import org.numberrefresh.json.Json;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * The feeds in the table {@code events}. A carrier's events lie in blocks of 1,000 positions. Beside them lie one item
 * with the next position, and one item for each event's id. One transaction writes all three.
 *
 * <p>Decision: docs/decisions.md#a-position-is-taken-with-its-event
 */
final class DynamoFeeds implements Feeds {

  private static final int BLOCK = 1_000;

  /**
   * The time for which an item is stored. A day more than it is read for, so that the clock decides and not the store.
   */
  private static final Duration STORED = KEPT.plusDays(1);

  private final Table table;

  DynamoFeeds(Table table) {
    this.table = table;
  }

  @Override
  public long next(String carrier) {
    return table.get(key(carrier, 0)).map(item -> item.numberOf("next")).orElse(PlacedEvent.FIRST);
  }

  @Override
  public Set<EventId> known(String carrier, Collection<EventId> ids) {
    return found(carrier, ids, true);
  }

  @Override
  public Set<EventId> glance(String carrier, Collection<EventId> ids) {
    return found(carrier, ids, false);
  }

  private Set<EventId> found(String carrier, Collection<EventId> ids, boolean consistent) {
    if (ids.isEmpty()) {
      return Set.of();
    }
    return table.getAll(ids.stream().distinct().map(id -> idKey(carrier, id)).toList(), consistent).stream()
        .map(item -> new EventId(item.textOf("feed").substring(idFeed(carrier, "").length())))
        .collect(Collectors.toSet());
  }

  @Override
  public boolean append(String carrier, long next, List<FeedEvent> events) {
    var writes = new ArrayList<TransactWriteItem>();
    writes.add(moveEnd(carrier, next, next + events.size()));
    for (int i = 0; i < events.size(); i++) {
      FeedEvent event = events.get(i);
      long expires = event.at().plus(STORED).getEpochSecond();
      writes.add(putNew(Item.of(key(block(carrier, next + i), next + i)), event, expires));
      writes.add(put(Item.of(idKey(carrier, event.id())).put(Retention.EXPIRES, table.retention().fromNow())));
    }
    return table.makeTogether(writes);
  }

  private TransactWriteItem moveEnd(String carrier, long next, long after) {
    boolean first = next == PlacedEvent.FIRST;
    return TransactWriteItem.builder()
        .update(
            update ->
                update
                    .tableName(table.name())
                    .key(key(carrier, 0))
                    .updateExpression("SET #next = :after")
                    .conditionExpression(first ? "attribute_not_exists(#next)" : "#next = :next")
                    .expressionAttributeNames(Map.of("#next", "next"))
                    .expressionAttributeValues(
                        first
                            ? Map.of(":after", Item.number(after))
                            : Map.of(":after", Item.number(after), ":next", Item.number(next))))
        .build();
  }

  private TransactWriteItem putNew(Item item, FeedEvent event, long expires) {
    return put(
        item.put("id", event.id().value())
            .put("at", event.at().getEpochSecond())
            .put("type", event.data().type().name())
            .put("data", Json.bytes(EventJson.write(event.data())))
            .put(Retention.EXPIRES, expires));
  }

  private TransactWriteItem put(Item item) {
    return TransactWriteItem.builder()
        .put(
            put ->
                put.tableName(table.name()).item(item.attributes()).conditionExpression("attribute_not_exists(feed)"))
        .build();
  }

  @Override
  public List<PlacedEvent> read(String carrier, long from, int limit) {
    int most = Math.min(limit, MOST_READ);
    var read = new ArrayList<PlacedEvent>();
    for (long at = from; read.size() < most; at = (at / BLOCK + 1) * BLOCK) {
      List<PlacedEvent> some = readBlock(carrier, at, most - read.size());
      some.stream().takeWhile(placed -> placed.position() == from + read.size()).forEach(read::add);
      boolean toItsEnd = from + read.size() == (at / BLOCK + 1) * BLOCK;
      if (!toItsEnd) {
        break;
      }
    }
    return read;
  }

  private List<PlacedEvent> readBlock(String carrier, long from, int limit) {
    QueryRequest request =
        QueryRequest.builder()
            .keyConditionExpression("feed = :feed AND #position >= :from")
            .expressionAttributeNames(Map.of("#position", "position"))
            .expressionAttributeValues(Map.of(":feed", Item.text(block(carrier, from)), ":from", Item.number(from)))
            .consistentRead(true)
            .limit(limit)
            .build();
    return table.queryUpTo(request, limit).stream().map(DynamoFeeds::read).toList();
  }

  /** A read of one item may fall between the writes of an append's transaction. A transaction of reads cannot. */
  @Override
  public boolean dropped(String carrier, long position) {
    List<Optional<Item>> read = table.getTogether(List.of(key(carrier, 0), key(block(carrier, position), position)));
    long next = read.getFirst().map(item -> item.numberOf("next")).orElse(PlacedEvent.FIRST);
    return position < next && read.getLast().isEmpty();
  }

  private static PlacedEvent read(Item item) {
    EventType type = EventType.valueOf(item.textOf("type"));
    return new PlacedEvent(
        item.numberOf("position"),
        new FeedEvent(
            new EventId(item.textOf("id")),
            Instant.ofEpochSecond(item.numberOf("at")),
            EventJson.read(type, Json.own(new String(item.bytes("data"), StandardCharsets.UTF_8)))));
  }

  private static String block(String carrier, long position) {
    return carrier + "/" + position / BLOCK;
  }

  private static String idFeed(String carrier, String id) {
    return carrier + "/id/" + id;
  }

  private static Map<String, AttributeValue> idKey(String carrier, EventId id) {
    return key(idFeed(carrier, id.value()), 0);
  }

  private static Map<String, AttributeValue> key(String feed, long position) {
    var key = new HashMap<String, AttributeValue>();
    key.put("feed", Item.text(feed));
    key.put("position", Item.number(position));
    return key;
  }
}
