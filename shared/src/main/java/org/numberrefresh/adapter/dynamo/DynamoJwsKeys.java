package org.numberrefresh.adapter.dynamo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.numberrefresh.domain.jws.JwsKey;
import org.numberrefresh.domain.jws.JwsKeyRing;
import org.numberrefresh.domain.jws.JwsKeys;
import org.numberrefresh.domain.jws.JwsUse;
import org.numberrefresh.domain.key.Sealer;
import org.numberrefresh.json.Json;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The keys of one use, among the parties: one item, sealed, with their public parts beside it in the clear. */
final class DynamoJwsKeys implements JwsKeys {

  private final Table table;
  private final Sealer sealer;
  private final String place;

  DynamoJwsKeys(Table table, Sealer sealer, JwsUse use) {
    this.table = table;
    this.sealer = sealer;
    this.place =
        switch (use) {
          case SECURITY_EVENTS -> "event-keys";
          case CERTIFICATES -> "certificate-keys";
        };
  }

  private Map<String, AttributeValue> key() {
    return Map.of("party", Item.text(place), "part", Item.text("ring"));
  }

  @Override
  public JwsKeyRing find() {
    return table
        .get(key())
        .map(item -> new JwsKeyRing(item.integer("v"), read(sealer.open(place, item.bytes("ring")))))
        .orElse(JwsKeyRing.NONE);
  }

  @Override
  public boolean replace(JwsKeyRing next) {
    ArrayNode published = Json.array();
    next.keys().forEach(key -> published.add(key.published()));
    var values =
        Map.of(
            ":v", Item.number(next.version()),
            ":before", Item.number(next.version() - 1L),
            ":ring", Item.bytes(sealer.seal(place, write(next.keys()))),
            ":published", Item.text(Json.text(published)));
    String unchanged = next.version() == 1 ? "attribute_not_exists(v) OR v = :before" : "v = :before";
    return table
        .update(key(), Expression.of("SET v = :v, ring = :ring, jwks = :published", values), unchanged)
        .isPresent();
  }

  @Override
  public List<String> published() {
    Optional<String> text = table.get(key()).map(item -> item.textOf("jwks"));
    var keys = new ArrayList<String>();
    text.ifPresent(json -> Json.own(json).forEach(key -> keys.add(key.textValue())));
    return keys;
  }

  private static byte[] write(List<JwsKey> keys) {
    ArrayNode all = Json.array();
    for (JwsKey key : keys) {
      ObjectNode one =
          all.addObject()
              .put("id", key.id())
              .put("published", key.published())
              .put("signsFrom", key.signsFrom().getEpochSecond());
      key.secret().ifPresent(secret -> one.put("secret", secret));
    }
    return Json.bytes(all);
  }

  private static List<JwsKey> read(byte[] json) {
    var keys = new ArrayList<JwsKey>();
    for (JsonNode key : Json.own(new String(json, StandardCharsets.UTF_8))) {
      keys.add(
          new JwsKey(
              key.get("id").textValue(),
              Optional.ofNullable(key.get("secret")).map(JsonNode::textValue),
              key.get("published").textValue(),
              Instant.ofEpochSecond(key.get("signsFrom").longValue())));
    }
    return keys;
  }
}
