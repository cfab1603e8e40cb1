package org.numberrefresh.adapter.dynamo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.numberrefresh.adapter.dynamo.Table.Expression;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.domain.app.AppKeys;
import org.numberrefresh.domain.app.Apps;
import org.numberrefresh.domain.app.Delivery;
import org.numberrefresh.domain.app.NumberForm;
import org.numberrefresh.domain.key.Sealer;
import org.numberrefresh.json.Json;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** The apps among the parties: all in one partition, so that one query lists them. Signing secrets are sealed. */
final class DynamoApps implements Apps {

  private static final String PARTY = "apps";
  private static final String COUNTER = "counter";
  private static final int MOST_APPS = 1_000_000;

  private final Table table;
  private final AppKeysItem keysItem;

  DynamoApps(Table table, Sealer sealer) {
    this.table = table;
    this.keysItem = new AppKeysItem(sealer);
  }

  @Override
  public Optional<App> find(String id) {
    return table.get(key(PARTY, id)).map(this::read);
  }

  @Override
  public List<App> all() {
    var request =
        QueryRequest.builder()
            .keyConditionExpression("party = :apps")
            .expressionAttributeValues(Map.of(":apps", Item.text(PARTY)))
            .consistentRead(true)
            .build();
    return table.query(request).stream().map(this::read).sorted(Comparator.comparing(App::id)).toList();
  }

  @Override
  public App save(String id, App.Profile profile, AppKeys newKeys) {
    Expression change =
        Expression.of(
            "SET profile = :profile, endpoint = :endpoint",
            Map.of(":profile", Item.text(write(profile)), ":endpoint", Item.text(endpoint(profile))));
    return table
        .update(key(PARTY, id), change, "attribute_exists(part)")
        .map(this::read)
        .orElseGet(() -> insert(id, profile, newKeys));
  }

  private App insert(String id, App.Profile profile, AppKeys keys) {
    Item item =
        Item.empty()
            .put("party", PARTY)
            .put("part", id)
            .put("no", nextNumber())
            .put("profile", write(profile))
            .put("endpoint", endpoint(profile));
    keysItem.write(id, keys).attributes().forEach(item.attributes()::put);
    return table
        .putIf(item, Expression.of("attribute_not_exists(part)"))
        .map(taken -> save(id, profile, keys))
        .orElseGet(() -> read(item));
  }

  private long nextNumber() {
    return table
        .update(
            key("apps-counter", COUNTER),
            Expression.of("ADD lastNumber :one", Map.of(":one", Item.number(1), ":most", Item.number(MOST_APPS))),
            "attribute_not_exists(lastNumber) OR lastNumber < :most")
        .orElseThrow()
        .number("lastNumber", 1);
  }

  @Override
  public void verified(String id, String endpoint) {
    table.update(
        key(PARTY, id),
        Expression.of("SET verified = :endpoint", Map.of(":endpoint", Item.text(endpoint))),
        "attribute_exists(part) AND (attribute_not_exists(endpoint) OR endpoint = :endpoint)");
  }

  @Override
  public void slow(String id, boolean slow) {
    table.update(
        key(PARTY, id),
        Expression.of("SET slow = :slow", Map.of(":slow", AttributeValue.fromBool(slow))),
        "attribute_exists(part)");
  }

  @Override
  public void polled(String id, Instant at) {
    table.update(
        key(PARTY, id),
        Expression.of("SET polled = :at", Map.of(":at", Item.number(at.getEpochSecond()))),
        "attribute_exists(part)");
  }

  @Override
  public boolean replaceKeys(String id, AppKeys next) {
    Expression change = keysItem.change(id, next);
    return table
        .updateOrStored(key(PARTY, id), change, "attribute_exists(part) AND " + AppKeysItem.UNCHANGED)
        .map(stored -> AppKeysItem.isOf(stored, change))
        .orElse(true);
  }

  /** Beside the profile too, so that what was verified can be held against it in one write. */
  private static String endpoint(App.Profile profile) {
    return profile.challenged().orElse("-");
  }

  private static Map<String, AttributeValue> key(String party, String part) {
    return Map.of("party", Item.text(party), "part", Item.text(part));
  }

  private App read(Item item) {
    String id = item.textOf("part");
    return new App(
        item.integer("no"),
        id,
        profile(item.textOf("profile")),
        keysItem.read(id, item),
        new App.State(item.text("verified", ""), item.flag("slow"), item.instant("polled")));
  }

  private static String write(App.Profile profile) {
    ObjectNode json =
        Json.object()
            .put("name", profile.name())
            .put("sector", profile.sector())
            .put("delivery", profile.delivery().name())
            .put("numberForm", profile.numberForm().name())
            .put("maxItems", profile.maxItems())
            .put("callsPerSecond", profile.callsPerSecond())
            .put("concurrency", profile.concurrency())
            .put("timeLimit", profile.timeLimit().toString())
            .put("deadlineWorkingDays", profile.deadlineWorkingDays())
            .put("covered", profile.covered());
    profile.endpoint().ifPresent(endpoint -> json.put("endpoint", endpoint.toString()));
    profile.clientIds().forEach(json.putArray("clientIds")::add);
    return Json.text(json);
  }

  private static App.Profile profile(String text) {
    JsonNode json = Json.own(text);
    var clientIds = new ArrayList<String>();
    json.get("clientIds").forEach(id -> clientIds.add(id.textValue()));
    return new App.Profile(
        json.get("name").textValue(),
        json.get("sector").textValue(),
        Optional.ofNullable(json.get("endpoint")).map(endpoint -> URI.create(endpoint.textValue())),
        Delivery.valueOf(json.get("delivery").textValue()),
        NumberForm.valueOf(json.get("numberForm").textValue()),
        json.get("maxItems").intValue(),
        json.get("callsPerSecond").intValue(),
        json.get("concurrency").intValue(),
        Duration.parse(json.get("timeLimit").textValue()),
        json.get("deadlineWorkingDays").intValue(),
        json.get("covered").booleanValue(),
        clientIds);
  }
}
