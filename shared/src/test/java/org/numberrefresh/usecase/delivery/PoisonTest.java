package org.numberrefresh.usecase.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.numberrefresh.domain.batch.Batches;
import org.numberrefresh.domain.core.Core;
import org.numberrefresh.domain.core.Stores;
import org.numberrefresh.domain.order.Order;
import org.numberrefresh.domain.outcome.OutwardOutcome;
import org.numberrefresh.domain.queue.TaskMessage;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.fake.World;
import org.numberrefresh.usecase.dispatch.BatchDriver;

/** What cannot be read spends its own receives and nobody else's. */
class PoisonTest {

  private final World world = new World();

  /** A core that finds the numbers of a batch spoilt. */
  private Core spoilt(BatchId batch) {
    Core core = world.core();
    Stores real = core.stores();
    var batches =
        (Batches)
            Proxy.newProxyInstance(
                Batches.class.getClassLoader(),
                new Class<?>[] {Batches.class},
                (proxy, method, arguments) -> {
                  try {
                    boolean hit = method.getName().equals("numbers") && arguments[0].equals(batch);
                    return hit ? Optional.of(new byte[64]) : method.invoke(real.batches(), arguments);
                  } catch (InvocationTargetException e) {
                    throw e.getCause();
                  }
                });
    var stores =
        new Stores(
            real.numbers(),
            batches,
            real.orders(),
            real.apps(),
            real.carriers(),
            real.clients(),
            real.standings(),
            real.rekeyings());
    return new Core(stores, core.queues(), core.keys(), core.clock(), core.random());
  }

  @Test
  void a_batch_whose_numbers_cannot_be_read_holds_up_no_other_task_of_its_run() {
    world.withApps("chat", "pay");
    Order good = world.submit("good", 0, 2);
    Order bad = world.submit("bad", 2, 2);
    for (Order order : List.of(bad, good)) {
      new BatchDriver(world.core()).drive(order.batchIds().getFirst());
    }
    List<TaskMessage> messages = world.queues.takeTasks(10);
    var failed = new ArrayList<BatchId>();
    new DeliverTasks(spoilt(bad.batchIds().getFirst()), world.caller, "https://hub.example/results", world.events())
        .deliver(messages, time -> true, (message, why) -> failed.add(message.task().batch()));
    BatchId poison = bad.batchIds().getFirst();
    assertEquals(List.of(poison, poison), failed);
    world.run();
    assertEquals(Map.of(OutwardOutcome.CLEAR, 4L), world.view(good).outcomes());
  }
}
