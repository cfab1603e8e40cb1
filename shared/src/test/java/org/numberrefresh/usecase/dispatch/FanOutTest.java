package org.numberrefresh.usecase.dispatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.numberrefresh.domain.event.EventType;
import org.numberrefresh.domain.order.Order;
import org.numberrefresh.domain.outcome.OutwardOutcome;
import org.numberrefresh.fake.World;
import org.numberrefresh.problem.Unavailable;

class FanOutTest {

  private final World world = new World().withApps("chat", "pay");

  @Test
  void a_feed_that_takes_nothing_has_tasks_sent_once() {
    Order order = world.submit("k", 0, 2);
    world.feeds.refuse(EventType.ORDER_STARTED);
    for (int i = 0; i < 3; i++) {
      assertThrows(Unavailable.class, () -> new BatchDriver(world.core()).drive(order.batchIds().getFirst()));
    }
    assertEquals(2, world.queues.takeTasks(10).size());
    world.feeds.refuse();
    world.run();
    assertEquals(Map.of(OutwardOutcome.CLEAR, 4L), world.view(order).outcomes());
    assertEquals(
        List.of(EventType.ORDER_ACCEPTED, EventType.ORDER_STARTED),
        world.feeds.dataOf(World.CARRIER).stream().map(event -> event.type()).limit(2).toList());
  }
}
