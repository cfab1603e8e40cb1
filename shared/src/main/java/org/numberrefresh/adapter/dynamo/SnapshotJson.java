package org.numberrefresh.adapter.dynamo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.numberrefresh.domain.batch.BatchCounts;
import org.numberrefresh.domain.batch.BatchCounts.AppCounts;
import org.numberrefresh.domain.batch.BatchState;
import org.numberrefresh.domain.batch.NumberCounts;
import org.numberrefresh.domain.order.OrderSnapshot;
import org.numberrefresh.domain.order.OrderSnapshot.Seen;
import org.numberrefresh.domain.outcome.OutwardOutcome;
import org.numberrefresh.domain.refresh.OrderId;
import org.numberrefresh.json.Json;

/**
 * The stored form of a snapshot: {@code {"turn", "batches": [{"b", "mark", "at", "state", "begins", "left", "numbers":
 * [six counts], "outcomes", "apps": [app, deadline, waiting, unsent, ...]}]}}. Times are seconds since 1970.
 */
final class SnapshotJson {

  private static final int APP_FIELDS = 4;

  private SnapshotJson() {}

  static byte[] bytes(OrderSnapshot snapshot) {
    ObjectNode json = Json.object().put("turn", snapshot.turn());
    ArrayNode batches = json.putArray("batches");
    snapshot.batches().forEach(seen -> write(seen, batches.addObject()));
    return Json.bytes(json);
  }

  private static void write(Seen seen, ObjectNode json) {
    BatchCounts counts = seen.counts();
    json.put("b", counts.batch())
        .put("mark", seen.mark())
        .put("at", counts.seenAt().getEpochSecond())
        .put("state", counts.state().name())
        .put("begins", counts.beginsAt().getEpochSecond())
        .put("left", counts.left());
    NumberCounts numbers = counts.numbers();
    json.putArray("numbers")
        .add(numbers.cooling())
        .add(numbers.waiting())
        .add(numbers.clear())
        .add(numbers.withResidue())
        .add(numbers.restored())
        .add(numbers.cancelled());
    ObjectNode outcomes = json.putObject("outcomes");
    counts.outcomes().forEach((outward, pairs) -> outcomes.put(outward.name(), pairs));
    ArrayNode apps = json.putArray("apps");
    counts
        .apps()
        .forEach(
            app ->
                apps.add(app.app()).add(app.deadline().getEpochSecond()).add(app.waiting()).add(app.unsent() ? 1 : 0));
  }

  static OrderSnapshot read(OrderId order, long version, String text) {
    JsonNode json = Json.own(text);
    var batches = new ArrayList<Seen>();
    json.get("batches").forEach(batch -> batches.add(seen(batch)));
    return new OrderSnapshot(order, version, json.get("turn").intValue(), batches);
  }

  private static Seen seen(JsonNode json) {
    JsonNode of = json.get("numbers");
    var numbers = new NumberCounts(at(of, 0), at(of, 1), at(of, 2), at(of, 3), at(of, 4), at(of, 5));
    return new Seen(
        json.get("mark").intValue(),
        new BatchCounts(
            json.get("b").intValue(),
            time(json.get("at")),
            BatchState.valueOf(json.get("state").textValue()),
            time(json.get("begins")),
            json.get("left").intValue(),
            numbers,
            outcomes(json.get("outcomes")),
            apps(json.get("apps"))));
  }

  private static Map<OutwardOutcome, Integer> outcomes(JsonNode json) {
    var outcomes = new EnumMap<OutwardOutcome, Integer>(OutwardOutcome.class);
    json.properties()
        .forEach(pairs -> outcomes.put(OutwardOutcome.valueOf(pairs.getKey()), pairs.getValue().intValue()));
    return outcomes;
  }

  private static List<AppCounts> apps(JsonNode json) {
    var apps = new ArrayList<AppCounts>();
    for (int i = 0; i < json.size(); i += APP_FIELDS) {
      apps.add(new AppCounts(at(json, i), time(json.get(i + 1)), at(json, i + 2), at(json, i + 3) == 1));
    }
    return apps;
  }

  private static int at(JsonNode array, int index) {
    return array.get(index).intValue();
  }

  private static Instant time(JsonNode seconds) {
    return Instant.ofEpochSecond(seconds.longValue());
  }
}
