package org.numberrefresh.domain.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.refresh.OrderId;

/** Messages that an earlier version has queued are read, and it can read what this one queues. */
class BatchMessageTest {

  private static final BatchId BATCH = new BatchId(OrderId.parse("00112233445566778899"), 3);

  @Test
  void a_batch_has_the_body_that_it_always_had() {
    var message = new BatchMessage.OfBatch(BATCH);
    assertEquals("{\"batch\":\"00112233445566778899-3\"}", message.body());
    assertEquals(message, BatchMessage.ofBody(message.body()));
  }

  @Test
  void a_part_of_a_key_change_has_the_body_that_it_always_had() {
    var message = new BatchMessage.OfRekeyPart(16);
    String asABatch = new BatchId(OrderId.of("", "keys"), 16).toString();
    assertEquals("{\"batch\":\"" + asABatch + "\"}", message.body());
    assertEquals("{\"batch\":\"b742dcaf012a20e4bd51-16\"}", message.body());
    assertEquals(message, BatchMessage.ofBody(message.body()));
  }

  @Test
  void what_names_neither_is_poison() {
    assertThrows(RuntimeException.class, () -> BatchMessage.ofBody("{}"));
    assertThrows(RuntimeException.class, () -> BatchMessage.ofBody("{\"batch\":\"b742dcaf012a20e4bd51-x\"}"));
  }
}
