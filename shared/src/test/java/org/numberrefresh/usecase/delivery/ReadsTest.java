package org.numberrefresh.usecase.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.numberrefresh.domain.batch.Batches;
import org.numberrefresh.domain.core.Core;
import org.numberrefresh.domain.core.Stores;
import org.numberrefresh.fake.FakeAppCaller;
import org.numberrefresh.fake.Requests;
import org.numberrefresh.fake.TestNumbers;
import org.numberrefresh.fake.World;
import org.numberrefresh.usecase.dispatch.BatchDriver;

/** What a run reads of its batches while its apps finish one after the other. */
class ReadsTest {

  private static final int TASKS = 10;

  private final World world = new World();
  private final AtomicInteger headsRead = new AtomicInteger();
  private final Semaphore turn = new Semaphore(0);

  /** A core that counts the heads that are read in one round; each round lets the next app answer. */
  private Core counted() {
    Core core = world.core();
    Stores real = core.stores();
    var batches =
        (Batches)
            Proxy.newProxyInstance(
                Batches.class.getClassLoader(),
                new Class<?>[] {Batches.class},
                (proxy, method, arguments) -> {
                  try {
                    Object result = method.invoke(real.batches(), arguments);
                    if (method.getName().equals("heads")) {
                      headsRead.addAndGet(((Collection<?>) arguments[0]).size());
                      turn.release();
                    }
                    return result;
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

  private void run() {
    new DeliverTasks(counted(), world.caller, "https://hub.example/results", world.events())
        .deliver(world.queues.takeTasks(TASKS), time -> true, (message, why) -> {});
  }

  private void app(String id) {
    world.withApps(id);
    world.caller.tell(
        id,
        items -> {
          turn.acquireUninterruptibly();
          return FakeAppCaller.results(items, item -> "NOT_BOUND");
        });
  }

  @Test
  void a_run_over_many_batches_reads_each_head_twice() {
    for (int i = 0; i < TASKS; i++) {
      String id = "app" + i;
      app(id);
      var body = Requests.batch(TestNumbers.texts(i, 1), "2026-01-05T00:00:00+08:00", id);
      new BatchDriver(world.core()).drive(world.submit("k" + i, body).batchIds().getFirst());
    }
    run();
    assertEquals(TASKS, world.caller.asked().size());
    assertEquals(2 * TASKS, headsRead.get());
  }

  @Test
  void a_run_over_one_batch_reads_its_head_once_more_for_each_app_at_most() {
    for (int i = 0; i < TASKS; i++) {
      app("app" + i);
    }
    new BatchDriver(world.core()).drive(world.submit("k", 0, 1).batchIds().getFirst());
    run();
    assertEquals(TASKS, world.caller.asked().size());
    assertTrue(headsRead.get() <= 1 + TASKS);
  }
}
