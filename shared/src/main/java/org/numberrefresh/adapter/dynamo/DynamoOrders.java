package org.numberrefresh.adapter.dynamo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.numberrefresh.domain.app.AppSelection;
import org.numberrefresh.domain.order.ListedOrder;
import org.numberrefresh.domain.order.Order;
import org.numberrefresh.domain.order.OrderPlace;
import org.numberrefresh.domain.order.OrderSpan;
import org.numberrefresh.domain.order.Orders;
import org.numberrefresh.domain.order.ReplayKey;
import org.numberrefresh.domain.order.ReplayPlan;
import org.numberrefresh.domain.refresh.Mode;
import org.numberrefresh.domain.refresh.OrderId;
import org.numberrefresh.json.Json;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** The table {@code orders}: one item an order. Rejected lines are kept as index and code only. */
final class DynamoOrders implements Orders {

  /** The part of an order's table key under which the order itself stands. */
  static final String PART = "order";

  private static final String PLAN = "plan";
  private static final Expression ABSENT = Expression.of("attribute_not_exists(part)");

  private final Table table;

  DynamoOrders(Table table) {
    this.table = table;
  }

  @Override
  public Optional<Order> putOnce(Order order) {
    return table.putKnown(kept(order), ABSENT).map(DynamoOrders::read);
  }

  private Item kept(Order order) {
    return write(order).put(Retention.EXPIRES, table.retention().ofOrder(order.submittedAt()));
  }

  @Override
  public boolean lease(Order read, Instant until) {
    return table
        .update(
            key(read.id(), PART),
            Expression.of(
                "SET leased = :until",
                Map.of(
                    ":until", Item.number(until.toEpochMilli()),
                    ":read", Item.number(read.leasedUntil().toEpochMilli()))),
            "leased = :read AND attribute_not_exists(accepted)")
        .isPresent();
  }

  @Override
  public boolean commit(Order order) {
    AttributeValue leased = Item.number(order.leasedUntil().toEpochMilli());
    return table
        .putKnown(
            kept(order),
            Expression.of("leased = :leased AND attribute_not_exists(accepted)", Map.of(":leased", leased)))
        .isEmpty();
  }

  @Override
  public boolean cancel(OrderId id, Instant at) {
    var change = Expression.of("SET cancelled = :at", Map.of(":at", Item.number(at.getEpochSecond())));
    return table
        .update(key(id, PART), change, "attribute_exists(accepted) AND attribute_not_exists(cancelled)")
        .isPresent();
  }

  @Override
  public Optional<Order> find(OrderId id) {
    return table
        .get(key(id, PART))
        .flatMap(item -> Optional.of(read(item)).filter(order -> table.retention().shows(item, order.submittedAt())));
  }

  @Override
  public List<ListedOrder> list(String carrier, OrderSpan span, int most) {
    if (span.isEmpty()) {
      return List.of();
    }
    QueryRequest request =
        QueryRequest.builder()
            .indexName(ListedItem.INDEX)
            .keyConditionExpression("carrier = :carrier AND listed BETWEEN :from AND :before")
            .expressionAttributeValues(
                Map.of(
                    ":carrier", Item.text(carrier),
                    ":from", Item.text(span.from().text()),
                    ":before", Item.text(span.before().text())))
            .scanIndexForward(false)
            .limit(most + 1)
            .build();
    return table.queryUpTo(request, most + 1).stream()
        .map(ListedItem::read)
        .filter(order -> span.has(order.place()) && table.retention().shows(order.place().submittedAt()))
        .limit(most)
        .toList();
  }

  @Override
  public ReplayKey putReplayKeyOnce(ReplayKey key) {
    return table
        .putKnown(ReplayKeyItem.write(key).put(Retention.EXPIRES, table.retention().ofOrder(key.usedAt())), ABSENT)
        .map(stored -> ReplayKeyItem.read(key.value(), stored))
        .orElse(key);
  }

  @Override
  public ReplayPlan putPlanOnce(OrderId id, ReplayPlan plan) {
    Item item = Item.empty().put("order", id.value()).put("part", PLAN).put("p", Deflated.bytes(PlanJson.bytes(plan)));
    item.put(Retention.EXPIRES, table.retention().ofOrder(table.retention().clock().instant()));
    return table.putIf(item, ABSENT).map(DynamoOrders::plan).orElse(plan);
  }

  @Override
  public Optional<ReplayPlan> plan(OrderId id) {
    return table.get(key(id, PLAN)).map(DynamoOrders::plan);
  }

  private static ReplayPlan plan(Item item) {
    return PlanJson.read(Deflated.plain(item.bytes("p")));
  }

  private static Map<String, AttributeValue> key(OrderId id, String part) {
    return Map.of("order", Item.text(id.value()), "part", Item.text(part));
  }

  private static Item write(Order order) {
    Item item =
        Item.empty()
            .put("order", order.id().value())
            .put("part", PART)
            .put("carrier", order.carrier())
            .put("hash", order.bodyHash())
            .put("mode", order.mode().name())
            .put("apps", order.apps().asText())
            .put("submitted", order.submittedAt().getEpochSecond())
            .put("leased", order.leasedUntil().toEpochMilli());
    order.replayOf().ifPresent(parent -> item.put("replayOf", parent.value()));
    order
        .committed()
        .ifPresent(
            committed ->
                item.put("accepted", committed.accepted())
                    .put("rejected", RejectedLines.text(committed.rejected()))
                    .put("batches", ordinals(committed.batches()))
                    .put("starts", committed.startsAt().getEpochSecond())
                    .put("due", committed.dueAt().getEpochSecond())
                    .put("overtaking", committed.overtaking() ? 1 : 0)
                    .put("listed", OrderPlace.of(order).text())
                    .put("rejections", committed.rejected().size()));
    order.cancelledAt().ifPresent(at -> item.put("cancelled", at.getEpochSecond()));
    return item;
  }

  private static Order read(Item item) {
    Optional<Order.Committed> committed =
        item.has("accepted")
            ? Optional.of(
                new Order.Committed(
                    item.integer("accepted"),
                    RejectedLines.ofText(item.textOf("rejected")),
                    ordinals(item.textOf("batches")),
                    Instant.ofEpochSecond(item.number("starts", 0)),
                    Instant.ofEpochSecond(item.number("due", 0)),
                    item.number("overtaking", 0) == 1))
            : Optional.empty();
    return new Order(
        OrderId.parse(item.textOf("order")),
        item.textOf("carrier"),
        item.textOf("hash"),
        Mode.valueOf(item.textOf("mode")),
        AppSelection.ofText(item.textOf("apps")),
        Instant.ofEpochSecond(item.number("submitted", 0)),
        Instant.ofEpochMilli(item.number("leased", 0)),
        committed,
        item.instant("cancelled"),
        item.has("replayOf") ? Optional.of(OrderId.parse(item.textOf("replayOf"))) : Optional.empty());
  }

  private static String ordinals(List<Integer> ordinals) {
    ArrayNode all = Json.array();
    ordinals.forEach(all::add);
    return Json.text(all);
  }

  static List<Integer> ordinals(String text) {
    JsonNode all = Json.own(text);
    return IntStream.range(0, all.size()).mapToObj(i -> all.get(i).intValue()).toList();
  }
}
