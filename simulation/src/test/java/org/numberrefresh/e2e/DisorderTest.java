package org.numberrefresh.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Messages that come twice, late and out of order change nothing of what comes out in the end. */
class DisorderTest {

  private static final int NUMBERS = 6;

  @Test
  void what_is_delivered_twice_late_and_out_of_order_ends_in_the_truth() {
    try (Hub hub = Hub.start(options -> options.withDisorder(Optional.of(2026L)));
        TestApp now = hub.app("now", TestApp.each(item -> truth(item, "UNBOUND")));
        TestApp blocking = hub.app("blocking", TestApp.each(item -> truth(item, "BLOCKED", "ACCOUNT_BANNED")));
        TestApp later = hub.app("later", TestApp.later());
        TestApp failing = hub.app("failing", TestApp.status(503))) {
      List<TestApp> apps = List.of(now, blocking, later, failing);
      List<PlacedOrder> orders = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        orders.add(hub.batch(apps, Hub.numbers(NUMBERS)));
      }
      int all = orders.size() * NUMBERS;
      Eventually.until("the later app was asked about all", () -> later.refs().size(), size -> size == all);
      later.refs().forEach((number, ref) -> assertEquals(200, later.send(truth(number, ref, "UNBOUND")).status()));
      Eventually.until("the failing app was asked", () -> failing.refs().size(), size -> size > 0);
      failing.answers(TestApp.each(item -> truth(item, "UNBOUND")));
      for (PlacedOrder order : orders) {
        order.settledWithin(Duration.ofMinutes(2));
        holdsTheTruth(order, apps, blocking);
      }
    }
  }

  private static void holdsTheTruth(PlacedOrder order, List<TestApp> apps, TestApp blocking) {
    Map<String, JsonNode> lines = order.results(100);
    assertEquals(NUMBERS, lines.size());
    lines.forEach(
        (number, line) -> {
          for (TestApp app : apps) {
            String bound = app == blocking ? "BLOCKED ACCOUNT_BANNED" : "CLEAR";
            assertEquals(isBound(number) ? bound : "CLEAR", PlacedOrder.outcome(line, app));
          }
        });
  }

  private static boolean isBound(String number) {
    return number.charAt(number.length() - 1) % 2 == 0;
  }

  private static ObjectNode truth(JsonNode item, String... bound) {
    return truth(item.path("phoneNumber").asText(), item.path("ref").asText(), bound);
  }

  private static ObjectNode truth(String number, String ref, String... bound) {
    if (!isBound(number)) {
      return TestApp.result(ref, "NOT_BOUND");
    }
    return bound.length == 1 ? TestApp.result(ref, bound[0]) : TestApp.result(ref, bound[0], bound[1]);
  }
}
