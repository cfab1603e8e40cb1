package org.numberrefresh.adapter.dynamo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.numberrefresh.adapter.dynamo.Table.Expression;
import org.numberrefresh.domain.key.Sealer;
import org.numberrefresh.domain.risc.EventKey;
import org.numberrefresh.domain.risc.EventKeyRing;
import org.numberrefresh.domain.risc.EventKeys;
import org.numberrefresh.json.Json;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The keys of security events, among the parties: one item, sealed, with their public parts beside it in the clear. */
final class DynamoEventKeys implements EventKeys {

  private static final Map<String, AttributeValue> KEY =
      Map.of("party", Item.text("event-keys"), "part", Item.text("ring"));
  private static final String PLACE = "event-keys";

  private final Table table;
  private final Sealer sealer;

  DynamoEventKeys(Table table, Sealer sealer) {
    this.table = table;
    this.sealer = sealer;
  }

  @Override
  public EventKeyRing find() {
    return table
        .get(KEY)
        .map(item -> new EventKeyRing(item.integer("v"), read(sealer.open(PLACE, item.bytes("ring")))))
        .orElse(EventKeyRing.NONE);
  }

  @Override
  public boolean replace(EventKeyRing next) {
    ArrayNode published = Json.array();
    next.keys().forEach(key -> published.add(key.published()));
    var values =
        Map.of(
            ":v", Item.number(next.version()),
            ":before", Item.number(next.version() - 1L),
            ":ring", Item.bytes(sealer.seal(PLACE, write(next.keys()))),
            ":published", Item.text(Json.text(published)));
    String unchanged = next.version() == 1 ? "attribute_not_exists(v) OR v = :before" : "v = :before";
    return table
        .update(KEY, Expression.of("SET v = :v, ring = :ring, jwks = :published", values), unchanged)
        .isPresent();
  }

  @Override
  public List<String> published() {
    Optional<String> text = table.get(KEY).map(item -> item.textOf("jwks"));
    var keys = new ArrayList<String>();
    text.ifPresent(json -> Json.own(json).forEach(key -> keys.add(key.textValue())));
    return keys;
  }

  private static byte[] write(List<EventKey> keys) {
    ArrayNode all = Json.array();
    keys.forEach(
        key ->
            all.addObject()
                .put("id", key.id())
                .put("secret", key.secret())
                .put("published", key.published())
                .put("signsFrom", key.signsFrom().getEpochSecond()));
    return Json.bytes(all);
  }

  private static List<EventKey> read(byte[] json) {
    var keys = new ArrayList<EventKey>();
    for (JsonNode key : Json.own(new String(json, StandardCharsets.UTF_8))) {
      keys.add(
          new EventKey(
              key.get("id").textValue(),
              key.get("secret").textValue(),
              key.get("published").textValue(),
              Instant.ofEpochSecond(key.get("signsFrom").longValue())));
    }
    return keys;
  }
}
