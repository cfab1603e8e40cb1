package org.numberrefresh.usecase.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.domain.app.Apps;
import org.numberrefresh.domain.batch.AcceptedHead;
import org.numberrefresh.domain.batch.BatchHead;
import org.numberrefresh.domain.batch.Batches;
import org.numberrefresh.domain.batch.Due;
import org.numberrefresh.domain.batch.DueIndex;
import org.numberrefresh.domain.batch.Heads;
import org.numberrefresh.domain.batch.OpenedHead;
import org.numberrefresh.domain.batch.Parking;
import org.numberrefresh.domain.batch.TaskOutcomes;
import org.numberrefresh.domain.batch.Tasks;
import org.numberrefresh.domain.batch.Waiting;
import org.numberrefresh.domain.core.Core;
import org.numberrefresh.domain.core.Stores;
import org.numberrefresh.domain.limit.CallSlots;
import org.numberrefresh.domain.limit.Standing;
import org.numberrefresh.domain.limit.Standings;
import org.numberrefresh.domain.order.Order;
import org.numberrefresh.domain.outcome.OutwardOutcome;
import org.numberrefresh.domain.queue.TaskMessage;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.refresh.TaskId;
import org.numberrefresh.domain.watch.Measure;
import org.numberrefresh.fake.Crashes;
import org.numberrefresh.fake.DueWork;
import org.numberrefresh.fake.FakeAppCaller;
import org.numberrefresh.fake.FakeBatches;
import org.numberrefresh.fake.Heard;
import org.numberrefresh.fake.TickingClock;
import org.numberrefresh.fake.World;
import org.numberrefresh.parallel.InParallel;
import org.numberrefresh.usecase.call.TimeLeft;
import org.numberrefresh.usecase.dispatch.BatchDriver;

/** The sweep: everything due is queued once, whatever the backlog, and however it dies or is doubled. */
class SweepTest {

  private static final BooleanSupplier PLENTY = () -> true;
  private static final Duration LEASE = Duration.ofMinutes(6);
  private static final int SHARDS = Parking.sweptShards().size();

  private final World world = new World();

  /** So much time that a number of questions for it are answered yes. */
  private static BooleanSupplier time(int claims) {
    var left = new AtomicInteger(claims);
    return () -> left.getAndDecrement() > 0;
  }

  private static Instant ago(Duration before) {
    return TickingClock.START.minus(before);
  }

  /** Work that is due: heads, and tasks of the app "chat". */
  private record Work(List<BatchId> heads, List<TaskId> tasks) {

    static Work of(World world, int heads, int tasks) {
      world.withApps("chat");
      int chat = world.apps.find("chat").orElseThrow().number();
      var due = new DueWork(world.batches.ports());
      Duration age = Duration.ofSeconds(Math.max(heads, tasks));
      return new Work(due.heads(heads, ago(age)), due.tasks(chat, tasks, ago(age)));
    }

    int size() {
      return heads.size() + tasks.size();
    }
  }

  private static List<BatchId> queuedBatches(World world) {
    var taken = new ArrayList<BatchId>();
    for (Optional<BatchId> next = world.queues.takeBatch(); next.isPresent(); next = world.queues.takeBatch()) {
      taken.add(next.get());
    }
    return taken;
  }

  private static List<TaskMessage> queuedTasks(World world) {
    return world.queues.takeTasks(Integer.MAX_VALUE);
  }

  private static void assertQueuedOnce(Work work, World world) {
    List<BatchId> batches = queuedBatches(world);
    assertEquals(work.heads().size(), batches.size());
    assertEquals(Set.copyOf(work.heads()), Set.copyOf(batches));
    List<TaskId> tasks = queuedTasks(world).stream().map(TaskMessage::task).toList();
    assertEquals(work.tasks().size(), tasks.size());
    assertEquals(Set.copyOf(work.tasks()), Set.copyOf(tasks));
  }

  private static void due(DueIndex index) {
    index.due(Parking.shard(0), TickingClock.START, 1);
  }

  private static void move(DueIndex index) {
    Parking place = Parking.untilReady("chat", TickingClock.START);
    index.move(new Due(new Waiting.Rekey(0), place), place);
  }

  // ---------------------------------------------------------------- order and cost

  @Test
  void what_is_overdue_longest_goes_first_across_all_shards() {
    Work.of(world, 3_000, 1_500);
    var line = new DueLine(world.batches.dueIndex, TickingClock.START);
    var taken = new ArrayList<Instant>();
    for (List<Due> next = line.next(); !next.isEmpty(); next = line.next()) {
      next.forEach(due -> taken.add(due.parking().dueAt()));
    }
    assertEquals(4_500, taken.size());
    assertEquals(taken.stream().sorted().toList(), taken);
  }

  @Test
  void a_shard_with_a_long_backlog_does_not_go_before_the_oldest_of_another() {
    int app = 1;
    List<TaskId> tasks = new DueWork(world.batches.ports()).tasks(app, 4_000, ago(Duration.ofDays(1)));
    String crowded = "s#0";
    // all of them in one shard, and the very oldest entry in another
    world.batches.index().forEach(due -> world.batches.dueIndex.move(due, new Parking(due.parking().dueAt(), crowded)));
    Due youngest = world.batches.index().getLast();
    world.batches.dueIndex.move(youngest, new Parking(ago(Duration.ofDays(2)), "s#15"));
    var line = new DueLine(world.batches.dueIndex, TickingClock.START);
    assertEquals("s#15", line.next().getFirst().parking().shard());
    int rest = 0;
    for (List<Due> next = line.next(); !next.isEmpty(); next = line.next()) {
      rest += next.size();
    }
    assertTrue(rest < tasks.size());
  }

  @Test
  void where_nothing_is_due_each_shard_is_read_once_and_how_the_apps_stand_and_nothing_else() {
    world.withApps("chat", "pay");
    Order order = world.submit("k", 0, 1);
    world.run();
    assertEquals(1, order.batchIds().size());
    var heard = new Heard();
    assertEquals(0, new Sweep(heard.core(world.core())).run(PLENTY));
    assertEquals(SHARDS, heard.count(DueIndex.class, SweepTest::due));
    assertEquals(1, heard.count(Standings.class, Standings::all));
    assertEquals(SHARDS + 1, heard.calls().size(), () -> heard.calls().toString());
  }

  @Test
  void apps_are_read_once_a_run_and_only_where_a_task_is_due() {
    Work work = Work.of(world, 300, 0);
    var heard = new Heard();
    assertEquals(work.size(), new Sweep(heard.core(world.core())).run(PLENTY));
    assertEquals(0, heard.count(Apps.class));
    Work tasks = Work.of(world, 0, 3_000);
    var heardAgain = new Heard();
    assertEquals(tasks.size(), new Sweep(heardAgain.core(world.core())).run(PLENTY));
    assertEquals(1, heardAgain.count(Apps.class));
  }

  @Test
  void a_claim_is_one_write() {
    Work work = Work.of(world, 50, 50);
    var heard = new Heard();
    new Sweep(heard.core(world.core())).run(PLENTY);
    assertEquals(work.size(), heard.count(DueIndex.class, SweepTest::move));
    assertEquals(0, heard.count(Heads.class) + heard.count(Tasks.class));
  }

  // ---------------------------------------------------------------- backlogs

  @Test
  void a_backlog_is_worked_off_over_several_runs_each_entry_once() {
    Work work = Work.of(world, 2_000, 2_000);
    int queued = 0;
    int runs = 0;
    while (queued < work.size()) {
      queued += new Sweep(world.core()).run(time(500));
      runs++;
      world.clock.advance(Duration.ofSeconds(1));
    }
    assertTrue(runs >= 8);
    assertQueuedOnce(work, world);
  }

  @Test
  void a_hundred_thousand_due_items_are_worked_off_without_one_lost_or_doubled() {
    Work work = Work.of(world, 50_000, 50_000);
    int queued = 0;
    while (queued < work.size()) {
      queued += new Sweep(world.core()).run(time(60_000));
      world.clock.advance(Duration.ofMinutes(1));
    }
    assertQueuedOnce(work, world);
  }

  @Test
  void what_a_run_has_no_time_for_it_does_not_claim() {
    Work work = Work.of(world, 400, 0);
    int queued = new Sweep(world.core()).run(time(100));
    long claimed =
        world.batches.index().stream().filter(due -> due.parking().dueAt().isAfter(TickingClock.START)).count();
    assertEquals(queued, claimed);
    assertEquals(queued, queuedBatches(world).size());
    assertTrue(queued < work.size());
  }

  @Test
  void what_stood_until_an_app_takes_calls_is_let_go_behind_what_is_overdue() {
    Work work = Work.of(world, 300, 5_000);
    App chat = world.apps.find("chat").orElseThrow();
    world.batches.index().stream()
        .filter(due -> due.what() instanceof Waiting.Task)
        .forEach(due -> world.batches.dueIndex.move(due, Parking.untilReady(chat.id(), due.parking().dueAt())));
    new CallSlots(world.standings, world.clock, new Random(1))
        .change(chat, known -> new Standing.Step<>(known.withHolding(true), known));
    new Sweep(world.core()).run(untilMoved(1_000));
    assertEquals(Set.copyOf(work.heads()), Set.copyOf(queuedBatches(world)));
  }

  /** So much time that a number of entries can be moved. */
  private BooleanSupplier untilMoved(int moves) {
    Set<Due> before = Set.copyOf(world.batches.index());
    return () -> world.batches.index().stream().filter(due -> !before.contains(due)).count() < moves;
  }

  // ---------------------------------------------------------------- doubled, dead, behind

  @Test
  void two_sweeps_at_once_have_one_effect() {
    Work work = Work.of(world, 2_000, 2_000);
    Core core = world.core();
    List<Integer> queued = InParallel.over(List.of(1, 2, 3), 3, i -> new Sweep(core).run(PLENTY));
    assertEquals(work.size(), queued.stream().mapToInt(n -> n).sum());
    assertQueuedOnce(work, world);
  }

  @ParameterizedTest
  @EnumSource
  void a_sweep_that_dies_at_any_call_loses_nothing(Crashes.Moment moment) {
    boolean died = true;
    for (int call = 1; died; call++) {
      var other = new World();
      Work work = Work.of(other, 25, 25);
      other.crashes.at(call, moment);
      died = other.dies(w -> new Sweep(w.core()).run(PLENTY));
      other.crashes.restart();
      other.clock.advance(LEASE.plusSeconds(1));
      new Sweep(other.core()).run(PLENTY);
      assertEquals(Set.copyOf(work.heads()), new HashSet<>(queuedBatches(other)));
      Set<TaskId> tasks = new HashSet<>(queuedTasks(other).stream().map(TaskMessage::task).toList());
      assertEquals(Set.copyOf(work.tasks()), tasks);
      assertTrue(died || call > SHARDS + work.size());
    }
  }

  @Test
  void an_index_that_is_behind_is_read_once_through_and_nothing_is_queued_twice() {
    Work.of(world, 500, 500);
    var behind = new FakeBatches();
    world.batches.index().forEach(due -> copy(due, behind));
    new Sweep(world.core()).run(PLENTY);
    world.queues.purge();
    Stores real = world.core().stores();
    Batches batches = real.batches();
    var stale = new StaleIndex(batches.dueIndex(), behind.dueIndex);
    Core core =
        new Core(
            new Stores(
                real.numbers(),
                new Batches(
                    batches.heads(), batches.tasks(), batches.contents(), batches.glances(), stale, batches.appeals()),
                real.orders(),
                real.apps(),
                real.carriers(),
                real.clients(),
                real.standings(),
                real.rekeyings(),
                real.feeds(),
                real.statistics(),
                real.demands(),
                real.sinks()),
            world.core().queues(),
            world.core().keys(),
            world.clock,
            world.core().random());
    assertEquals(0, new Sweep(core).run(PLENTY));
    assertEquals(0, world.queues.size());
    assertEquals(1_000, stale.entriesRead());
  }

  private BatchHead head(BatchId batch) {
    return world.batches.heads.find(batch).orElseThrow();
  }

  private void copy(Due due, FakeBatches to) {
    switch (due.what()) {
      case Waiting.Head(BatchId batch) -> to.heads.put((AcceptedHead) head(batch));
      case Waiting.Task(TaskId task) -> to.tasks.record(world.batches.tasks.of(task.batch()).getFirst());
      case Waiting.Rekey part -> throw new AssertionError("No key change is under way: " + part);
      case Waiting.Erasure wish -> throw new AssertionError("Nothing is to be erased: " + wish);
      case Waiting.Push push -> throw new AssertionError("Nobody has a sink: " + push);
      case Waiting.Unreadable entry -> throw new AssertionError("All can be read: " + entry);
    }
  }

  // ---------------------------------------------------------------- what nobody can be asked about

  @Test
  void a_task_whose_app_is_not_registered_leaves_the_line_until_its_batch_is_compared() {
    int unknown = 77;
    List<TaskId> tasks = new DueWork(world.batches.ports()).tasks(unknown, 3, ago(Duration.ofMinutes(1)));
    assertEquals(0, new Sweep(world.core()).run(PLENTY));
    var heard = new Heard();
    world.clock.advance(LEASE.plusSeconds(1));
    assertEquals(0, new Sweep(heard.core(world.core())).run(PLENTY));
    assertEquals(SHARDS, heard.count(DueIndex.class, SweepTest::due));
    assertEquals(0, heard.count(DueIndex.class, SweepTest::move));
    TaskOutcomes task = world.batches.tasks.of(tasks.getFirst().batch()).getFirst();
    assertTrue(task.parked().filter(parking -> !parking.swept()).isPresent());
  }

  @Test
  void a_task_whose_batch_has_no_head_is_due_once_and_no_more() {
    Work work = Work.of(world, 0, 2);
    world.sweep();
    TimeLeft plenty = time -> true;
    List<TaskMessage> messages = queuedTasks(world);
    assertEquals(2, messages.size());
    world.worker().deliver(messages, plenty, (message, why) -> {});
    assertEquals(List.of(), world.batches.index());
    assertEquals(List.of(), world.caller.asked());
    assertEquals(1, world.batches.tasks.of(work.tasks().getFirst().batch()).size());
  }

  @Test
  void a_batch_that_expects_an_app_which_is_not_registered_any_more_ends_at_its_deadline() {
    world.withApps("chat", "gone");
    world.caller.tell("gone", items -> FakeAppCaller.answered(503, ""));
    Order order = world.submit("k", 0, 1);
    world.run();
    world.apps.forget("gone");
    world.pass(Duration.ofDays(9), Duration.ofHours(6));
    assertEquals(1, world.view(order).outcomes().get(OutwardOutcome.UNDELIVERABLE));
    assertEquals(1, world.view(order).outcomes().get(OutwardOutcome.CLEAR));
    assertEquals(List.of(), world.batches.index());
  }

  @Test
  void an_entry_that_cannot_be_read_stops_no_other_and_is_told_once_a_lease() {
    Work work = Work.of(world, 150, 150);
    var unknown = new Waiting.Unreadable("novelty#1", "head", Parking.shard(3));
    world.batches.dueIndex.place(unknown, Optional.of(unknown.swept(ago(Duration.ofDays(1)))));
    var told = new ArrayList<Waiting.Unreadable>();
    var sweep = new Sweep(world.core(), (app, what, why) -> {}, told::add);
    sweep.run(PLENTY);
    sweep.run(PLENTY);
    assertQueuedOnce(work, world);
    assertEquals(List.of(unknown), told);
    assertEquals(1, world.watched.sum(Measure.ITEM_FAILURES));
    world.clock.advance(LEASE.plusSeconds(1));
    sweep.run(PLENTY);
    assertEquals(List.of(unknown, unknown), told);
  }

  @Test
  void a_wish_to_erase_stands_where_no_version_from_before_wishes_reads() {
    String shard = new Waiting.Erasure("w").swept(TickingClock.START).shard();
    assertTrue(Parking.sweptShards().contains(shard));
    for (int i = 0; i < Parking.SHARDS; i++) {
      assertNotEquals(Parking.shard(i), shard);
    }
  }

  // ---------------------------------------------------------------- after a restart

  @Test
  void after_a_restart_every_open_batch_is_compared_with_its_parts_at_once() {
    world.withApps("chat");
    Order order = world.submit("k", 0, 2);
    new BatchDriver(world.core()).drive(world.queues.takeBatch().orElseThrow());
    world.queues.purge();
    new Sweep(world.core()).reconcileAll(PLENTY);
    world.sweep();
    world.run();
    assertEquals(Optional.of(2L), Optional.ofNullable(world.view(order).outcomes().get(OutwardOutcome.CLEAR)));
  }

  @Test
  void a_hundred_thousand_heads_are_woken_after_a_restart_and_those_that_cool_are_left_alone() {
    var due = new DueWork(world.batches.ports());
    List<BatchId> open = due.heads(50_000, ago(Duration.ofHours(1)));
    open.forEach(batch -> world.batches.heads.open(batch, TickingClock.START, 1, TickingClock.START.plus(LEASE)));
    List<BatchId> cooling =
        new DueWork(world.batches.ports()).heads(50_000, TickingClock.START.plus(Duration.ofDays(30)));
    new Sweep(world.core()).reconcileAll(PLENTY);
    assertEquals(open.size(), new Sweep(world.core()).run(PLENTY));
    assertEquals(Set.copyOf(open), Set.copyOf(queuedBatches(world)));
    OpenedHead woken = head(open.getFirst()).opened().orElseThrow();
    assertEquals(OptionalInt.empty(), woken.progress().reconciliations());
    assertEquals(Optional.of(TickingClock.START.plus(Duration.ofDays(30))), head(cooling.getFirst()).dueAt());
  }
}
