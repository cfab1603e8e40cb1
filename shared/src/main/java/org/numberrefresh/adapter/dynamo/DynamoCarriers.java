package org.numberrefresh.adapter.dynamo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.numberrefresh.domain.carrier.Carrier;
import org.numberrefresh.domain.carrier.Carriers;
import org.numberrefresh.domain.carrier.DailyLimits;
import org.numberrefresh.domain.carrier.NumberRanges;
import org.numberrefresh.json.Json;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** The carriers among the parties, and the number ranges: one item that is replaced whole. */
final class DynamoCarriers implements Carriers {

  private static final String PARTY = "carriers";
  private static final String RANGES = "number-ranges";

  private final Table table;

  DynamoCarriers(Table table) {
    this.table = table;
  }

  @Override
  public Optional<Carrier> find(String id) {
    return table.get(key(PARTY, id)).map(DynamoCarriers::read);
  }

  @Override
  public boolean save(Carrier carrier) {
    ObjectNode json = Json.object().put("name", carrier.name());
    carrier.host().ifPresent(host -> json.put("host", host));
    carrier.clientIds().forEach(json.putArray("clientIds")::add);
    carrier.releaseApps().forEach(json.putArray("releaseApps")::add);
    json.put("gradesPerDay", carrier.limits().grades()).put("statusesPerDay", carrier.limits().statuses());
    Item item = Item.empty().put("party", PARTY).put("part", carrier.id()).put("profile", Json.text(json));
    boolean isNew = table.putIf(item, Table.Expression.of("attribute_not_exists(part)")).isEmpty();
    if (!isNew) {
      table.put(item);
    }
    return isNew;
  }

  @Override
  public List<String> resellersOf(String host) {
    QueryRequest all =
        QueryRequest.builder()
            .keyConditionExpression("party = :party")
            .expressionAttributeValues(Map.of(":party", Item.text(PARTY)))
            .consistentRead(true)
            .build();
    return table.query(all).stream()
        .map(DynamoCarriers::read)
        .filter(carrier -> carrier.host().filter(host::equals).isPresent())
        .map(Carrier::id)
        .sorted()
        .toList();
  }

  @Override
  public NumberRanges ranges() {
    Map<String, String> carriers = new TreeMap<>();
    table
        .get(key(RANGES, RANGES))
        .ifPresent(
            item ->
                Json.own(Deflated.text(item.bytes("ranges")))
                    .properties()
                    .forEach(e -> carriers.put(e.getKey(), e.getValue().textValue())));
    return new NumberRanges(carriers);
  }

  @Override
  public void saveRanges(NumberRanges ranges) {
    ObjectNode json = Json.object();
    ranges.ranges().forEach(range -> json.put(range.prefix(), range.carrier()));
    table.put(Item.empty().put("party", RANGES).put("part", RANGES).put("ranges", Deflated.bytes(Json.text(json))));
  }

  private static Map<String, AttributeValue> key(String party, String part) {
    return Map.of("party", Item.text(party), "part", Item.text(part));
  }

  private static Carrier read(Item item) {
    JsonNode json = Json.own(item.textOf("profile"));
    return new Carrier(
        item.textOf("part"),
        json.get("name").textValue(),
        Optional.ofNullable(json.get("host")).map(JsonNode::textValue),
        texts(json.get("clientIds")),
        texts(json.get("releaseApps")),
        new DailyLimits(
            json.path("gradesPerDay").asInt(DailyLimits.USUAL.grades()),
            json.path("statusesPerDay").asInt(DailyLimits.USUAL.statuses())));
  }

  private static List<String> texts(JsonNode list) {
    var texts = new ArrayList<String>();
    list.forEach(text -> texts.add(text.textValue()));
    return texts;
  }
}
