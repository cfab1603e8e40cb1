package org.numberrefresh.adapter.dynamo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.numberrefresh.domain.erasure.Erasure;
import org.numberrefresh.domain.erasure.Erasure.Place;
import org.numberrefresh.domain.erasure.Erasures;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.json.Json;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** The traces of erased numbers among the parties: one item an erasure, by fingerprint and second. */
final class DynamoErasures implements Erasures {

  private static final String PARTY = "erasures#";

  private final Table table;

  DynamoErasures(Table table) {
    this.table = table;
  }

  @Override
  public Optional<Erasure> newest(String fingerprint) {
    QueryRequest request =
        QueryRequest.builder()
            .keyConditionExpression("party = :party")
            .expressionAttributeValues(Map.of(":party", Item.text(PARTY + fingerprint)))
            .scanIndexForward(false)
            .consistentRead(true)
            .limit(1)
            .build();
    return table.queryUpTo(request, 1).stream().map(DynamoErasures::read).findFirst();
  }

  @Override
  public boolean begin(Erasure erasure) {
    return table.putIf(write(erasure), Expression.of("attribute_not_exists(part)")).isEmpty();
  }

  @Override
  public void put(Erasure erasure) {
    if (erasure.erasedAt().isPresent()) {
      table.put(write(erasure));
    } else {
      table.putIf(write(erasure), Expression.of("attribute_not_exists(done)"));
    }
  }

  private Item write(Erasure erasure) {
    Item item =
        Item.empty()
            .put("party", PARTY + erasure.fingerprint())
            .put("part", part(erasure))
            .put("by", erasure.by())
            .put("why", erasure.reason())
            .put(Retention.EXPIRES, table.retention().fromNow());
    if (!erasure.places().isEmpty()) {
      ArrayNode places = Json.array();
      erasure.places().forEach(place -> places.addArray().add(place.batch().toString()).add(place.index()));
      item.put("places", Json.text(places));
    }
    erasure.erasedAt().ifPresent(at -> item.put("done", at.getEpochSecond()));
    return item;
  }

  @Override
  public void withdraw(Erasure erasure) {
    Map<String, AttributeValue> key =
        Map.of("party", Item.text(PARTY + erasure.fingerprint()), "part", Item.text(part(erasure)));
    table.deleteIf(key, Expression.of("attribute_not_exists(done)"));
  }

  private static String part(Erasure erasure) {
    return "%012d".formatted(erasure.startedAt().getEpochSecond());
  }

  private static Erasure read(Item item) {
    var places = new ArrayList<Place>();
    for (JsonNode place : Json.own(item.text("places", "[]"))) {
      places.add(new Place(BatchId.parse(place.get(0).textValue()), place.get(1).intValue()));
    }
    return new Erasure(
        item.textOf("party").substring(PARTY.length()),
        Instant.ofEpochSecond(Long.parseLong(item.textOf("part"))),
        item.textOf("by"),
        item.textOf("why"),
        List.copyOf(places),
        item.instant("done"));
  }
}
