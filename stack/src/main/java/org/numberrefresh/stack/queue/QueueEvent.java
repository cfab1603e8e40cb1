package org.numberrefresh.stack.queue;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.numberrefresh.stack.json.StackJson;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** Messages as Lambda hands them to a function, and the function's answer read as Lambda reads it. */
final class QueueEvent {

  private QueueEvent() {}

  static byte[] of(List<Message> messages, String queueArn, String region) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(1024 * messages.size());
    try (JsonGenerator json = StackJson.MAPPER.createGenerator(out)) {
      json.writeStartObject();
      json.writeArrayFieldStart("Records");
      for (Message message : messages) {
        record(json, message, queueArn, region);
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static void record(JsonGenerator json, Message message, String queueArn, String region) throws IOException {
    json.writeStartObject();
    json.writeStringField("messageId", message.messageId());
    json.writeStringField("receiptHandle", message.receiptHandle());
    json.writeStringField("body", message.body());
    json.writeStringField("md5OfBody", message.md5OfBody());
    json.writeStringField("eventSource", "aws:sqs");
    json.writeStringField("eventSourceARN", queueArn);
    json.writeStringField("awsRegion", region);
    json.writeObjectFieldStart("attributes");
    for (Map.Entry<String, String> attribute : message.attributesAsStrings().entrySet()) {
      json.writeStringField(attribute.getKey(), attribute.getValue());
    }
    json.writeEndObject();
    json.writeObjectFieldStart("messageAttributes");
    for (Map.Entry<String, MessageAttributeValue> attribute : message.messageAttributes().entrySet()) {
      json.writeObjectFieldStart(attribute.getKey());
      json.writeStringField("dataType", attribute.getValue().dataType());
      if (attribute.getValue().stringValue() != null) {
        json.writeStringField("stringValue", attribute.getValue().stringValue());
      }
      if (attribute.getValue().binaryValue() != null) {
        json.writeBinaryField("binaryValue", attribute.getValue().binaryValue().asByteArray());
      }
      json.writeEndObject();
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  /**
   * Says which messages are done, by Lambda's rules for partial batch responses. An empty answer or list means all. A
   * list with an unknown or empty identifier means none, and so does an answer that is not JSON.
   */
  static List<Message> done(List<Message> messages, byte[] output) {
    if (output.length == 0) {
      return messages;
    }
    Optional<JsonNode> answer = StackJson.read(output);
    if (answer.isEmpty()) {
      return List.of();
    }
    JsonNode failures = answer.get().path("batchItemFailures");
    if (answer.get().isNull() || failures.isMissingNode() || failures.isNull() || failures.isEmpty()) {
      return messages;
    }
    Set<String> failed = new HashSet<>();
    failures.forEach(failure -> failed.add(failure.path("itemIdentifier").asText("")));
    Set<String> known = new HashSet<>();
    messages.forEach(message -> known.add(message.messageId()));
    return known.containsAll(failed)
        ? messages.stream().filter(message -> !failed.contains(message.messageId())).toList()
        : List.of();
  }
}
