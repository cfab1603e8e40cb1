package org.numberrefresh.usecase.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.numberrefresh.domain.order.Order;
import org.numberrefresh.domain.outcome.OutwardOutcome;
import org.numberrefresh.domain.queue.TaskMessage;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.fake.World;
import org.numberrefresh.usecase.dispatch.BatchDriver;

/** What cannot be read spends its own receives and nobody else's. */
class PoisonTest {

  private final World world = new World();

  @Test
  void a_batch_whose_numbers_cannot_be_read_holds_up_no_other_task_of_its_run() {
    world.withApps("chat", "pay");
    Order good = world.submit("good", 0, 2);
    Order bad = world.submit("bad", 2, 2);
    for (Order order : List.of(bad, good)) {
      new BatchDriver(world.core()).drive(order.batchIds().getFirst());
    }
    List<TaskMessage> messages = world.queues.takeTasks(10);
    BatchId poison = bad.batchIds().getFirst();
    world.batches.contents.spoil(poison);
    var failed = new ArrayList<BatchId>();
    world.worker().deliver(messages, time -> true, (message, why) -> failed.add(message.task().batch()));
    assertEquals(List.of(poison, poison), failed);
    world.run();
    assertEquals(Map.of(OutwardOutcome.CLEAR, 4L), world.view(good).outcomes());
  }
}
