package org.numberrefresh.adapter.dynamo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.numberrefresh.adapter.json.RuleJson;
import org.numberrefresh.domain.access.Party;
import org.numberrefresh.domain.carrier.Carrier;
import org.numberrefresh.domain.carrier.Carriers;
import org.numberrefresh.domain.carrier.DailyLimits;
import org.numberrefresh.domain.carrier.NumberRanges;
import org.numberrefresh.domain.carrier.SavedCarrier;
import org.numberrefresh.domain.carrier.UnfitHost;
import org.numberrefresh.domain.release.ReleaseRule;
import org.numberrefresh.json.Json;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/** The carriers among the parties, and the number ranges: one item that is replaced whole. */
final class DynamoCarriers implements Carriers {

  private static final String PARTY = "carriers";
  private static final String RULES = "release-rules";
  private static final String RANGES = "number-ranges";

  private final Table table;
  private final DynamoClients clients;

  DynamoCarriers(Table table) {
    this.table = table;
    this.clients = new DynamoClients(table);
  }

  @Override
  public Optional<Carrier> find(String id) {
    return table.get(key(PARTY, id)).map(DynamoCarriers::read);
  }

  @Override
  public SavedCarrier save(String id, Function<Optional<Carrier>, Carrier> change) {
    return table.untilMade(() -> saveOnce(id, change));
  }

  private Optional<SavedCarrier> saveOnce(String id, Function<Optional<Carrier>, Carrier> change) {
    Optional<Item> stored = table.get(key(PARTY, id));
    Optional<Carrier> before = stored.map(DynamoCarriers::read);
    Carrier next = change.apply(before);
    var writes = new ArrayList<TransactWriteItem>();
    next.host().ifPresent(host -> writes.add(hosted(id, host)));
    List<String> clientsBefore = before.map(Carrier::clientIds).orElse(List.of());
    writes.addAll(clients.writes(new Party(Party.Role.CARRIER, id), clientsBefore, next.clientIds()));
    writes.add(put(next, stored));
    return table.makeTogether(writes) ? Optional.of(new SavedCarrier(next, stored.isEmpty())) : Optional.empty();
  }

  /**
   * Holds a host to the rules, and marks it as it was read. A write of the host itself, or of what it hosts, then comes
   * before or after this one, and meets it.
   */
  private TransactWriteItem hosted(String carrier, String host) {
    Optional<Item> stored = table.get(key(PARTY, host));
    UnfitHost.requireFit(carrier, host, stored.map(DynamoCarriers::read), resellersOf(carrier));
    Update mark =
        Update.builder()
            .tableName(table.name())
            .key(key(PARTY, host))
            .updateExpression("ADD v :one")
            .conditionExpression("profile = :read")
            .expressionAttributeValues(
                Map.of(":one", Item.number(1), ":read", Item.text(stored.orElseThrow().textOf("profile"))))
            .build();
    return TransactWriteItem.builder().update(mark).build();
  }

  /** Writes a carrier over the stored one, if neither its settings nor its mark changed since it was read. */
  private TransactWriteItem put(Carrier carrier, Optional<Item> stored) {
    long version = stored.map(item -> item.number("v", 0)).orElse(0L);
    Item item =
        Item.empty()
            .put("party", PARTY)
            .put("part", carrier.id())
            .put("profile", profile(carrier))
            .put("v", version + 1);
    Put.Builder put = Put.builder().tableName(table.name()).item(item.attributes());
    if (stored.isPresent()) {
      String mark = stored.get().has("v") ? "v = :v" : "(v = :v OR attribute_not_exists(v))";
      put.conditionExpression("profile = :read AND " + mark)
          .expressionAttributeValues(
              Map.of(":read", Item.text(stored.get().textOf("profile")), ":v", Item.number(version)));
    } else {
      put.conditionExpression("attribute_not_exists(part)");
    }
    return TransactWriteItem.builder().put(put.build()).build();
  }

  private static String profile(Carrier carrier) {
    ObjectNode json = Json.object().put("name", carrier.name());
    carrier.host().ifPresent(host -> json.put("host", host));
    carrier.clientIds().forEach(json.putArray("clientIds")::add);
    carrier.releaseApps().forEach(json.putArray("releaseApps")::add);
    json.put("gradesPerDay", carrier.limits().grades()).put("statusesPerDay", carrier.limits().statuses());
    return Json.text(json);
  }

  @Override
  public List<Carrier> all() {
    QueryRequest all =
        QueryRequest.builder()
            .keyConditionExpression("party = :party")
            .expressionAttributeValues(Map.of(":party", Item.text(PARTY)))
            .consistentRead(true)
            .build();
    return table.query(all).stream().map(DynamoCarriers::read).sorted(Comparator.comparing(Carrier::id)).toList();
  }

  @Override
  public Optional<ReleaseRule> releaseRule(String carrier) {
    return table.get(key(RULES, carrier)).map(item -> RuleJson.read(Json.own(Deflated.text(item.bytes("r")))));
  }

  @Override
  public void saveReleaseRule(String carrier, ReleaseRule rule) {
    table.put(
        Item.empty()
            .put("party", RULES)
            .put("part", carrier)
            .put("r", Deflated.bytes(Json.text(RuleJson.write(rule)))));
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
