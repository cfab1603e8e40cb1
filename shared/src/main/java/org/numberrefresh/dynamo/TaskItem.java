package org.numberrefresh.dynamo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.numberrefresh.batch.BatchId;
import org.numberrefresh.batch.Fault;
import org.numberrefresh.batch.Parking;
import org.numberrefresh.batch.TaskId;
import org.numberrefresh.batch.TaskOutcomes;
import org.numberrefresh.json.Json;
import org.numberrefresh.outcome.Outcomes;
import org.numberrefresh.outcome.PairDetail;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The state of a task as one item: a byte a number, and a sparse text for what few numbers have beside it. */
final class TaskItem {

  static final String PREFIX = "outcomes#";

  private TaskItem() {}

  static Map<String, AttributeValue> key(TaskId task) {
    return Map.of("batch", Item.text(task.batch().toString()), "part", Item.text(part(task.app())));
  }

  static String part(int app) {
    return PREFIX + app;
  }

  static int app(String part) {
    return Integer.parseInt(part, PREFIX.length(), part.length(), 10);
  }

  static Item write(TaskOutcomes task) {
    Item item =
        Item.empty()
            .put("batch", task.task().batch().toString())
            .put("part", part(task.task().app()))
            .put("v", task.version())
            .put("o", task.outcomes().bytes())
            .put("d", details(task.details()))
            .put("a", task.attempts())
            .put("t", task.updatedAt().getEpochSecond());
    task.lastFault().ifPresent(fault -> item.put("f", fault.name()));
    task.parked().ifPresent(p -> item.put("dueAt", p.dueAt().getEpochSecond()).put("dueShard", p.shard()));
    return item;
  }

  static TaskOutcomes read(Item item) {
    return new TaskOutcomes(
        new TaskId(BatchId.parse(item.textOf("batch")), app(item.textOf("part"))),
        item.number("v", 0),
        Outcomes.ofBytes(item.bytes("o")),
        details(item.text("d", "")),
        item.integer("a"),
        item.has("f") ? Optional.of(Fault.valueOf(item.textOf("f"))) : Optional.empty(),
        Instant.ofEpochSecond(item.number("t", 0)),
        item.instant("dueAt").map(at -> new Parking(at, item.textOf("dueShard"))));
  }

  private static String details(Map<Integer, PairDetail> details) {
    if (details.isEmpty()) {
      return "";
    }
    ObjectNode all = Json.object();
    details.forEach((index, d) -> all.putArray(index.toString()).add(d.caseId()).add(d.providerCode()));
    return Json.text(all);
  }

  private static Map<Integer, PairDetail> details(String text) {
    var details = new HashMap<Integer, PairDetail>();
    if (!text.isEmpty()) {
      for (Map.Entry<String, JsonNode> one : Json.own(text).properties()) {
        JsonNode pair = one.getValue();
        details.put(Integer.valueOf(one.getKey()), new PairDetail(pair.get(0).textValue(), pair.get(1).textValue()));
      }
    }
    return details;
  }
}
