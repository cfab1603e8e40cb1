package org.numberrefresh.simulation.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class OrdersProgressTest {

  private static final String ORDER =
      """
      {"orderId": "o", "mode": "BATCH", "state": "IN_PROGRESS", "numbers": 10, "apps": 20, "rejected": 2,
       "dueAt": "2026-11-06T23:59:59+08:00", "outcomes": {"PENDING": 40, "CLEAR": 150, "BLOCKED": 10}}\
      """;

  @Test
  void an_order_is_read() throws JsonProcessingException {
    OrdersProgress progress = read(ORDER);

    assertEquals(200, progress.pairs());
    assertEquals(40, progress.pending());
    assertEquals(160, progress.done());
    assertEquals(Instant.parse("2026-11-06T15:59:59Z"), progress.dueAt());
    assertFalse(progress.settled());
    assertTrue(progress.addsUp());
  }

  @Test
  void orders_are_taken_together() throws JsonProcessingException {
    OrdersProgress one = read(ORDER);
    OrdersProgress other =
        read(ORDER.replace("IN_PROGRESS", "SETTLED").replace("11-06", "11-09").replace("PENDING", "REFUSED"));
    OrdersProgress both = OrdersProgress.NONE.plus(one).plus(other);

    assertEquals(400, both.pairs());
    assertEquals(40, both.pending());
    assertEquals(300, both.outcomes().get("CLEAR"));
    assertFalse(both.settled());
    assertTrue(OrdersProgress.NONE.plus(other).settled());
    assertEquals(other.dueAt(), both.dueAt());
  }

  @Test
  void a_pair_in_no_count_does_not_add_up() throws JsonProcessingException {
    assertFalse(read(ORDER.replace("150", "149")).addsUp());
  }

  private static OrdersProgress read(String order) throws JsonProcessingException {
    return OrdersProgress.of(new ObjectMapper().readTree(order));
  }
}
