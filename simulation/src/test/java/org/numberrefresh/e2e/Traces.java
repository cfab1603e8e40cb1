package org.numberrefresh.e2e;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.InflaterInputStream;
import org.numberrefresh.stack.Stack;
import org.numberrefresh.stack.template.QueueSpec;
import org.numberrefresh.stack.template.TableSpec;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * Looks for phone numbers where none may be: as digits with and without the country code, as the eight bytes of a long,
 * in what is base64 or deflated too.
 */
final class Traces {

  private static final int SHORTEST = 11;

  private final Set<String> digits = new HashSet<>();
  private final Set<Long> longs = new HashSet<>();
  private final List<String> found = new ArrayList<>();
  private int looked;

  Traces(Collection<String> numbers) {
    for (String number : numbers) {
      digits.add(number.substring(3));
      longs.add(Long.parseLong(number.substring(1)));
      longs.add(Long.parseLong(number.substring(3)));
    }
  }

  /** The places in which numbers were found. */
  List<String> found() {
    return List.copyOf(found);
  }

  /** The count of values that were looked at. */
  int looked() {
    return looked;
  }

  void look(String where, String text) {
    look(where, text.getBytes(StandardCharsets.UTF_8));
    try {
      bytes(where + ", as base64", Base64.getDecoder().decode(text));
    } catch (IllegalArgumentException e) {
      // It is not base64.
    }
  }

  void look(String where, byte[] bytes) {
    looked++;
    bytes(where, bytes);
    inflated(bytes, new InflaterInputStream(new ByteArrayInputStream(bytes)), where);
  }

  private void inflated(byte[] bytes, InflaterInputStream in, String where) {
    var out = new ByteArrayOutputStream(bytes.length);
    try (in) {
      in.transferTo(out);
    } catch (IOException e) {
      // It is not deflated, or only as far as it was read.
    }
    bytes(where + ", inflated", out.toByteArray());
  }

  private void bytes(String where, byte[] bytes) {
    for (int i = 0; i + Long.BYTES <= bytes.length; i++) {
      if (longs.contains(ByteBuffer.wrap(bytes, i, Long.BYTES).getLong())) {
        found.add(where);
      }
    }
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    for (int i = 0; i + SHORTEST <= text.length(); i++) {
      if (digits.contains(text.substring(i, i + SHORTEST))) {
        found.add(where);
      }
    }
  }

  /** Looks at every attribute of every item of every table. */
  void lookAtTables(Stack stack) {
    for (TableSpec table : stack.template().tables()) {
      for (var page : stack.stores().dynamoDb().scanPaginator(request -> request.tableName(table.name()))) {
        page.items().forEach(item -> look(table.name(), item));
      }
    }
  }

  private void look(String table, Map<String, AttributeValue> item) {
    item.forEach(
        (name, value) -> {
          look(table + "." + name, name);
          look(table + "." + name, value);
        });
  }

  private void look(String where, AttributeValue value) {
    switch (value.type()) {
      case S -> look(where, value.s());
      case N -> look(where, value.n());
      case B -> look(where, value.b().asByteArray());
      case SS -> value.ss().forEach(text -> look(where, text));
      case NS -> value.ns().forEach(number -> look(where, number));
      case BS -> value.bs().forEach(bytes -> look(where, bytes.asByteArray()));
      case M -> look(where, value.m());
      case L -> value.l().forEach(one -> look(where, one));
      case BOOL, NUL -> looked++;
      case UNKNOWN_TO_SDK_VERSION -> throw new AssertionError(where + " has a type of its own");
    }
  }

  /** Takes every message from every queue, dead letters included, and looks at it. */
  void lookAtQueues(Stack stack) {
    for (QueueSpec queue : stack.template().queues()) {
      String url = stack.stores().surroundings().queueUrl().apply(queue.name());
      List<Message> messages;
      do {
        messages =
            stack
                .stores()
                .sqs()
                .receiveMessage(
                    request ->
                        request.queueUrl(url).maxNumberOfMessages(10).messageAttributeNames("All").waitTimeSeconds(0))
                .messages();
        messages.forEach(message -> look(queue.name(), message));
      } while (!messages.isEmpty());
    }
  }

  void look(String queue, Message message) {
    look(queue, message.body());
    Map<String, String> attributes = new HashMap<>(message.attributesAsStrings());
    message.messageAttributes().forEach((name, value) -> attributes.put(name, String.valueOf(value.stringValue())));
    attributes.forEach((name, value) -> look(queue + "." + name, value));
  }
}
