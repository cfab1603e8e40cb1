package org.numberrefresh.adapter.dynamo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.numberrefresh.domain.app.Fault;
import org.numberrefresh.domain.batch.Owed;
import org.numberrefresh.domain.batch.Parking;
import org.numberrefresh.domain.batch.TaskOutcomes;
import org.numberrefresh.domain.key.Sealer;
import org.numberrefresh.domain.outcome.Outcomes;
import org.numberrefresh.domain.outcome.PairDetail;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.refresh.TaskId;
import org.numberrefresh.json.Json;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The state of a task as one item: a byte a number, and what few numbers have beside it. That is an app's own text
 * about somebody's account, so it is sealed.
 *
 * <p>Decision: docs/decisions.md#one-item-holds-500-outcomes
 */
final class TaskItem {

  static final String PREFIX = "outcomes#";
  static final String FROM = "dueFrom";

  private final Sealer sealer;

  TaskItem(Sealer sealer) {
    this.sealer = sealer;
  }

  static Map<String, AttributeValue> key(TaskId task) {
    return Map.of("batch", Item.text(task.batch().toString()), "part", Item.text(part(task.app())));
  }

  static String part(int app) {
    return PREFIX + app;
  }

  static int app(String part) {
    return Integer.parseInt(part, PREFIX.length(), part.length(), 10);
  }

  Item write(TaskOutcomes task) {
    Item item =
        Item.empty()
            .put("batch", task.task().batch().toString())
            .put("part", part(task.task().app()))
            .put("v", task.version())
            .put("o", task.outcomes().bytes())
            .put("a", task.attempts())
            .put("t", task.updatedAt().getEpochSecond());
    if (!task.details().isEmpty()) {
      item.put("d", sealer.seal(place(task.task()), details(task.details())));
    }
    if (task.owed().revision()) {
      item.put("late", 1);
    }
    item.put("recalls", task.owed().recalls());
    task.lastFault().ifPresent(fault -> item.put("f", fault.name()));
    task.parked().ifPresent(p -> item.put("dueAt", p.dueAt().getEpochSecond()).put("dueShard", p.shard()));
    task.parked().filter(p -> p.from() > 0).ifPresent(p -> item.put(FROM, p.from()));
    return item;
  }

  TaskOutcomes read(Item item) {
    var id = new TaskId(BatchId.parse(item.textOf("batch")), app(item.textOf("part")));
    return new TaskOutcomes(
        id,
        item.number("v", 0),
        Outcomes.ofBytes(item.bytes("o")),
        item.has("d") ? details(sealer.open(place(id), item.bytes("d"))) : Map.of(),
        item.integer("a"),
        item.has("f") ? Optional.of(Fault.valueOf(item.textOf("f"))) : Optional.empty(),
        Instant.ofEpochSecond(item.number("t", 0)),
        item.instant("dueAt").map(at -> new Parking(at, item.textOf("dueShard"), (int) item.number(FROM, 0))),
        new Owed(item.has("late"), item.bits("recalls")));
  }

  private static String place(TaskId task) {
    return "details/" + task.batch() + "/" + task.app();
  }

  private static byte[] details(Map<Integer, PairDetail> details) {
    ObjectNode all = Json.object();
    details.forEach((index, d) -> all.putArray(index.toString()).add(d.caseId()).add(d.providerCode()));
    return Json.bytes(all);
  }

  private static Map<Integer, PairDetail> details(byte[] json) {
    var details = new HashMap<Integer, PairDetail>();
    for (Map.Entry<String, JsonNode> one : Json.own(new String(json, StandardCharsets.UTF_8)).properties()) {
      JsonNode pair = one.getValue();
      details.put(Integer.valueOf(one.getKey()), new PairDetail(pair.get(0).textValue(), pair.get(1).textValue()));
    }
    return details;
  }
}
