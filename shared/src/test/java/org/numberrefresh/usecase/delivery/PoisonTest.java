package org.numberrefresh.usecase.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.numberrefresh.domain.order.Order;
import org.numberrefresh.domain.outcome.OutwardOutcome;
import org.numberrefresh.domain.queue.TaskMessage;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.fake.FakeAppCaller;
import org.numberrefresh.fake.World;
import org.numberrefresh.usecase.dispatch.BatchDriver;

/** A message that cannot be read spends its own receives and nobody else's. */
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

  @Test
  void a_batch_that_cannot_be_woken_fails_its_own_task_alone() {
    world.withApps("chat", "pay");
    world.caller.tellEach("chat", (item, number) -> "BLOCKED/LEGAL_HOLD");
    world.submit("order", 0, 1);
    world.run();
    world.caller.tellAppeals("chat", () -> FakeAppCaller.answered(200, underReview()));
    BatchId appeal = new BatchId(world.appeal("appeal", 0, "chat").id(), 0);
    Order other = world.submit("other", 1, 1);
    for (BatchId batch : List.of(appeal, other.batchIds().getFirst())) {
      new BatchDriver(world.core()).drive(batch);
    }
    List<TaskMessage> messages = world.queues.takeTasks(10);
    world.queues.refuseBatches(true);
    var failed = new ArrayList<BatchId>();
    world.worker().deliver(messages, time -> true, (message, why) -> failed.add(message.task().batch()));
    assertTrue(failed.contains(appeal));
    world.queues.refuseBatches(false);
    world.queues.purge();
    world.after(Duration.ofMinutes(1));
    assertEquals(Map.of(OutwardOutcome.CLEAR, 1L, OutwardOutcome.BLOCKED, 1L), world.view(other).outcomes());
  }

  private String underReview() {
    String ref = world.caller.appealed("chat").getFirst().path("ref").asText();
    return "{\"results\": [{\"ref\": \"" + ref + "\", \"appeal\": \"UNDER_REVIEW\"}]}";
  }

  @Test
  void an_app_that_changes_in_the_middle_of_a_run_is_one_app_and_is_called_once() {
    world.withApps("chat", "pay");
    List<Order> orders = List.of(world.submit("first", 0, 2), world.submit("second", 2, 2));
    orders.forEach(order -> new BatchDriver(world.core()).drive(order.batchIds().getFirst()));
    List<TaskMessage> messages = world.queues.takeTasks(10).stream().map(task -> task.alone(false)).toList();
    int earlier = world.caller.calls("chat.example").size();
    var changing =
        new AbstractList<TaskMessage>() {
          @Override
          public TaskMessage get(int index) {
            world.clock.advance(Duration.ofSeconds(20));
            world.apps.slow("chat", index % 2 == 0);
            return messages.get(index);
          }

          @Override
          public int size() {
            return messages.size();
          }
        };
    var failed = new ArrayList<TaskMessage>();
    world.worker().deliver(changing, time -> true, (message, why) -> failed.add(message));
    assertEquals(List.of(), failed);
    assertEquals(earlier + 1, world.caller.calls("chat.example").size());
    world.run();
    orders.forEach(order -> assertEquals(Map.of(OutwardOutcome.CLEAR, 4L), world.view(order).outcomes()));
  }

  @Test
  void an_app_that_cannot_be_read_fails_its_own_tasks_alone() {
    world.withApps("chat", "pay");
    Order order = world.submit("order", 0, 2);
    new BatchDriver(world.core()).drive(order.batchIds().getFirst());
    List<TaskMessage> messages = world.queues.takeTasks(10);
    world.apps.save("chat", World.profile("chat", World.push("moved")), world.apps.find("chat").orElseThrow().keys());
    world.clock.advance(Duration.ofSeconds(20));
    world.apps.unreadable("chat");
    var failed = new ArrayList<String>();
    world.worker().deliver(messages, time -> true, (message, why) -> failed.add(message.app()));
    assertEquals(List.of("chat"), failed);
    assertEquals(2, world.caller.asked("pay").size());
  }
}
