package org.numberrefresh.usecase.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.numberrefresh.adapter.http.AppCaller;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.domain.batch.TaskOutcomes;
import org.numberrefresh.domain.queue.TaskMessage;
import org.numberrefresh.domain.refresh.TaskId;
import org.numberrefresh.fake.Crashes;
import org.numberrefresh.fake.FakeAppCaller;
import org.numberrefresh.fake.World;
import org.numberrefresh.usecase.dispatch.BatchDriver;

/** Orders of one number, whose tasks come in one message each. */
class SharedTasksTest {

  private static final int RUNS = 30;
  private static final int APPS = 40;
  private static final int MESSAGES_A_RUN = 10;

  private final World world = new World();

  private static String app(int i) {
    return "app" + i;
  }

  private List<List<TaskMessage>> orders(int count) {
    IntStream.range(0, APPS).forEach(i -> world.withApps(app(i)));
    var messages = new ArrayList<List<TaskMessage>>();
    for (int i = 0; i < count; i++) {
      new BatchDriver(world.core()).drive(world.submit("k" + i, i, 1).batchIds().getFirst());
      messages.add(world.queues.takeTasks(APPS));
    }
    return messages;
  }

  private void deliver(List<TaskMessage> messages) {
    world.worker().deliver(messages, time -> true, (message, why) -> world.queues.again(List.of(message)));
  }

  private void deliverAll(List<TaskMessage> messages) {
    for (int from = 0; from < messages.size(); from += MESSAGES_A_RUN) {
      deliver(messages.subList(from, Math.min(messages.size(), from + MESSAGES_A_RUN)));
    }
  }

  private void areSettledByHealthyApps(List<List<TaskMessage>> orders) {
    List<TaskId> tasks = orders.stream().flatMap(List::stream).map(TaskMessage::task).toList();
    assertEquals(RUNS * APPS, world.batches.tasks.find(tasks).values().stream().filter(TaskOutcomes::settled).count());
    assertEquals(List.of(), world.apps.all().stream().filter(app -> app.state().slow()).map(App::id).toList());
  }

  /**
   * Delivers orders in runs at once: those that fill the apps' places end when all others have.
   *
   * @return the tasks that went on by messages of their own
   */
  private List<TaskMessage> deliverAtOnce(List<List<TaskMessage>> orders) {
    int most = World.LIMITS.concurrency();
    var called = new Semaphore(0);
    var gate = new CountDownLatch(1);
    IntStream.range(0, APPS).forEach(i -> world.caller.tell(app(i), items -> atTheGate(items, called, gate)));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var first = new ArrayList<CompletableFuture<Void>>();
      for (List<TaskMessage> order : orders.subList(0, most)) {
        first.add(CompletableFuture.runAsync(() -> deliver(order), threads));
        called.acquireUninterruptibly(APPS);
      }
      CompletableFuture.allOf(
              orders.stream()
                  .skip(most)
                  .map(order -> CompletableFuture.runAsync(() -> deliver(order), threads))
                  .toArray(CompletableFuture<?>[]::new))
          .join();
      List<TaskMessage> onward = world.queues.takeTasks(RUNS * APPS);
      gate.countDown();
      first.forEach(CompletableFuture::join);
      return onward;
    }
  }

  private static AppCaller.Reply atTheGate(List<FakeAppCaller.AskedItem> items, Semaphore called, CountDownLatch gate) {
    called.release();
    try {
      gate.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return FakeAppCaller.results(items, item -> "NOT_BOUND");
  }

  @Test
  void runs_at_once_mark_no_app_and_write_no_more_than_single_messages_do() {
    List<List<TaskMessage>> orders = orders(RUNS);
    int before = world.standings.writes();
    List<TaskMessage> onward = deliverAtOnce(orders);
    int most = World.LIMITS.concurrency();
    assertEquals((RUNS - most) * APPS, onward.size());
    assertTrue(onward.stream().noneMatch(task -> task.shared() || task.slow()));
    deliverAll(onward);
    assertEquals(0, world.queues.takeTasks(1).size());
    areSettledByHealthyApps(orders);
    int writes = world.standings.writes() - before;
    assertTrue(writes <= writesOfSingles(), () -> "written " + writes);
  }

  @Test
  void a_task_of_an_app_that_became_slow_goes_to_the_slow_lane() {
    List<TaskMessage> order = orders(1).getFirst();
    world.apps.slow(app(3), true);
    deliver(order);
    assertEquals(List.of(), world.caller.asked(app(3)));
    assertEquals(APPS - 1, world.caller.asked().size());
    List<TaskMessage> onward = world.queues.takeTasks(APPS);
    assertEquals(List.of(task(order, app(3)).alone(true)), onward);
    deliver(onward);
    assertEquals(1, world.caller.asked(app(3)).size());
  }

  @Test
  void a_task_with_a_message_of_its_own_is_asked_whatever_its_app() {
    List<TaskMessage> order = orders(1).getFirst();
    world.apps.slow(app(3), true);
    deliver(List.of(task(order, app(3)).alone(false)));
    assertEquals(1, world.caller.asked(app(3)).size());
  }

  private static TaskMessage task(List<TaskMessage> order, String app) {
    return order.stream().filter(task -> task.app().equals(app)).findFirst().orElseThrow();
  }

  @Test
  void a_run_that_dies_anywhere_loses_no_task_that_goes_on() {
    for (Crashes.Moment moment : Crashes.Moment.values()) {
      int deaths = 0;
      while (new SharedTasksTest().diesAndIsRepeated(deaths + 1, moment)) {
        deaths++;
      }
      assertTrue(deaths > 10, "died " + deaths + " times");
    }
  }

  /** One of three apps is slow. The run dies at the n-th call of a port, if there are as many; whether it did. */
  private boolean diesAndIsRepeated(int call, Crashes.Moment moment) {
    world.withApps(app(0), app(1), app(2));
    new BatchDriver(world.core()).drive(world.submit("k", 0, 1).batchIds().getFirst());
    world.apps.slow(app(1), true);
    world.crashes.at(call, moment);
    world.runTasks(APPS);
    boolean died = world.crashes.deaths() > 0;
    world.crashes.restart();
    world.run();
    assertEquals(
        List.of(app(0), app(1), app(2)),
        world.caller.asked().stream().map(FakeAppCaller.AskedItem::app).sorted().distinct().toList());
    assertEquals(0, world.queues.size());
    return died;
  }

  private int writesOfSingles() {
    var other = new SharedTasksTest();
    List<List<TaskMessage>> orders = other.orders(RUNS);
    int before = other.world.standings.writes();
    orders.forEach(order -> other.deliverAll(order.stream().map(task -> task.alone(false)).toList()));
    other.areSettledByHealthyApps(orders);
    return other.world.standings.writes() - before;
  }
}
