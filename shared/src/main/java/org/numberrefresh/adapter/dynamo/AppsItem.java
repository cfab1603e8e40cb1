package org.numberrefresh.adapter.dynamo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.numberrefresh.domain.batch.ExpectedApp;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.json.Json;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The apps that a batch expects, as one item. */
final class AppsItem {

  static final String PART = "apps";

  private AppsItem() {}

  static Map<String, AttributeValue> key(BatchId batch) {
    return Map.of("batch", Item.text(batch.toString()), "part", Item.text(PART));
  }

  static Item write(BatchId batch, List<ExpectedApp> apps, LocalDate openedOn) {
    ArrayNode all = Json.array();
    apps.forEach(app -> all.addArray().add(app.number()).add(app.id()).add(app.deadline().getEpochSecond()));
    return Item.empty()
        .put("batch", batch.toString())
        .put("part", PART)
        .put("l", Json.text(all))
        .put("openedOn", openedOn.toString());
  }

  static List<ExpectedApp> read(Item item) {
    var apps = new ArrayList<ExpectedApp>();
    for (JsonNode app : Json.own(item.textOf("l"))) {
      apps.add(
          new ExpectedApp(
              app.get(0).intValue(), app.get(1).textValue(), Instant.ofEpochSecond(app.get(2).longValue())));
    }
    return apps;
  }
}
