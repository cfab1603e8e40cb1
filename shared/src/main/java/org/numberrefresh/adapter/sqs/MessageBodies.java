package org.numberrefresh.adapter.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.numberrefresh.domain.queue.BatchMessage;
import org.numberrefresh.domain.queue.TaskMessage;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.refresh.RekeyPartId;
import org.numberrefresh.domain.refresh.TaskId;
import org.numberrefresh.json.Json;

/** The bodies of messages: keys only. */
public final class MessageBodies {

  private static final String TASKS_OF = "tasksOf";
  private static final String ERASURE = "erasure#";

  private MessageBodies() {}

  /** Writes a message that asks for a batch, a part of a change of the keys, or a wish to erase: {@code {"batch"}}. */
  public static String of(BatchMessage message) {
    String what =
        switch (message) {
          case BatchMessage.OfBatch(BatchId batch) -> batch.toString();
          case BatchMessage.OfRekeyPart(int part) -> new RekeyPartId(part).toString();
          case BatchMessage.OfErasure(String wish) -> ERASURE + wish;
        };
    return Json.text(Json.object().put("batch", what));
  }

  /** Writes a message that asks for a task: {@code {"batch", "app", "appId", "claim"}}, the last where it has one. */
  public static String of(TaskMessage message) {
    ObjectNode body = Json.object().put("batch", message.task().batch().toString());
    put(message, body);
    return Json.text(body);
  }

  private static void put(TaskMessage message, ObjectNode task) {
    task.put("app", message.task().app()).put("appId", message.app());
    message.claim().ifPresent(at -> task.put("claim", at.getEpochSecond()));
  }

  /**
   * Writes a message that asks for tasks: {@code {"tasksOf", "tasks": [{"app", "appId", "claim"}]}}, the first the
   * batch. They are read as {@link TaskMessage#shared}. One task is written as {@link #of(TaskMessage)} does. A version
   * that knows no such message refuses it, and it comes again.
   *
   * @param messages at least one, all of one batch
   */
  public static String ofTasks(List<TaskMessage> messages) {
    if (messages.size() == 1) {
      return of(messages.getFirst());
    }
    ObjectNode body = Json.object().put(TASKS_OF, messages.getFirst().task().batch().toString());
    ArrayNode tasks = body.putArray("tasks");
    messages.forEach(message -> put(message, tasks.addObject()));
    return Json.text(body);
  }

  /** Writes a message that asks for a carrier's feed to be pushed: {@code {"carrier"}}. */
  public static String ofPush(String carrier) {
    return Json.text(Json.object().put("carrier", carrier));
  }

  /**
   * Reads a message that asks for a carrier's feed to be pushed.
   *
   * @return the carrier's id
   * @throws RuntimeException where it is none: a poison message
   */
  public static String push(String body) {
    return Json.own(body).required("carrier").textValue();
  }

  /**
   * Reads a message that asks for a batch, a part of a change of the keys, or a wish to erase.
   *
   * @throws RuntimeException where it is none: a poison message
   */
  public static BatchMessage batch(String body) {
    String text = Json.own(body).path("batch").asText();
    if (text.startsWith(ERASURE)) {
      return new BatchMessage.OfErasure(text.substring(ERASURE.length()));
    }
    Optional<RekeyPartId> part = RekeyPartId.ofText(text);
    return part.isPresent()
        ? new BatchMessage.OfRekeyPart(part.get().number())
        : new BatchMessage.OfBatch(BatchId.parse(text));
  }

  /**
   * Reads a message that asks for one task or for several.
   *
   * @param slow true if it came from the lane of slow apps
   * @return at least one
   * @throws RuntimeException where it is none: a poison message
   */
  public static List<TaskMessage> tasks(String body, boolean slow) {
    JsonNode json = Json.own(body);
    if (!json.has(TASKS_OF)) {
      return List.of(task(BatchId.parse(json.path("batch").asText()), json, slow));
    }
    BatchId batch = BatchId.parse(json.path(TASKS_OF).asText());
    return json.required("tasks").valueStream().map(task -> task(batch, task, slow).together()).toList();
  }

  private static TaskMessage task(BatchId batch, JsonNode task, boolean slow) {
    return new TaskMessage(
        new TaskId(batch, task.path("app").asInt()),
        task.path("appId").asText(),
        slow,
        Optional.ofNullable(task.get("claim")).map(at -> Instant.ofEpochSecond(at.longValue())));
  }
}
