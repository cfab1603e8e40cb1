package org.numberrefresh.usecase.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.numberrefresh.adapter.http.AppCaller.Reply;
import org.numberrefresh.domain.app.CallLimits;
import org.numberrefresh.domain.app.Delivery;
import org.numberrefresh.domain.app.Fault;
import org.numberrefresh.domain.batch.BatchState;
import org.numberrefresh.domain.batch.BatchSummary;
import org.numberrefresh.domain.batch.Glance;
import org.numberrefresh.domain.batch.TaskOutcomes;
import org.numberrefresh.domain.order.Order;
import org.numberrefresh.domain.outcome.Outcome;
import org.numberrefresh.domain.outcome.OutwardOutcome;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.refresh.TaskId;
import org.numberrefresh.fake.Crashes;
import org.numberrefresh.fake.FakeAppCaller;
import org.numberrefresh.fake.FakeAppCaller.AskedItem;
import org.numberrefresh.fake.TestNumbers;
import org.numberrefresh.fake.World;
import org.numberrefresh.usecase.call.TimeLeft;
import org.numberrefresh.usecase.dispatch.BatchDriver;
import org.numberrefresh.usecase.query.OrderView;
import org.numberrefresh.usecase.sweep.Sweep;

/** A batch's way from its order to its summary, with apps of every kind and faults of every kind. */
class RefreshTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int MANY = 20;
  private static final Duration PAST_EVERY_DEADLINE = Duration.ofDays(9);

  private final World world = new World();

  /** The order equation: no pair is in no count, none in two. */
  private static void addsUp(World world, Order order, int apps) {
    OrderView view = world.view(order);
    assertEquals((long) view.numbers() * apps, view.outcomes().values().stream().mapToLong(n -> n).sum());
  }

  private static Reply failed(Fault fault) {
    return new Reply.Failed(fault);
  }

  private TaskOutcomes task(Order order, String app) {
    var id = new TaskId(order.batchIds().getFirst(), world.apps.find(app).orElseThrow().number());
    return world.batches.tasks.find(List.of(id)).get(id);
  }

  private BatchState state(Order order) {
    return world.batches.heads.find(order.batchIds().getFirst()).orElseThrow().state();
  }

  private BatchSummary summary(Order order) {
    BatchId batch = order.batchIds().getFirst();
    return world.batches.glances.of(List.of(batch), Glance.Depth.SUMMARY).get(batch).summary().orElseThrow();
  }

  private void passPastTheDeadline() {
    world.pass(PAST_EVERY_DEADLINE, Duration.ofHours(6));
  }

  // ---------------------------------------------------------------- the plain way

  @Test
  void each_answer_is_recorded_for_its_pair() {
    world.withApps("chat", "pay");
    world.caller.tellEach("pay", (item, n) -> n.equals(TestNumbers.text(1)) ? "BLOCKED/LEGAL_HOLD" : "UNBOUND");
    Order order = world.submit("k", 0, 3);
    world.run();
    assertEquals("BLOCKED", world.pair(order, 1, "pay"));
    assertEquals("CLEAR", world.pair(order, 1, "chat"));
    assertEquals("CLEAR", world.pair(order, 2, "pay"));
    assertEquals(BatchState.SETTLED, state(order));
    addsUp(world, order, 2);
  }

  @Test
  void in_batch_mode_the_cut_off_is_the_day_on_which_the_batch_was_opened_and_stays_so() {
    world.withApps("chat");
    world.caller.tell("chat", items -> failed(Fault.TIMED_OUT));
    world.submit("k", 0, 1);
    world.run();
    world.pass(Duration.ofHours(1), Duration.ofMinutes(5));
    List<String> cutOffs = world.caller.asked("chat").stream().map(AskedItem::boundBefore).toList();
    assertTrue(cutOffs.size() > 2);
    assertEquals(List.of("2026-11-02T00:00:00+08:00"), cutOffs.stream().distinct().toList());
  }

  @Test
  void a_number_is_asked_under_the_same_ref_again() {
    world.withApps("chat");
    world.caller.tell("chat", items -> failed(Fault.TIMED_OUT));
    world.submit("k", 0, 1);
    world.pass(Duration.ofHours(1), Duration.ofMinutes(5));
    assertEquals(1, world.caller.asked("chat").stream().map(AskedItem::ref).distinct().count());
  }

  @Test
  void an_order_with_no_app_to_ask_is_settled() {
    Order order = world.submit("k", 0, 2);
    world.run();
    assertEquals(OrderView.State.SETTLED, world.view(order).state());
    addsUp(world, order, 0);
  }

  @Test
  void numbers_beyond_what_an_app_takes_at_once_are_asked_in_further_calls() {
    Delivery.Push big = World.push("chat");
    var limits = new CallLimits(100, 2, big.limits().timeLimit());
    var delivery = new Delivery.Push(big.endpoint(), big.numberForm(), 2, limits);
    world.registry().putApp("chat", World.profile("chat", delivery));
    var sizes = new ArrayList<Integer>();
    world.caller.tell(
        "chat",
        items -> {
          synchronized (sizes) {
            sizes.add(items.size());
          }
          return FakeAppCaller.results(items, item -> "UNBOUND");
        });
    Order order = world.submit("k", 0, 5);
    world.run();
    assertEquals(List.of(1, 2, 2), sizes.stream().sorted().toList());
    assertEquals(5, world.view(order).outcomes().get(OutwardOutcome.CLEAR));
  }

  @Test
  void an_app_that_was_registered_a_moment_ago_is_asked_by_a_worker_that_has_not_heard_of_it() {
    world.withApps("chat");
    DeliverTasks worker = world.worker();
    TimeLeft plenty = time -> true;
    world.submit("first", 0, 1);
    world.run();
    worker.deliver(world.queues.takeTasks(10), plenty, (task, why) -> {});
    world.withApps("new");
    Order order = world.submit("k", 1, 1);
    new BatchDriver(world.core()).drive(world.queues.takeBatch().orElseThrow());
    worker.deliver(world.queues.takeTasks(10), plenty, (task, why) -> {});
    world.run();
    assertEquals("CLEAR", world.pair(order, 1, "new"));
  }

  // ---------------------------------------------------------------- later answers

  @Test
  void what_an_app_acknowledged_waits_for_its_later_answer() {
    world.withApps("chat");
    world.caller.tell("chat", items -> FakeAppCaller.answered(202, ""));
    Order order = world.submit("k", 0, 1);
    world.run();
    assertEquals(BatchState.OPEN, state(order));
    assertEquals(1, answer("chat", "UNBOUND").applied());
    world.run();
    assertEquals(BatchState.SETTLED, state(order));
    assertEquals("CLEAR", world.pair(order, 0, "chat"));
  }

  private TakeResults.Taken answer(String app, String outcome) {
    return world.results(app, FakeAppCaller.body(world.caller.asked(app), item -> outcome));
  }

  @Test
  void in_batch_mode_clear_shows_once_the_whole_task_is_settled() {
    world.withApps("chat");
    world.caller.tellEach("chat", (item, n) -> n.equals(TestNumbers.text(0)) ? "UNBOUND" : "ACKNOWLEDGED");
    Order order = world.submit("k", 0, 2);
    world.run();
    assertEquals("PENDING", world.pair(order, 0, "chat"));
    answer("chat", "NOT_BOUND");
    world.run();
    assertEquals("CLEAR", world.pair(order, 0, "chat"));
  }

  @Test
  void of_few_numbers_clear_shows_once_every_task_is_settled() {
    world.withApps("chat", "pay");
    world.caller.tell("pay", items -> FakeAppCaller.answered(202, ""));
    Order few = world.submit("few", 0, MANY - 1);
    Order many = world.submit("many", MANY, MANY);
    world.run();
    assertEquals("PENDING", world.pair(few, 0, "chat"));
    assertEquals(0, world.view(few).appsSettled());
    assertEquals("CLEAR", world.pair(many, MANY, "chat"));
    assertEquals(1, world.view(many).appsSettled());
    answer("pay", "NOT_BOUND");
    world.run();
    assertEquals("CLEAR", world.pair(few, 0, "chat"));
    assertEquals(2, world.view(few).appsSettled());
  }

  @Test
  void an_acknowledged_pair_is_closed_as_not_answered_at_the_deadline() {
    world.withApps("chat");
    world.caller.tell("chat", items -> FakeAppCaller.answered(202, ""));
    Order order = world.submit("k", 0, 2);
    world.run();
    passPastTheDeadline();
    assertEquals(Map.of(OutwardOutcome.NO_RESPONSE, 2L), world.view(order).outcomes());
    assertEquals(2, world.caller.asked("chat").size());
  }

  @Test
  void a_late_answer_raises_the_outcome_and_the_batch_is_summed_up_again() {
    Order order = closedUnanswered();
    assertEquals(1, answer("chat", "BLOCKED/ACCOUNT_BANNED").applied());
    world.after(MINUTE);
    assertEquals("BLOCKED", world.pair(order, 0, "chat"));
    assertEquals(Map.of(OutwardOutcome.BLOCKED, 1L), world.view(order).outcomes());
    assertEquals(Outcome.BLOCKED_ACCOUNT_BANNED, summary(order).residue().getFirst().getFirst().outcome());
    assertEquals(List.of(), world.batches.index());
  }

  private Order closedUnanswered() {
    world.withApps("chat");
    world.caller.tell("chat", items -> FakeAppCaller.answered(202, ""));
    Order order = world.submit("k", 0, 1);
    world.run();
    passPastTheDeadline();
    assertEquals(BatchState.SETTLED, state(order));
    return order;
  }

  @Test
  void a_repeated_answer_changes_nothing() {
    Order order = closedUnanswered();
    answer("chat", "UNBOUND");
    world.after(MINUTE);
    var head = world.batches.heads.find(order.batchIds().getFirst());
    TakeResults.Taken again = answer("chat", "UNBOUND");
    assertEquals(0, again.applied());
    assertEquals(1, again.unchanged());
    world.after(MINUTE);
    assertEquals(head, world.batches.heads.find(order.batchIds().getFirst()));
  }

  @ParameterizedTest
  @EnumSource
  void a_late_answer_that_died_anywhere_is_summed_up_by_the_clock_or_by_the_same_call(Crashes.Moment moment) {
    for (int call = 1; ; call++) {
      var other = new RefreshTest();
      Order order = other.closedUnanswered();
      other.world.crashes.at(call, moment);
      boolean died = other.world.dies(w -> other.answer("chat", "UNBOUND"));
      boolean recorded = other.task(order, "chat").outcomes().at(0) == Outcome.UNBOUND;
      if (!recorded) {
        other.answer("chat", "UNBOUND");
      }
      other.world.pass(Duration.ofMinutes(10), MINUTE);
      assertEquals(Map.of(OutwardOutcome.CLEAR, 1L), other.world.view(order).outcomes());
      other.world.feeds.tellsTheLifeOf(order, other.world.view(order).outcomes());
      if (!died) {
        assertTrue(call > 4);
        return;
      }
    }
  }

  @Test
  void an_app_answers_only_for_what_it_was_sent() {
    world.withApps("chat", "pay");
    world.caller.tell("chat", items -> FakeAppCaller.answered(202, ""));
    Order order = world.submit("k", 0, 1);
    world.run();
    TakeResults.Taken taken = world.results("pay", FakeAppCaller.body(world.caller.asked("chat"), item -> "UNBOUND"));
    assertEquals(0, taken.applied());
    assertEquals(0, taken.rejected().getFirst().index());
    assertEquals("PENDING", world.pair(order, 0, "chat"));
  }

  @Test
  void an_answer_that_fits_active_mode_only_is_rejected_in_batch_mode() {
    world.withApps("chat");
    world.caller.tell("chat", items -> FakeAppCaller.answered(202, ""));
    world.submit("k", 0, 1);
    world.run();
    assertEquals(1, answer("chat", "BOUND_BY_CURRENT_SUBSCRIBER").rejected().size());
  }

  // ---------------------------------------------------------------- apps that fail

  @Test
  void an_app_that_is_never_reached_is_tried_until_the_deadline_and_then_undeliverable() {
    world.withApps("chat", "gone");
    world.caller.tell("gone", items -> failed(Fault.UNREACHABLE));
    Order order = world.submit("k", 0, 2);
    world.run();
    assertEquals(Optional.of(Fault.UNREACHABLE), task(order, "gone").lastFault());
    assertEquals(1, task(order, "gone").attempts());
    assertTrue(task(order, "gone").parked().isPresent());
    passPastTheDeadline();
    assertTrue(task(order, "gone").attempts() > 5);
    assertEquals("UNDELIVERABLE", world.pair(order, 0, "gone"));
    assertEquals("CLEAR", world.pair(order, 0, "chat"));
    assertEquals(BatchState.SETTLED, state(order));
    addsUp(world, order, 2);
  }

  @Test
  void an_app_that_may_have_been_reached_has_not_answered() {
    world.withApps("hangs");
    world.caller.tell("hangs", items -> failed(Fault.TIMED_OUT));
    Order order = world.submit("k", 0, 1);
    passPastTheDeadline();
    assertEquals(Map.of(OutwardOutcome.NO_RESPONSE, 1L), world.view(order).outcomes());
  }

  @Test
  void an_app_that_recovers_is_tried_again_when_its_wait_is_over() {
    world.withApps("chat");
    world.caller.tell("chat", items -> FakeAppCaller.answered(503, ""));
    Order order = world.submit("k", 0, 1);
    world.run();
    world.caller.tellEach("chat", (item, n) -> "UNBOUND");
    world.after(Duration.ofSeconds(59));
    assertEquals("PENDING", world.pair(order, 0, "chat"));
    world.after(Duration.ofSeconds(10));
    assertEquals("CLEAR", world.pair(order, 0, "chat"));
    assertEquals(Optional.empty(), task(order, "chat").parked());
  }

  @Test
  void an_app_that_asks_to_be_left_alone_is_left_alone() {
    world.withApps("chat");
    world.caller.tell("chat", items -> new Reply.Answered(429, new byte[0], Optional.of("7200")));
    world.submit("k", 0, 1);
    world.run();
    world.pass(Duration.ofMinutes(119), Duration.ofMinutes(7));
    assertEquals(1, world.caller.asked("chat").size());
    world.pass(Duration.ofMinutes(20), MINUTE);
    assertEquals(2, world.caller.asked("chat").size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"LOST", "BOUND_BY_CURRENT_SUBSCRIBER"})
  void a_bad_result_spoils_none_of_its_neighbours_and_is_asked_for_again(String bad) {
    world.withApps("chat");
    world.caller.tellEach("chat", (item, n) -> n.equals(TestNumbers.text(7)) ? bad : "UNBOUND");
    Order order = world.submit("k", 0, 500);
    world.run();
    TaskOutcomes task = task(order, "chat");
    assertEquals(Optional.of(Fault.INVALID_ANSWER), task.lastFault());
    assertEquals(Outcome.DELIVERED, task.outcomes().at(7));
    assertEquals(499, IntStream.range(0, 500).filter(i -> task.outcomes().at(i) == Outcome.UNBOUND).count());
    world.caller.tellEach("chat", (item, n) -> "UNBOUND");
    world.after(Duration.ofMinutes(2));
    assertEquals(501, world.caller.asked("chat").size());
    assertEquals("CLEAR", world.pair(order, 7, "chat"));
  }

  @Test
  void later_results_are_judged_alone_too() {
    world.withApps("chat");
    world.caller.tell("chat", items -> FakeAppCaller.answered(202, ""));
    world.submit("k", 0, 2);
    world.run();
    List<String> refs = world.caller.asked("chat").stream().map(AskedItem::ref).toList();
    TakeResults.Taken taken =
        world.results(
            "chat",
            "{\"code\":0,\"results\":[7,{\"ref\":\"%s\",\"outcome\":\"UNBOUND\",\"caseId\":17,\"x\":[1]},{\"ref\":\"%s\",\"outcome\":5},{}]}"
                .formatted(refs.get(0), refs.get(1)));
    assertEquals(1, taken.applied());
    assertEquals(
        List.of("0 INVALID_ARGUMENT", "2 INVALID_ARGUMENT", "3 INVALID_ARGUMENT"),
        taken.rejected().stream().map(line -> line.index() + " " + line.code()).toList());
  }

  static Stream<Arguments> rude() {
    return Stream.of(
        rude(Fault.INVALID_ANSWER, items -> FakeAppCaller.answered(200, "<html>It works!</html>")),
        rude(
            Fault.UNKNOWN_REF,
            items ->
                FakeAppCaller.answered(200, "{\"results\":[{\"ref\":\"someone-elses\",\"outcome\":\"UNBOUND\"}]}")),
        rude(Fault.OVERSIZE_ANSWER, items -> failed(Fault.OVERSIZE_ANSWER)),
        rude(Fault.UNEXPECTED_STATUS, items -> FakeAppCaller.answered(302, "")));
  }

  private static Arguments rude(Fault fault, Function<List<AskedItem>, Reply> temperament) {
    return Arguments.of(fault, temperament);
  }

  @ParameterizedTest
  @MethodSource("rude")
  void a_rude_answer_harms_that_app_alone_and_shows_as_its_fault(
      Fault fault, Function<List<AskedItem>, Reply> temperament) {
    world.withApps("chat", "rude");
    world.caller.tell("rude", temperament);
    Order order = world.submit("k", 0, MANY);
    world.run();
    assertEquals(Optional.of(fault), task(order, "rude").lastFault());
    assertEquals("PENDING", world.pair(order, 0, "rude"));
    assertEquals("CLEAR", world.pair(order, 0, "chat"));
    world.caller.tellEach("rude", (item, n) -> "UNBOUND");
    world.after(Duration.ofMinutes(2));
    assertEquals("CLEAR", world.pair(order, 0, "rude"));
    addsUp(world, order, 2);
  }

  @Test
  void an_app_whose_endpoint_is_not_verified_is_sent_nothing_until_it_is() {
    world.caller.passChallenges(false);
    world.withApps("chat");
    world.caller.passChallenges(true);
    Order order = world.submit("k", 0, 1);
    world.run();
    world.pass(Duration.ofMinutes(10), MINUTE);
    assertEquals(List.of(), world.caller.asked());
    world.registry().verify("chat");
    world.after(MINUTE);
    assertEquals("CLEAR", world.pair(order, 0, "chat"));
  }

  @Test
  void an_app_that_is_never_verified_is_undeliverable() {
    world.caller.passChallenges(false);
    world.withApps("chat");
    Order order = world.submit("k", 0, 1);
    world.run();
    passPastTheDeadline();
    assertEquals(Map.of(OutwardOutcome.UNDELIVERABLE, 1L), world.view(order).outcomes());
    assertEquals(List.of(), world.caller.asked());
    assertEquals(List.of(), world.batches.index());
  }

  // ---------------------------------------------------------------- lost messages

  @Test
  void a_lost_order_message_is_found_by_the_clock() {
    world.withApps("chat");
    Order order = world.submit("k", 0, 1);
    world.queues.purge();
    world.after(Duration.ofMinutes(2));
    assertEquals(OrderView.State.SETTLED, world.view(order).state());
  }

  @Test
  void lost_task_messages_are_found_by_reconciliation() {
    world.withApps("chat", "pay");
    Order order = world.submit("k", 0, 2);
    new BatchDriver(world.core()).drive(world.queues.takeBatch().orElseThrow());
    assertEquals(2, world.queues.size());
    world.queues.purge();
    world.pass(Duration.ofMinutes(17), MINUTE);
    assertEquals(OrderView.State.SETTLED, world.view(order).state());
    assertEquals(4, world.caller.asked().size());
  }

  @Test
  void a_lost_settle_message_is_repaired_since_settled_is_a_state() {
    world.withApps("chat");
    Order order = world.submit("k", 0, 1);
    new BatchDriver(world.core()).drive(world.queues.takeBatch().orElseThrow());
    world.worker().deliver(world.queues.takeTasks(1), time -> true, (task, why) -> {});
    assertEquals(1, world.queues.size());
    world.queues.purgeBatches();
    assertEquals(BatchState.OPEN, state(order));
    world.pass(Duration.ofMinutes(17), MINUTE);
    assertEquals(BatchState.SETTLED, state(order));
    assertEquals(1, world.caller.asked().size());
  }

  @Test
  void repeated_messages_change_nothing() {
    world.withApps("chat");
    Order order = world.submit("k", 0, 2);
    BatchId batch = order.batchIds().getFirst();
    world.queues.batches(List.of(batch, batch));
    world.run();
    world.queues.batches(List.of(batch));
    world.run();
    assertEquals(OrderView.State.SETTLED, world.view(order).state());
    assertEquals(
        1, world.caller.asked("chat").stream().filter(i -> i.phoneNumber().equals(TestNumbers.text(0))).count());
    addsUp(world, order, 1);
  }

  @Test
  void two_sweeps_at_once_queue_what_is_due_once() {
    world.withApps("chat");
    world.submit("k", 0, 1);
    world.queues.purge();
    world.clock.advance(Duration.ofMinutes(2));
    var first = new Sweep(world.core());
    var second = new Sweep(world.core());
    assertEquals(1, first.run(() -> true) + second.run(() -> true));
    assertEquals(1, world.queues.size());
  }

  @Test
  void what_a_sweep_claimed_and_lost_is_due_again_when_its_lease_is_over() {
    world.withApps("chat");
    Order order = world.submit("k", 0, 1);
    world.queues.purge();
    world.clock.advance(Duration.ofMinutes(2));
    world.sweep();
    world.queues.purge();
    world.after(MINUTE);
    assertEquals(BatchState.ACCEPTED, state(order));
    world.after(Duration.ofMinutes(6));
    assertEquals(BatchState.SETTLED, state(order));
  }

  @Test
  void a_sweep_that_has_no_time_claims_nothing() {
    world.withApps("chat");
    world.submit("k", 0, 1);
    world.clock.advance(Duration.ofMinutes(2));
    assertEquals(0, new Sweep(world.core()).run(() -> false));
    assertEquals(1, new Sweep(world.core()).run(() -> true));
  }

  // ---------------------------------------------------------------- death at every call

  /** The last answer of each app, by number's index; "hard" fails its first call, "later" answers on its own. */
  private static World mixed() {
    World world = new World().withApps("chat", "hard", "later");
    world.caller.tellEach("chat", (item, n) -> n.equals(TestNumbers.text(1)) ? "FAILED" : "NOT_BOUND");
    var calls = new AtomicInteger();
    world.caller.tell(
        "hard",
        items ->
            calls.getAndIncrement() == 0
                ? failed(Fault.TIMED_OUT)
                : FakeAppCaller.results(items, item -> "BLOCKED/OPEN_DISPUTE"));
    world.caller.tell("later", items -> FakeAppCaller.answered(202, ""));
    return world;
  }

  private static final Map<String, String> TRUTH =
      Map.of(
          "0 chat", "CLEAR", "1 chat", "FAILED", "0 hard", "BLOCKED", "1 hard", "BLOCKED", "0 later", "CLEAR",
          "1 later", "CLEAR");

  private static Map<String, String> truth() {
    var truth = new HashMap<String, String>();
    TRUTH.forEach(
        (pair, shown) -> {
          String[] parts = pair.split(" ");
          truth.put(TestNumbers.text(Integer.parseInt(parts[0])) + " " + parts[1], shown);
        });
    return truth;
  }

  /** Everything that happens to an order of two numbers; any process may die. */
  private static Order live(World world) {
    Order order = world.submit("k", 0, 2);
    world.run();
    addsUp(world, order, 3);
    world.pass(Duration.ofMinutes(20), Duration.ofMinutes(2));
    addsUp(world, order, 3);
    return order;
  }

  private static void answerLater(World world) {
    var asked = new HashMap<String, AskedItem>();
    world.caller.asked("later").forEach(item -> asked.put(item.ref(), item));
    world.results("later", FakeAppCaller.body(List.copyOf(asked.values()), item -> "UNBOUND"));
  }

  @ParameterizedTest
  @EnumSource
  void whatever_call_a_process_dies_at_every_pair_ends_right(Crashes.Moment moment) {
    int call = 0;
    boolean died = true;
    while (died) {
      call++;
      World world = mixed();
      Order order = world.submit("k", 0, 2);
      world.crashes.at(call, moment);
      world.dies(
          w -> {
            live(w);
            answerLater(w);
            w.run();
          });
      died = world.crashes.deaths() > 0;
      world.pass(Duration.ofHours(7), Duration.ofMinutes(3));
      answerLater(world);
      world.pass(Duration.ofMinutes(10), MINUTE);
      assertEquals(truth(), world.pairs(order));
      assertEquals(OrderView.State.SETTLED, world.view(order).state());
      assertEquals(List.of(), world.batches.index());
      addsUp(world, order, 3);
      world.feeds.tellsTheLifeOf(order, world.view(order).outcomes());
    }
    assertTrue(call > 100);
  }

  @Test
  void no_message_a_worker_could_not_process_is_taken_for_done() {
    world.withApps("chat");
    Order order = world.submit("k", 0, 1);
    new BatchDriver(world.core()).drive(world.queues.takeBatch().orElseThrow());
    var tasks = world.queues.takeTasks(1);
    DeliverTasks worker = world.worker();
    var failed = new ArrayList<TaskId>();
    // heads, outcomes, apps and numbers are read, a call is taken, heads are read again; then the outcome is recorded
    world.crashes.at(9, Crashes.Moment.BEFORE);
    worker.deliver(tasks, time -> true, (task, why) -> failed.add(task.task()));
    assertTrue(world.crashes.dead());
    world.crashes.restart();
    assertEquals(List.of(tasks.getFirst().task()), failed);
    assertFalse(world.batches.heads.find(order.batchIds().getFirst()).orElseThrow().allTasksSettled());
  }
}
