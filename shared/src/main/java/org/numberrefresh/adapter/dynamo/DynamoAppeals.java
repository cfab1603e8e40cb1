package org.numberrefresh.adapter.dynamo;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.numberrefresh.domain.appeal.AppealClaim;
import org.numberrefresh.domain.appeal.AppealList;
import org.numberrefresh.domain.appeal.AppealedPair;
import org.numberrefresh.domain.appeal.AppealedPair.Place;
import org.numberrefresh.domain.appeal.Appeals;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.refresh.OrderId;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * The items that find appeals, in the table {@code batches}. Beside the parts of a batch lies one item for each number
 * of it that was appealed for, with one attribute for each app. Lists lie under keys that no batch has.
 */
final class DynamoAppeals implements Appeals {

  private static final String PREFIX = "appeals#";
  private static final String OF_CARRIER = "appeals/";
  private static final String OF_APP = "appeals/app/";
  private static final String APP = "a";
  private final Table table;

  DynamoAppeals(Table table) {
    this.table = table;
  }

  /** The key of a list. No carrier's id has a slash, so that no list of an app is a carrier's. */
  private static String key(AppealList list) {
    return switch (list.reader()) {
      case CARRIER -> OF_CARRIER + list.id();
      case APP -> OF_APP + list.id();
    };
  }

  private static Map<String, AttributeValue> key(Place place) {
    return Map.of("batch", Item.text(place.batch().toString()), "part", Item.text(PREFIX + place.index()));
  }

  @Override
  public Map<Place, Map<Integer, AppealClaim>> claims(Collection<Place> places) {
    var all = new HashMap<Place, Map<Integer, AppealClaim>>();
    if (!places.isEmpty()) {
      table
          .getAll(places.stream().distinct().map(DynamoAppeals::key).toList(), true)
          .forEach(item -> all.put(place(item), claims(item)));
    }
    return all;
  }

  @Override
  public Map<Place, Map<Integer, AppealClaim>> claims(BatchId batch) {
    QueryRequest request =
        QueryRequest.builder()
            .keyConditionExpression("#batch = :batch AND begins_with(part, :prefix)")
            .expressionAttributeNames(Map.of("#batch", "batch"))
            .expressionAttributeValues(Map.of(":batch", Item.text(batch.toString()), ":prefix", Item.text(PREFIX)))
            .consistentRead(true)
            .build();
    var all = new HashMap<Place, Map<Integer, AppealClaim>>();
    table.query(request).forEach(item -> all.put(place(item), claims(item)));
    return all;
  }

  private static Place place(Item item) {
    return new Place(
        BatchId.parse(item.textOf("batch")), Integer.parseInt(item.textOf("part").substring(PREFIX.length())));
  }

  private static Map<Integer, AppealClaim> claims(Item item) {
    var claims = new HashMap<Integer, AppealClaim>();
    item.attributes()
        .forEach(
            (name, value) -> {
              if (name.startsWith(APP)) {
                claims.put(Integer.valueOf(name.substring(APP.length())), claim(value.s()));
              }
            });
    return claims;
  }

  /** The stored form of a claim: that of the list, and the ordinal of an appeal that is not the first. */
  private static String text(AppealClaim claim) {
    return claim.ordinal() == 1 ? listed(claim) : listed(claim) + "/" + claim.ordinal();
  }

  /** The form in a list: the position with leading zeros, so that texts sort as positions do, and the id. */
  private static String listed(AppealClaim claim) {
    return position(claim.position()) + "/" + claim.appeal();
  }

  private static String position(long position) {
    return "%019d".formatted(position);
  }

  private static AppealClaim claim(String text) {
    String[] parts = text.split("/");
    int ordinal = parts.length == 2 ? 1 : Integer.parseInt(parts[2]);
    return new AppealClaim(OrderId.parse(parts[1]), Long.parseLong(parts[0]), ordinal);
  }

  @Override
  public boolean claim(AppealedPair pair, AppealClaim claim, Optional<AppealClaim> instead) {
    var values =
        new HashMap<>(Map.of(":claim", Item.text(text(claim)), ":expires", Item.number(table.retention().fromNow())));
    instead.ifPresent(read -> values.put(":read", Item.text(text(read))));
    String was = instead.isPresent() ? "#app = :read" : "attribute_not_exists(#app)";
    return table
        .update(
            key(pair.place()),
            new Expression("SET #app = :claim, expires = :expires", Map.of("#app", APP + pair.app()), values),
            was + " OR #app = :claim")
        .isPresent();
  }

  @Override
  public void list(AppealList list, AppealClaim claim) {
    table.put(
        Item.empty()
            .put("batch", key(list))
            .put("part", listed(claim))
            .put(Retention.EXPIRES, table.retention().fromNow()));
  }

  @Override
  public List<AppealClaim> listed(AppealList list, Optional<Long> before, int limit) {
    QueryRequest request =
        QueryRequest.builder()
            .keyConditionExpression("#batch = :list AND part < :before")
            .expressionAttributeNames(Map.of("#batch", "batch"))
            .expressionAttributeValues(
                Map.of(
                    ":list", Item.text(key(list)),
                    ":before", Item.text(before.map(DynamoAppeals::position).orElse("a"))))
            .scanIndexForward(false)
            .consistentRead(true)
            .limit(limit)
            .build();
    return table.queryUpTo(request, limit).stream().map(item -> claim(item.textOf("part"))).toList();
  }
}
