package org.numberrefresh.simulation.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.Instant;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.numberrefresh.simulation.demo.BatchOrders.Rejection;
import org.numberrefresh.simulation.session.SyntheticOrder;

class BatchOrdersTest {

  private static final SyntheticOrder ORDER = SyntheticOrder.make(1, 0, 20, Instant.parse("2026-11-20T03:00:00Z"));

  private final TreeMap<String, Rejection> rejections = new TreeMap<>();

  @Test
  void lines_rejected_as_they_must_be_are_right() {
    BatchOrders.check(ORDER, expected(), rejections);

    assertTrue(rejections.values().stream().allMatch(Rejection::allRight));
    assertEquals(45, rejections.values().stream().mapToInt(Rejection::lines).sum());
  }

  @Test
  void a_bad_line_that_was_accepted_is_told() {
    ArrayNode rejected = expected();
    rejected.remove(0);
    BatchOrders.check(ORDER, rejected, rejections);

    assertEquals(1, rejections.values().stream().filter(kind -> !kind.allRight()).count());
    assertTrue(rejections.values().stream().anyMatch(kind -> kind.instead().equals("accepted")));
  }

  @Test
  void a_good_line_that_was_rejected_is_told() {
    ArrayNode rejected = expected();
    int good =
        ORDER.lines().indexOf(ORDER.lines().stream().filter(SyntheticOrder.Line::good).findFirst().orElseThrow());
    rejected.addObject().put("index", good).put("code", "INTERNAL");
    BatchOrders.check(ORDER, rejected, rejections);

    Rejection kind = rejections.get("nothing wrong");
    assertFalse(kind.allRight());
    assertEquals("INTERNAL", kind.instead());
  }

  private static ArrayNode expected() {
    ArrayNode rejected = new ObjectMapper().createArrayNode();
    ORDER.mustBeRejected().forEach((index, line) -> rejected.addObject().put("index", index).put("code", line.code()));
    return rejected;
  }
}
