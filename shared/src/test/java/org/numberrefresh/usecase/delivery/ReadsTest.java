package org.numberrefresh.usecase.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.numberrefresh.fake.FakeAppCaller;
import org.numberrefresh.fake.Requests;
import org.numberrefresh.fake.TestNumbers;
import org.numberrefresh.fake.World;
import org.numberrefresh.usecase.dispatch.BatchDriver;

/** The reads of a run while its apps finish one after the other. */
class ReadsTest {

  private static final int TASKS = 10;

  private final World world = new World();
  private final AtomicInteger headsRead = new AtomicInteger();
  private final Semaphore turn = new Semaphore(0);

  /** Runs tasks and counts the heads that are read in rounds; each round lets the next app answer. */
  private void run() {
    world.batches.heads.afterEachRound(
        batches -> {
          headsRead.addAndGet(batches.size());
          turn.release();
        });
    world.worker().deliver(world.queues.takeTasks(TASKS), time -> true, (message, why) -> {});
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
