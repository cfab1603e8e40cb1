package org.numberrefresh.adapter.dynamo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.numberrefresh.domain.order.ReplayPlan;
import org.numberrefresh.domain.outcome.Outcome;

class PlanJsonTest {

  private static final String STORED =
      "{\"cuts\":[{\"apps\":[\"chat\",\"pay\"],\"at\":[0,3,12,499]}],\"counts\":{\"chat\":{\"BLOCKED_OPEN_DISPUTE\":2}}}";

  private static final ReplayPlan PLAN =
      new ReplayPlan(
          List.of(
              new ReplayPlan.Cut(
                  List.of("chat", "pay"), List.of(new ReplayPlan.Place(0, 3), new ReplayPlan.Place(12, 499)))),
          Map.of("chat", Map.of(Outcome.BLOCKED_OPEN_DISPUTE, 2)));

  @Test
  void a_plan_is_written_in_the_form_that_is_stored() {
    assertEquals(STORED, new String(PlanJson.bytes(PLAN), StandardCharsets.UTF_8));
  }

  @Test
  void a_stored_plan_is_read() {
    assertEquals(PLAN, PlanJson.read(STORED.getBytes(StandardCharsets.UTF_8)));
  }
}
