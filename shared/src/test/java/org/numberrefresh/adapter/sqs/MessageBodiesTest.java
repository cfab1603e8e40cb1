package org.numberrefresh.adapter.sqs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.numberrefresh.domain.queue.BatchMessage;
import org.numberrefresh.domain.queue.TaskMessage;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.refresh.OrderId;
import org.numberrefresh.domain.refresh.TaskId;

/**
 * Messages that an earlier version has queued are read. It can read what this one queues, but for tasks that share a
 * message: those it refuses.
 */
class MessageBodiesTest {

  private static final BatchId BATCH = new BatchId(OrderId.parse("00112233445566778899"), 3);

  @Test
  void tasks_that_share_a_message_name_their_batch_once() {
    var claimed =
        new TaskMessage(new TaskId(BATCH, 8), "pay", false, Optional.of(Instant.ofEpochSecond(1_800_000_000)));
    List<TaskMessage> tasks = List.of(new TaskMessage(new TaskId(BATCH, 7), "chat", false), claimed);
    String body = MessageBodies.ofTasks(tasks);
    assertEquals(
        "{\"tasksOf\":\"00112233445566778899-3\",\"tasks\":[{\"app\":7,\"appId\":\"chat\"},"
            + "{\"app\":8,\"appId\":\"pay\",\"claim\":1800000000}]}",
        body);
    assertEquals(tasks.stream().map(TaskMessage::together).toList(), MessageBodies.tasks(body, false));
  }

  @Test
  void one_task_has_the_body_that_it_always_had() {
    var message = new TaskMessage(new TaskId(BATCH, 7), "chat", true);
    assertEquals(MessageBodies.of(message), MessageBodies.ofTasks(List.of(message)));
  }

  @Test
  void a_batch_has_the_body_that_it_always_had() {
    var message = new BatchMessage.OfBatch(BATCH);
    assertEquals("{\"batch\":\"00112233445566778899-3\"}", MessageBodies.of(message));
    assertEquals(message, MessageBodies.batch(MessageBodies.of(message)));
  }

  @Test
  void a_part_of_a_key_change_has_the_body_that_it_always_had() {
    var message = new BatchMessage.OfRekeyPart(16);
    String asABatch = new BatchId(OrderId.of("", "keys"), 16).toString();
    assertEquals("{\"batch\":\"" + asABatch + "\"}", MessageBodies.of(message));
    assertEquals("{\"batch\":\"b742dcaf012a20e4bd51-16\"}", MessageBodies.of(message));
    assertEquals(message, MessageBodies.batch(MessageBodies.of(message)));
  }

  @Test
  void a_wish_to_erase_is_named_in_place_of_a_batch() {
    var message = new BatchMessage.OfErasure("0a1b");
    assertEquals("{\"batch\":\"erasure#0a1b\"}", MessageBodies.of(message));
    assertEquals(message, MessageBodies.batch(MessageBodies.of(message)));
  }

  @Test
  void a_task_has_the_body_that_it_always_had() {
    var message = new TaskMessage(new TaskId(BATCH, 7), "chat", true);
    assertEquals("{\"batch\":\"00112233445566778899-3\",\"app\":7,\"appId\":\"chat\"}", MessageBodies.of(message));
    assertEquals(List.of(message), MessageBodies.tasks(MessageBodies.of(message), true));
  }

  @Test
  void a_parked_task_names_its_claim_to_the_second() {
    var at = Instant.parse("2026-11-02T01:00:00Z");
    var message = new TaskMessage(new TaskId(BATCH, 7), "chat", false, Optional.of(at));
    assertEquals(
        "{\"batch\":\"00112233445566778899-3\",\"app\":7,\"appId\":\"chat\",\"claim\":1793581200}",
        MessageBodies.of(message));
    assertEquals(List.of(message), MessageBodies.tasks(MessageBodies.of(message), false));
  }

  @Test
  void what_names_neither_is_poison() {
    for (String body : List.of("this is no task", "{}", "{\"batch\":\"b742dcaf012a20e4bd51-x\"}")) {
      assertThrows(RuntimeException.class, () -> MessageBodies.batch(body), body);
      assertThrows(RuntimeException.class, () -> MessageBodies.tasks(body, false), body);
    }
  }
}
