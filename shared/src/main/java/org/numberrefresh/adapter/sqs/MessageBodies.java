package org.numberrefresh.adapter.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import org.numberrefresh.domain.queue.BatchMessage;
import org.numberrefresh.domain.queue.TaskMessage;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.refresh.RekeyPartId;
import org.numberrefresh.domain.refresh.TaskId;
import org.numberrefresh.json.Json;

/** The bodies of messages: keys only. */
public final class MessageBodies {

  private MessageBodies() {}

  /** Writes a message that asks for a batch, or for a part of a change of the keys: {@code {"batch"}}. */
  public static String of(BatchMessage message) {
    String what =
        switch (message) {
          case BatchMessage.OfBatch(BatchId batch) -> batch.toString();
          case BatchMessage.OfRekeyPart(int part) -> new RekeyPartId(part).toString();
        };
    return Json.text(Json.object().put("batch", what));
  }

  /** Writes a message that asks for a task: {@code {"batch", "app", "appId", "claim"}}, the last where it has one. */
  public static String of(TaskMessage message) {
    ObjectNode body =
        Json.object()
            .put("batch", message.task().batch().toString())
            .put("app", message.task().app())
            .put("appId", message.app());
    message.claim().ifPresent(at -> body.put("claim", at.getEpochSecond()));
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
   * Reads a message that asks for a batch, or for a part of a change of the keys.
   *
   * @throws RuntimeException where it is none: a poison message
   */
  public static BatchMessage batch(String body) {
    String text = Json.own(body).path("batch").asText();
    Optional<RekeyPartId> part = RekeyPartId.ofText(text);
    return part.isPresent()
        ? new BatchMessage.OfRekeyPart(part.get().number())
        : new BatchMessage.OfBatch(BatchId.parse(text));
  }

  /**
   * Reads a message that asks for a task.
   *
   * @param slow true if it came from the lane of slow apps
   * @throws RuntimeException where it is none: a poison message
   */
  public static TaskMessage task(String body, boolean slow) {
    JsonNode json = Json.own(body);
    return new TaskMessage(
        new TaskId(BatchId.parse(json.path("batch").asText()), json.path("app").asInt()),
        json.path("appId").asText(),
        slow,
        Optional.ofNullable(json.get("claim")).map(at -> Instant.ofEpochSecond(at.longValue())));
  }
}
