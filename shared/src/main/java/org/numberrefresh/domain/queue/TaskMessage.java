package org.numberrefresh.domain.queue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.refresh.TaskId;
import org.numberrefresh.json.Json;

/**
 * A task in a queue.
 *
 * @param task the task
 * @param app the app's id, by which the queue shares its capacity fairly
 * @param slow whether it goes to the lane of slow apps
 * @param claim the due time that the sweep's claim gave the parked task; where the task has another by now, the message
 *     is an old one
 */
public record TaskMessage(TaskId task, String app, boolean slow, Optional<Instant> claim) {

  /** A task that is not parked. */
  public TaskMessage(TaskId task, String app, boolean slow) {
    this(task, app, slow, Optional.empty());
  }

  /** The message's body: keys only. */
  public String body() {
    ObjectNode body = Json.object().put("batch", task.batch().toString()).put("app", task.app()).put("appId", app);
    claim.ifPresent(at -> body.put("claim", at.getEpochSecond()));
    return Json.text(body);
  }

  /**
   * Reads a message's body.
   *
   * @throws RuntimeException where it is none: a poison message
   */
  public static TaskMessage ofBody(String body, boolean slow) {
    JsonNode json = Json.own(body);
    return new TaskMessage(
        new TaskId(BatchId.parse(json.path("batch").asText()), json.path("app").asInt()),
        json.path("appId").asText(),
        slow,
        Optional.ofNullable(json.get("claim")).map(at -> Instant.ofEpochSecond(at.longValue())));
  }
}
