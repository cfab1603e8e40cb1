package org.numberrefresh.usecase.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.numberrefresh.adapter.http.AppCaller.Reply;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.domain.app.Fault;
import org.numberrefresh.domain.batch.BatchState;
import org.numberrefresh.domain.batch.TaskOutcomes;
import org.numberrefresh.domain.limit.Pause;
import org.numberrefresh.domain.order.Order;
import org.numberrefresh.domain.outcome.OutwardOutcome;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.refresh.TaskId;
import org.numberrefresh.fake.FakeAppCaller;
import org.numberrefresh.fake.TestNumbers;
import org.numberrefresh.fake.World;
import org.numberrefresh.usecase.dispatch.BatchDriver;
import org.numberrefresh.usecase.query.AppView;
import org.numberrefresh.usecase.query.Queries;

/** Times at which a task is tried again or given up, and what its carrier sees of that. */
class RetriesTest {

  private final World world = new World();

  private void register(String id, int workingDays) {
    App.Profile good = World.profile(id);
    var profile = new App.Profile(good.name(), good.sector(), true, workingDays, List.of(), good.delivery());
    world.registry().putApp(id, profile);
  }

  private TaskOutcomes task(Order order, String app) {
    BatchId batch = order.batchIds().getFirst();
    var id = new TaskId(batch, world.apps.find(app).orElseThrow().number());
    return world.batches.tasks.find(List.of(id)).get(id);
  }

  private AppView seen(String app) {
    var number = TestNumbers.number(0);
    return new Queries(world.core())
        .statuses(World.CARRIER, List.of(number)).get(number).cycle().apps().stream()
            .filter(view -> view.app().equals(app))
            .findFirst()
            .orElseThrow();
  }

  private void tell(String app, Reply reply) {
    world.caller.tell(app, items -> reply);
  }

  @Test
  void the_next_try_shows_while_it_is_waited_for() {
    world.withApps("chat");
    tell("chat", FakeAppCaller.answered(503, ""));
    world.submit("k", 0, 1);
    world.run();
    assertEquals(1, seen("chat").attempts());
    Instant next = seen("chat").nextAttemptAt().orElseThrow();
    Duration wait = Duration.between(world.clock.instant(), next);
    assertTrue(wait.compareTo(Duration.ofSeconds(60)) >= 0 && wait.compareTo(Duration.ofSeconds(66)) <= 0);
    tell("chat", FakeAppCaller.answered(202, ""));
    world.after(Duration.ofMinutes(2));
    assertEquals(2, seen("chat").attempts());
    assertEquals(Optional.empty(), seen("chat").nextAttemptAt());
  }

  @Test
  void a_task_whose_app_asks_for_more_time_than_there_is_is_given_up_at_once_and_closed_at_its_deadline() {
    register("chat", 1);
    tell("chat", new Reply.Answered(429, new byte[0], Optional.of("172800")));
    Order order = world.submit("k", 0, 1);
    world.run();
    assertEquals(Optional.empty(), task(order, "chat").parked());
    assertTrue(task(order, "chat").givenUp());
    assertEquals(Optional.empty(), seen("chat").nextAttemptAt());
    assertEquals(Optional.of(Fault.THROTTLED), seen("chat").fault());
    world.pass(Duration.ofHours(36), Duration.ofMinutes(10));
    assertEquals(1, task(order, "chat").attempts(), "Reconciliation does not take it for lost.");
    assertEquals(1, world.caller.asked("chat").size());
    world.pass(Duration.ofHours(4), Duration.ofHours(1));
    assertEquals(Map.of(OutwardOutcome.UNDELIVERABLE, 1L), world.view(order).outcomes());
  }

  @Test
  void a_task_that_comes_while_its_app_is_to_be_left_alone_past_its_deadline_shows_no_next_try() {
    register("chat", 1);
    tell("chat", new Reply.Answered(503, new byte[0], Optional.of("172800")));
    world.submit("k", 5, 1);
    world.run();
    Order order = world.submit("later", 0, 1);
    world.run();
    assertEquals(1, world.caller.asked("chat").size());
    assertEquals(Optional.empty(), seen("chat").nextAttemptAt());
    world.pass(Duration.ofHours(36), Duration.ofMinutes(10));
    assertEquals(1, world.caller.asked("chat").size());
    world.pass(Duration.ofHours(4), Duration.ofHours(1));
    assertEquals(Map.of(OutwardOutcome.UNDELIVERABLE, 1L), world.view(order).outcomes());
  }

  @Test
  void the_tries_thin_out_and_the_last_is_before_the_deadline() {
    world.withApps("chat");
    tell("chat", new Reply.Failed(Fault.UNREACHABLE));
    Order order = world.submit("k", 0, 1);
    world.run();
    Instant deadline = world.batches.contents.apps(order.batchIds().getFirst()).orElseThrow().getFirst().deadline();
    world.pass(Duration.ofDays(9), Duration.ofMinutes(15));
    assertEquals(BatchState.SETTLED, world.batches.heads.find(order.batchIds().getFirst()).orElseThrow().state());
    // 0, 1 min, 6 min, 36 min, 2 h 36, 7 h 36, 17 h 36, 31 h 36, 51 h 36; three days after its circuit opened it is
    // paused
    int attempts = task(order, "chat").attempts();
    assertTrue(attempts >= 8 && attempts <= 10, () -> attempts + " tries until " + deadline);
    assertEquals(Pause.FAILING, new ArrayList<>(world.standings.all().values()).getFirst().pause());
  }

  @Test
  void each_app_has_its_own_deadline_and_the_batch_settles_after_the_last() {
    register("quick", 1);
    register("patient", 3);
    tell("quick", FakeAppCaller.answered(202, ""));
    tell("patient", new Reply.Failed(Fault.UNREACHABLE));
    Order order = world.submit("k", 0, 1);
    BatchId batch = order.batchIds().getFirst();
    world.run();
    world.pass(Duration.ofHours(38), Duration.ofHours(1));
    assertEquals("PENDING", world.pair(order, 0, "quick"));
    world.pass(Duration.ofHours(2), Duration.ofMinutes(20));
    assertEquals("NO_RESPONSE", world.pair(order, 0, "quick"));
    assertEquals("PENDING", world.pair(order, 0, "patient"));
    assertEquals(BatchState.OPEN, world.batches.heads.find(batch).orElseThrow().state());
    world.pass(Duration.ofDays(2), Duration.ofHours(2));
    assertEquals("UNDELIVERABLE", world.pair(order, 0, "patient"));
    assertEquals(BatchState.SETTLED, world.batches.heads.find(batch).orElseThrow().state());
    world.results("quick", FakeAppCaller.body(world.caller.asked("quick"), item -> "UNBOUND"));
    world.after(Duration.ofMinutes(1));
    assertEquals("CLEAR", world.pair(order, 0, "quick"));
    assertEquals(1, world.view(order).outcomes().get(OutwardOutcome.CLEAR));
  }

  @Test
  void a_deadline_that_was_given_at_fan_out_stays_when_the_app_is_given_another() {
    register("chat", 1);
    tell("chat", FakeAppCaller.answered(202, ""));
    Order order = world.submit("k", 0, 1);
    world.run();
    register("chat", 10);
    world.pass(Duration.ofHours(40), Duration.ofHours(1));
    assertEquals("NO_RESPONSE", world.pair(order, 0, "chat"));
  }

  @Test
  void a_task_queue_that_is_cleared_in_mid_run_costs_time_and_no_pair() {
    world.withApps("chat", "pay", "game");
    Order first = world.submit("first", 0, 3);
    Order second = world.submit("second", 3, 3);
    BatchDriver driver = new BatchDriver(world.core());
    driver.drive(world.queues.takeBatch().orElseThrow());
    driver.drive(world.queues.takeBatch().orElseThrow());
    world.worker().deliver(world.queues.takeTasks(2), time -> true, (task, why) -> {});
    assertEquals(4, world.queues.size());
    world.queues.purge();
    world.run();
    assertEquals(6, world.caller.asked().size());
    world.pass(Duration.ofMinutes(17), Duration.ofMinutes(1));
    for (Order order : List.of(first, second)) {
      assertEquals(Map.of(OutwardOutcome.CLEAR, 9L), world.view(order).outcomes());
    }
    assertEquals(18, world.caller.asked().size());
    assertEquals(List.of(), world.batches.index());
  }
}
