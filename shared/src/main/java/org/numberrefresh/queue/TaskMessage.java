package org.numberrefresh.queue;

import com.fasterxml.jackson.databind.JsonNode;
import org.numberrefresh.batch.BatchId;
import org.numberrefresh.batch.TaskId;
import org.numberrefresh.json.Json;

/**
 * A task in a queue.
 *
 * @param task the task
 * @param app the app's id, by which the queue shares its capacity fairly
 * @param slow whether it goes to the lane of slow apps
 */
public record TaskMessage(TaskId task, String app, boolean slow) {

  /** The message's body: keys only. */
  public String body() {
    return Json.text(Json.object().put("batch", task.batch().toString()).put("app", task.app()).put("appId", app));
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
        slow);
  }
}
