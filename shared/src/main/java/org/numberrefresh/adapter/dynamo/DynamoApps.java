package org.numberrefresh.adapter.dynamo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.numberrefresh.adapter.json.ProfileJson;
import org.numberrefresh.domain.access.Party;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.domain.app.AppKeys;
import org.numberrefresh.domain.app.Apps;
import org.numberrefresh.domain.app.CoverageNews;
import org.numberrefresh.domain.app.OperatorPause;
import org.numberrefresh.domain.app.SavedApp;
import org.numberrefresh.domain.key.Sealer;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/** The apps among the parties: all in one partition, so that one query lists them. Signing secrets are sealed. */
final class DynamoApps implements Apps {

  private static final String PARTY = "apps";

  private final Table table;
  private final AppNumbers numbers;
  private final DynamoClients clients;
  private final AppKeysItem keysItem;

  DynamoApps(Table table, Sealer sealer) {
    this.table = table;
    this.numbers = new AppNumbers(table);
    this.clients = new DynamoClients(table);
    this.keysItem = new AppKeysItem(sealer);
  }

  @Override
  public Optional<App> find(String id) {
    return table.get(key(PARTY, id)).map(this::read);
  }

  @Override
  public List<App> all() {
    return all(true);
  }

  @Override
  public List<App> glance() {
    return all(false);
  }

  private List<App> all(boolean consistent) {
    var request =
        QueryRequest.builder()
            .keyConditionExpression("party = :apps")
            .expressionAttributeValues(Map.of(":apps", Item.text(PARTY)))
            .consistentRead(consistent)
            .build();
    return table.query(request).stream().map(this::read).sorted(Comparator.comparing(App::id)).toList();
  }

  @Override
  public SavedApp save(String id, Function<Optional<App>, App.Profile> change, AppKeys newKeys) {
    return table.untilMade(() -> saveOnce(id, change, newKeys));
  }

  private Optional<SavedApp> saveOnce(String id, Function<Optional<App>, App.Profile> change, AppKeys newKeys) {
    Optional<Item> stored = table.get(key(PARTY, id));
    Optional<App> before = stored.map(this::read);
    App.Profile next = change.apply(before);
    List<String> clientsBefore = before.map(app -> app.profile().clientIds()).orElse(List.of());
    var writes = new ArrayList<>(clients.writes(new Party(Party.Role.APP, id), clientsBefore, next.clientIds()));
    writes.add(stored.map(item -> update(read(item), item, next)).orElseGet(() -> insert(id, next, newKeys)));
    return table.makeTogether(writes) ? find(id).map(app -> new SavedApp(app, before)) : Optional.empty();
  }

  private TransactWriteItem update(App before, Item stored, App.Profile next) {
    Update update =
        Update.builder()
            .tableName(table.name())
            .key(key(PARTY, before.id()))
            .updateExpression("SET profile = :profile, endpoint = :endpoint, news = if_not_exists(news, :news)")
            .conditionExpression("profile = :read")
            .expressionAttributeValues(
                Map.of(
                    ":profile", Item.text(ProfileJson.text(next)),
                    ":endpoint", Item.text(endpoint(next)),
                    ":news", Item.text(NewsText.write(before.state().news())),
                    ":read", Item.text(stored.textOf("profile"))))
            .build();
    return TransactWriteItem.builder().update(update).build();
  }

  private TransactWriteItem insert(String id, App.Profile profile, AppKeys keys) {
    Item item =
        Item.empty()
            .put("party", PARTY)
            .put("part", id)
            .put("no", numbers.next())
            .put("profile", ProfileJson.text(profile))
            .put("endpoint", endpoint(profile))
            .put("news", NewsText.write(CoverageNews.NONE));
    keysItem.write(id, keys).attributes().forEach(item.attributes()::put);
    Put put =
        Put.builder()
            .tableName(table.name())
            .item(item.attributes())
            .conditionExpression("attribute_not_exists(part)")
            .build();
    return TransactWriteItem.builder().put(put).build();
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
  public void paused(String id, OperatorPause pause) {
    table.update(
        key(PARTY, id),
        Expression.of("SET paused = :pause", Map.of(":pause", Item.text(PauseText.write(pause)))),
        "attribute_exists(part)");
  }

  @Override
  public boolean replaceNews(String id, CoverageNews read, CoverageNews next) {
    String unchanged = read.number() == 0 ? "(attribute_not_exists(news) OR news = :read)" : "news = :read";
    return table
        .update(
            key(PARTY, id),
            Expression.of(
                "SET news = :next",
                Map.of(":next", Item.text(NewsText.write(next)), ":read", Item.text(NewsText.write(read)))),
            "attribute_exists(part) AND " + unchanged)
        .isPresent();
  }

  @Override
  public boolean replaceKeys(String id, AppKeys next) {
    Expression change = keysItem.change(id, next);
    return table
        .updateOrStored(key(PARTY, id), change, "attribute_exists(part) AND " + AppKeysItem.UNCHANGED)
        .map(stored -> AppKeysItem.isOf(stored, change))
        .orElse(true);
  }

  /** Stands beside the profile too, so that one write can hold the verified endpoint against it. */
  private static String endpoint(App.Profile profile) {
    return profile.delivery().challenged().orElse("-");
  }

  private static Map<String, AttributeValue> key(String party, String part) {
    return Map.of("party", Item.text(party), "part", Item.text(part));
  }

  private App read(Item item) {
    Optional<CoverageNews> news = NewsText.read(item);
    App app = read(item, news.orElse(CoverageNews.NONE));
    return news.isEmpty() && app.takesNumbers() ? read(item, CoverageNews.TAKES_PART) : app;
  }

  private App read(Item item, CoverageNews news) {
    String id = item.textOf("part");
    return new App(
        item.integer("no"),
        id,
        ProfileJson.ofText(item.textOf("profile")),
        keysItem.read(id, item),
        new App.State(
            item.text("verified", ""), item.flag("slow"), item.instant("polled"), PauseText.read(item), news));
  }
}
