package org.numberrefresh.adapter.dynamo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.numberrefresh.domain.demand.DayOfWishes;
import org.numberrefresh.domain.demand.Demand;
import org.numberrefresh.domain.demand.Demands;
import org.numberrefresh.domain.demand.MonthOfDemand;
import org.numberrefresh.domain.demand.Wish;
import org.numberrefresh.json.Json;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * The demand in the table {@code statistics}: one item a month, and one a carrier with its wishes of a day. One
 * transaction writes both, so that no wish is lost or counts twice.
 */
final class DynamoDemands implements Demands {

  private static final String MONTHS = "demands";
  private static final String WISHES = "wishes";

  private final Table table;

  DynamoDemands(Table table) {
    this.table = table;
  }

  @Override
  public DayOfWishes ask(String carrier, LocalDate day, List<Wish> wishes) {
    return table.untilMade(() -> askOnce(carrier, day, wishes));
  }

  private Optional<DayOfWishes> askOnce(String carrier, LocalDate day, List<Wish> wishes) {
    Optional<Item> own = table.get(key(WISHES, carrier));
    DayOfWishes known = own.map(DynamoDemands::wishes).orElse(DayOfWishes.NONE);
    if (known.counting(day, wishes).isEmpty()) {
      return Optional.of(known);
    }
    String month = YearMonth.from(day).toString();
    Optional<Item> all = table.get(key(MONTHS, month));
    MonthOfDemand before = all.map(DynamoDemands::month).orElse(MonthOfDemand.NONE);
    List<Wish> counting = known.counting(day, wishes, before);
    if (counting.isEmpty()) {
      return Optional.of(known);
    }
    DayOfWishes next = known.with(day, counting, before);
    List<TransactWriteItem> writes =
        List.of(
            put(item(carrier, next), own),
            put(Item.of(key(MONTHS, month)).put("c", bytes(before.with(counting, day))), all));
    return table.makeTogether(writes) ? Optional.of(next) : Optional.empty();
  }

  private static Item item(String carrier, DayOfWishes wishes) {
    return Item.of(key(WISHES, carrier))
        .put("d", wishes.day().toString())
        .put("k", bytes(wishes))
        .put("f", wishes.fresh());
  }

  private TransactWriteItem put(Item item, Optional<Item> stored) {
    long version = stored.map(read -> read.numberOf("v")).orElse(0L);
    Item next = item.put("v", version + 1).put(Retention.EXPIRES, table.retention().fromNow());
    Put.Builder put = Put.builder().tableName(table.name()).item(next.attributes());
    if (version == 0) {
      put.conditionExpression("attribute_not_exists(v)");
    } else {
      put.conditionExpression("v = :read").expressionAttributeValues(Map.of(":read", Item.number(version)));
    }
    return TransactWriteItem.builder().put(put.build()).build();
  }

  @Override
  public SortedMap<YearMonth, MonthOfDemand> months(YearMonth last, int months) {
    QueryRequest request =
        QueryRequest.builder()
            .keyConditionExpression("#page = :page AND part BETWEEN :first AND :last")
            .expressionAttributeNames(Map.of("#page", "page"))
            .expressionAttributeValues(
                Map.of(
                    ":page", Item.text(MONTHS),
                    ":first", Item.text(last.minusMonths(Math.min(months, MOST_MONTHS) - 1L).toString()),
                    ":last", Item.text(last.toString())))
            .build();
    var read = new TreeMap<YearMonth, MonthOfDemand>();
    table.query(request).forEach(item -> read.put(YearMonth.parse(item.textOf("part")), month(item)));
    return read;
  }

  private static byte[] bytes(DayOfWishes wishes) {
    ArrayNode json = Json.object().putArray("keys");
    wishes.keys().forEach(json::add);
    return Deflated.bytes(json.toString());
  }

  private static DayOfWishes wishes(Item item) {
    var keys = new ArrayList<String>();
    Json.own(Deflated.text(item.bytes("k"))).forEach(key -> keys.add(key.textValue()));
    return new DayOfWishes(LocalDate.parse(item.textOf("d")), keys, (int) item.number("f", 0));
  }

  private static byte[] bytes(MonthOfDemand month) {
    ArrayNode json = Json.object().putArray("demands");
    month
        .demands()
        .values()
        .forEach(
            demand ->
                json.addObject()
                    .put("k", demand.wish().key())
                    .put("n", demand.wish().name())
                    .put("a", demand.asks())
                    .put("s", demand.since().toString()));
    return Deflated.bytes(json.toString());
  }

  private static MonthOfDemand month(Item item) {
    var demands = new HashMap<String, Demand>();
    for (JsonNode json : Json.own(Deflated.text(item.bytes("c")))) {
      var wish = new Wish(json.get("k").textValue(), json.get("n").textValue());
      demands.put(wish.key(), new Demand(wish, json.get("a").longValue(), LocalDate.parse(json.get("s").textValue())));
    }
    return new MonthOfDemand(demands);
  }

  private static Map<String, AttributeValue> key(String page, String part) {
    var key = new HashMap<String, AttributeValue>();
    key.put("page", Item.text(page));
    key.put("part", Item.text(part));
    return key;
  }
}
