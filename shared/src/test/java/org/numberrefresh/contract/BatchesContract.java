package org.numberrefresh.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.numberrefresh.domain.app.Fault;
import org.numberrefresh.domain.batch.AcceptedHead;
import org.numberrefresh.domain.batch.BatchHead;
import org.numberrefresh.domain.batch.BatchState;
import org.numberrefresh.domain.batch.BatchSummary;
import org.numberrefresh.domain.batch.Batches;
import org.numberrefresh.domain.batch.Contents;
import org.numberrefresh.domain.batch.Due;
import org.numberrefresh.domain.batch.DueIndex;
import org.numberrefresh.domain.batch.ExpectedApp;
import org.numberrefresh.domain.batch.Glance;
import org.numberrefresh.domain.batch.Glance.Depth;
import org.numberrefresh.domain.batch.Heads;
import org.numberrefresh.domain.batch.OpenedHead;
import org.numberrefresh.domain.batch.Owed;
import org.numberrefresh.domain.batch.Parking;
import org.numberrefresh.domain.batch.Progress;
import org.numberrefresh.domain.batch.TaskOutcomes;
import org.numberrefresh.domain.batch.Tasks;
import org.numberrefresh.domain.batch.Tasks.Recorded;
import org.numberrefresh.domain.batch.Waiting;
import org.numberrefresh.domain.batch.Withdrawn;
import org.numberrefresh.domain.outcome.Answer;
import org.numberrefresh.domain.outcome.Outcome;
import org.numberrefresh.domain.outcome.OutwardOutcome;
import org.numberrefresh.domain.outcome.PairDetail;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.refresh.OrderId;
import org.numberrefresh.domain.refresh.TaskId;

/** The promises of {@link Batches}. */
public abstract class BatchesContract {

  private static final Instant NOW = Samples.NOW;
  private static final Instant SOON = NOW.plusSeconds(60);
  private static final Instant LATER = NOW.plusSeconds(900);
  private static final LocalDate DAY = LocalDate.parse("2026-11-02");

  protected abstract Batches batches();

  private Heads heads() {
    return batches().heads();
  }

  private Tasks tasks() {
    return batches().tasks();
  }

  private Contents contents() {
    return batches().contents();
  }

  private DueIndex dueIndex() {
    return batches().dueIndex();
  }

  private BatchId accepted() {
    BatchId batch = Samples.batch();
    heads().put(Samples.head(batch));
    return batch;
  }

  private BatchId opened(int expected) {
    BatchId batch = accepted();
    heads().open(batch, NOW, expected, SOON);
    return batch;
  }

  private BatchHead head(BatchId batch) {
    return heads().find(batch).orElseThrow();
  }

  private OpenedHead openedHead(BatchId batch) {
    return head(batch).opened().orElseThrow();
  }

  private Progress progress(BatchId batch) {
    return openedHead(batch).progress();
  }

  private static TaskOutcomes fresh(BatchId batch, int app) {
    return TaskOutcomes.fresh(new TaskId(batch, app), 3, new BitSet(), NOW);
  }

  private static BatchSummary summary(BatchId batch, long revision) {
    return new BatchSummary(
        batch,
        revision,
        Map.of(OutwardOutcome.CLEAR, 2, OutwardOutcome.BLOCKED, 1),
        List.of(List.of(new BatchSummary.Residue(1, Outcome.BLOCKED_LEGAL_HOLD)), List.of(), List.of()),
        new BatchSummary.Raises(revision, Optional.of(SOON).filter(at -> revision > 0)));
  }

  /** An entry of the index with a place of its own, so that tests do not see each other's. */
  private static Parking place(Instant at) {
    return new Parking(at, "app#" + Samples.id("app"));
  }

  @Test
  void the_first_numbers_of_a_batch_count() {
    BatchId batch = Samples.batch();
    assertEquals(Optional.empty(), contents().numbers(batch));
    assertArrayEquals(new byte[] {1, 2}, contents().putNumbersOnce(batch, new byte[] {1, 2}));
    assertArrayEquals(new byte[] {1, 2}, contents().putNumbersOnce(batch, new byte[] {3}));
    assertArrayEquals(new byte[] {1, 2}, contents().numbers(batch).orElseThrow());
  }

  @Test
  void a_head_is_found_as_it_was_put() {
    AcceptedHead head = Samples.head(Samples.batch());
    heads().put(head);
    assertEquals(Optional.of(head), heads().find(head.id()));
    assertEquals(Map.of(head.id(), head), heads().find(List.of(head.id(), head.id(), Samples.batch())));
  }

  @Test
  void a_batch_without_a_head_is_not_found() {
    assertEquals(Optional.empty(), heads().find(Samples.batch()));
    assertEquals(Map.of(), heads().find(List.of()));
  }

  @Test
  void a_head_is_put_over_an_earlier_try_until_the_batch_is_opened() {
    BatchId batch = accepted();
    heads().rearm(Samples.head(batch), Optional.empty());
    AcceptedHead again = Samples.head(batch, Samples.bits(2), LATER);
    heads().put(again);
    assertEquals(again, head(batch));
    heads().open(batch, NOW, 1, SOON);
    heads().put(again);
    assertEquals(BatchState.OPEN, head(batch).state());
  }

  @Test
  void what_is_owed_for_a_task_is_kept_with_it() {
    BatchId batch = opened(1);
    TaskOutcomes task =
        fresh(batch, 1)
            .answered(Map.of(0, Answer.of(Outcome.ACKNOWLEDGED), 2, Answer.of(Outcome.IN_REVIEW)), NOW)
            .withdrawn(Samples.bits(0, 1, 2), NOW)
            .answered(Map.of(1, Answer.of(Outcome.UNBOUND)), NOW);
    assertEquals(new Owed(true, Samples.bits(0, 2)), task.owed());
    tasks().record(task.next());
    assertEquals(task.next(), tasks().find(List.of(task.task())).get(task.task()));
  }

  @Test
  void numbers_are_withdrawn_where_nobody_else_withdrew_any_meanwhile() {
    BatchHead read = head(accepted());
    BatchHead first = heads().withdraw(read, Samples.bits(0), Withdrawn.Why.CANCELLED, LATER).orElseThrow();
    assertEquals(Samples.bits(0), first.withdrawn().indexes());
    assertEquals(Optional.of(LATER), first.dueAt());
    assertEquals(first, head(read.id()));
    assertEquals(Optional.empty(), heads().withdraw(read, Samples.bits(2), Withdrawn.Why.CANCELLED, LATER));
    BatchHead second = heads().withdraw(first, Samples.bits(2), Withdrawn.Why.CANCELLED, LATER).orElseThrow();
    assertEquals(Samples.bits(0, 2), second.withdrawn().indexes());
    assertEquals(Map.of(), second.withdrawn().restored());
  }

  @Test
  void what_was_restored_is_withdrawn_and_dated() {
    BatchHead read = head(accepted());
    BatchHead first = heads().withdraw(read, Samples.bits(0), Withdrawn.Why.RESTORED, NOW).orElseThrow();
    assertEquals(Samples.bits(0), first.withdrawn().indexes());
    heads().withdraw(first, Samples.bits(2), Withdrawn.Why.RESTORED, LATER);
    assertEquals(Map.of(0, NOW, 2, LATER), head(read.id()).withdrawn().restored());
  }

  @Test
  void either_a_withdrawal_or_the_opening_comes_first() {
    BatchHead read = head(accepted());
    heads().open(read.id(), NOW, 1, SOON);
    assertEquals(Optional.empty(), heads().withdraw(read, Samples.bits(0), Withdrawn.Why.RESTORED, NOW));
    assertTrue(head(read.id()).withdrawn().isEmpty());
    BatchHead other = head(accepted());
    heads().withdraw(other, Samples.bits(0), Withdrawn.Why.CANCELLED, SOON);
    assertEquals(Samples.bits(0), heads().open(other.id(), NOW, 1, SOON).orElseThrow().withdrawn().indexes());
  }

  @Test
  void a_head_that_something_was_withdrawn_from_is_not_put_anew() {
    BatchId batch = accepted();
    heads().withdraw(head(batch), Samples.bits(0), Withdrawn.Why.RESTORED, NOW);
    heads().put(Samples.head(batch));
    assertEquals(Map.of(0, NOW), head(batch).withdrawn().restored());
  }

  @Test
  void batches_are_found_by_the_day_on_which_they_were_opened_order_by_order() {
    LocalDate day = LocalDate.of(3000, 1, 1).plusDays(new SecureRandom().nextInt(1_000_000));
    List<OrderId> orders =
        Stream.generate(Samples::order).limit(3).sorted(Comparator.comparing(OrderId::value)).toList();
    for (OrderId order : orders) {
      for (int ordinal : new int[] {0, 2, 10}) {
        contents().putAppsOnce(new BatchId(order, ordinal), List.of(), day);
      }
    }
    contents().putAppsOnce(Samples.batch(), List.of(), day.plusDays(1));
    List<BatchId> all = contents().openedOn(day, Optional.empty(), 100);
    assertEquals(9, all.size());
    assertEquals(9, all.stream().distinct().count());
    assertEquals(orders, all.stream().map(BatchId::order).distinct().toList());
    assertEquals(all.subList(0, 4), contents().openedOn(day, Optional.empty(), 4));
    assertEquals(all.subList(3, 9), contents().openedOn(day, Optional.of(orders.getFirst()), 100));
    assertEquals(List.of(), contents().openedOn(day, Optional.of(orders.getLast()), 100));
    contents().putAppsOnce(all.getFirst(), List.of(), day.plusDays(2));
    assertEquals(all, contents().openedOn(day, Optional.empty(), 100));
  }

  @Test
  void the_first_apps_of_a_batch_count() {
    BatchId batch = Samples.batch();
    List<ExpectedApp> first = List.of(new ExpectedApp(1, "a", LATER), new ExpectedApp(7, "b", SOON));
    assertEquals(Optional.empty(), contents().apps(batch));
    assertEquals(first, contents().putAppsOnce(batch, first, DAY));
    assertEquals(first, contents().putAppsOnce(batch, List.of(new ExpectedApp(2, "c", SOON)), DAY));
    assertEquals(Optional.of(first), contents().apps(batch));
  }

  @Test
  void a_batch_may_expect_no_app() {
    BatchId batch = Samples.batch();
    contents().putAppsOnce(batch, List.of(), DAY);
    assertEquals(Optional.of(List.of()), contents().apps(batch));
  }

  @Test
  void a_batch_is_opened_once() {
    BatchId batch = accepted();
    OpenedHead opened = heads().open(batch, NOW.plusSeconds(1), 2, LATER).orElseThrow();
    assertEquals(BatchState.OPEN, opened.state());
    assertEquals(Progress.NONE, opened.progress());
    assertEquals(NOW.plusSeconds(1), opened.openedAt());
    assertEquals(2, opened.expected());
    assertEquals(Optional.of(LATER), opened.dueAt());
    assertEquals(opened, head(batch));
    assertEquals(Optional.empty(), heads().open(batch, NOW.plusSeconds(9), 3, SOON));
    assertEquals(opened, head(batch));
  }

  @Test
  void a_batch_that_was_never_put_is_not_opened() {
    BatchId batch = Samples.batch();
    assertEquals(Optional.empty(), heads().open(batch, NOW, 1, SOON));
    assertEquals(Optional.empty(), heads().find(batch));
  }

  @Test
  void a_fan_out_is_noted_while_the_batch_is_open() {
    BatchId batch = opened(1);
    heads().fannedOut(batch, LATER);
    assertTrue(progress(batch).fannedOut());
    assertEquals(Optional.of(LATER), head(batch).dueAt());
    heads().settling(batch, SOON);
    heads().fannedOut(batch, LATER.plusSeconds(5));
    assertEquals(Optional.of(SOON), head(batch).dueAt());
  }

  @Test
  void a_task_is_found_as_it_was_recorded() {
    BatchId batch = opened(2);
    TaskOutcomes task =
        fresh(batch, 1)
            .called(Optional.of(Fault.TIMED_OUT), NOW)
            .answered(
                Map.of(0, new Answer(Outcome.BLOCKED_LEGAL_HOLD, new PairDetail("case \"1\"", "码"))),
                NOW.plusSeconds(1))
            .parkedUntil(Optional.of(place(LATER)), NOW.plusSeconds(2))
            .next();
    assertEquals(new Recorded.Written(task), tasks().record(task));
    assertEquals(Map.of(task.task(), task), tasks().find(List.of(task.task(), new TaskId(batch, 2))));
    assertEquals(List.of(task), tasks().of(batch));
  }

  @Test
  void a_batch_has_only_its_own_tasks_however_many() {
    BatchId batch = Samples.batch();
    BatchId other = new BatchId(batch.order(), 1);
    IntStream.rangeClosed(1, 120).forEach(app -> tasks().record(fresh(batch, app).next()));
    tasks().record(fresh(other, 1).next());
    assertEquals(120, tasks().of(batch).size());
    assertEquals(120, tasks().find(tasks().of(batch).stream().map(TaskOutcomes::task).toList()).size());
    assertEquals(List.of(), tasks().of(Samples.batch()));
  }

  @Test
  void only_the_next_version_of_a_task_is_written() {
    TaskOutcomes first = fresh(opened(1), 1).called(Optional.empty(), NOW).next();
    tasks().record(first);
    assertEquals(new Recorded.Overtaken(first), tasks().record(first));
    TaskOutcomes second = first.called(Optional.empty(), NOW).next();
    assertEquals(new Recorded.Written(second), tasks().record(second));
    assertEquals(new Recorded.Overtaken(second), tasks().record(second));
  }

  @Test
  void a_task_that_is_written_unparked_leaves_the_index() {
    Parking place = place(SOON);
    TaskOutcomes parked = fresh(opened(1), 1).parkedUntil(Optional.of(place), NOW).next();
    tasks().record(parked);
    assertEquals(1, dueIndex().due(place.shard(), SOON, 10).size());
    tasks().record(parked.parkedUntil(Optional.empty(), NOW).next());
    assertEquals(List.of(), dueIndex().due(place.shard(), SOON, 10));
  }

  @Test
  void marks_add_up() {
    BatchId batch = opened(3);
    assertEquals(Set.of(1, 2), heads().mark(batch, Set.of(1, 2)).progress().settledApps());
    assertEquals(Set.of(1, 2, 3), heads().mark(batch, Set.of(2, 3)).progress().settledApps());
    assertTrue(head(batch).allTasksSettled());
  }

  @Test
  void a_mark_needs_a_head() {
    BatchId batch = Samples.batch();
    assertThrows(IllegalStateException.class, () -> heads().mark(batch, Set.of(1)));
    assertEquals(Optional.empty(), heads().find(batch));
  }

  @Test
  void a_revision_makes_the_head_due() {
    BatchId batch = opened(1);
    heads().settling(batch, SOON);
    assertTrue(heads().settle(summary(batch, 0), NOW));
    heads().revise(batch, LATER);
    OpenedHead head = openedHead(batch);
    assertEquals(1, head.progress().revision());
    assertEquals(Optional.of(LATER), head.dueAt());
    assertFalse(head.summarised());
    heads().revise(Samples.batch(), LATER);
  }

  @Test
  void only_an_open_batch_moves_to_settling() {
    BatchId batch = accepted();
    heads().settling(batch, LATER);
    assertEquals(BatchState.ACCEPTED, head(batch).state());
    heads().open(batch, NOW, 1, SOON);
    heads().settling(batch, LATER);
    assertEquals(BatchState.SETTLING, head(batch).state());
    assertEquals(Optional.of(LATER), head(batch).dueAt());
    heads().settle(summary(batch, 0), NOW);
    heads().settling(batch, LATER);
    assertEquals(BatchState.SETTLED, head(batch).state());
  }

  @Test
  void a_settled_batch_has_its_summary_and_stays_due_until_its_carrier_is_told() {
    BatchId batch = opened(1);
    assertFalse(heads().told(batch, 0));
    heads().settling(batch, LATER);
    assertFalse(heads().told(batch, 0));
    assertTrue(heads().settle(summary(batch, 0), NOW));
    assertEquals(BatchState.SETTLED, head(batch).state());
    assertTrue(openedHead(batch).summarised());
    assertEquals(Optional.of(LATER), head(batch).dueAt());
    assertTrue(heads().told(batch, 0));
    assertEquals(Optional.empty(), head(batch).dueAt());
    assertEquals(Optional.of(summary(batch, 0)), glance(batch, Depth.SUMMARY).summary());
  }

  @Test
  void a_summary_of_an_older_revision_does_not_settle() {
    BatchId batch = opened(1);
    heads().revise(batch, LATER);
    assertFalse(heads().settle(summary(batch, 0), NOW));
    assertEquals(BatchState.OPEN, head(batch).state());
    assertTrue(heads().settle(summary(batch, 1), SOON));
    assertFalse(heads().settle(summary(batch, 0), NOW));
    assertEquals(1, glance(batch, Depth.SUMMARY).summary().orElseThrow().revision());
    assertEquals(BatchState.SETTLED, head(batch).state());
  }

  @Test
  void a_carrier_that_was_told_of_an_older_revision_is_told_again() {
    BatchId batch = opened(1);
    heads().settling(batch, SOON);
    assertTrue(heads().settle(summary(batch, 0), NOW));
    heads().revise(batch, LATER);
    assertFalse(heads().told(batch, 0));
    assertEquals(Optional.of(LATER), head(batch).dueAt());
    assertTrue(heads().settle(summary(batch, 1), SOON));
    assertTrue(heads().told(batch, 1));
    assertEquals(Optional.empty(), head(batch).dueAt());
    assertEquals(
        new Progress.Stage.Settled(1, Optional.of(NOW), Optional.of(SOON)), openedHead(batch).progress().stage());
  }

  @Test
  void a_revision_that_shows_nothing_new_tells_no_time() {
    BatchId batch = opened(1);
    assertEquals(Optional.empty(), heads().summary(batch));
    heads().settling(batch, SOON);
    heads().settle(summary(batch, 0), NOW);
    heads().revise(batch, LATER);
    BatchSummary same = new BatchSummary(batch, 1, Map.of(), List.of(), BatchSummary.Raises.NONE);
    assertTrue(heads().settle(same, SOON));
    assertEquals(Optional.of(same), heads().summary(batch));
    assertEquals(
        new Progress.Stage.Settled(1, Optional.of(NOW), Optional.empty()), openedHead(batch).progress().stage());
  }

  @Test
  void of_two_restorations_of_cancelled_numbers_one_reads_anew() {
    BatchHead read = heads().withdraw(head(accepted()), Samples.bits(0, 1), Withdrawn.Why.CANCELLED, NOW).orElseThrow();
    heads().withdraw(read, Samples.bits(0), Withdrawn.Why.RESTORED, NOW);
    assertEquals(Optional.empty(), heads().withdraw(read, Samples.bits(1), Withdrawn.Why.RESTORED, NOW));
    assertEquals(Map.of(0, NOW), head(read.id()).withdrawn().restored());
  }

  @Test
  void a_clock_is_not_moved_past_a_withdrawal_that_came_meanwhile() {
    BatchHead first = heads().withdraw(head(accepted()), Samples.bits(0), Withdrawn.Why.RESTORED, NOW).orElseThrow();
    heads().withdraw(first, Samples.bits(1), Withdrawn.Why.RESTORED, NOW);
    heads().rearm((AcceptedHead) first, Optional.of(LATER));
    assertEquals(Optional.of(NOW), head(first.id()).dueAt());
  }

  @Test
  void withdrawn_numbers_are_counted_by_reason() {
    BatchHead first = heads().withdraw(head(accepted()), Samples.bits(0), Withdrawn.Why.RESTORED, NOW).orElseThrow();
    BatchHead second = heads().withdraw(first, Samples.bits(1, 2), Withdrawn.Why.OVERTAKEN, NOW).orElseThrow();
    Map<Withdrawn.Why, Integer> counts = Map.of(Withdrawn.Why.RESTORED, 1, Withdrawn.Why.OVERTAKEN, 2);
    assertEquals(counts, second.withdrawn().counts());
    assertEquals(counts, head(first.id()).withdrawn().counts());
  }

  @Test
  void an_accepted_batch_is_not_settled() {
    BatchId batch = accepted();
    assertFalse(heads().settle(summary(batch, 0), NOW));
    assertEquals(BatchState.ACCEPTED, head(batch).state());
  }

  @Test
  void a_clock_is_moved_where_it_is_the_one_that_was_read() {
    OpenedHead read = openedHead(opened(1));
    heads().rearm(read, LATER, OptionalInt.of(2));
    assertEquals(Optional.of(LATER), head(read.id()).dueAt());
    assertEquals(OptionalInt.of(2), progress(read.id()).reconciliations());
    heads().rearm(read, NOW, OptionalInt.of(3));
    assertEquals(Optional.of(LATER), head(read.id()).dueAt());
    assertEquals(OptionalInt.of(2), progress(read.id()).reconciliations());
  }

  @Test
  void a_clock_is_stopped_and_started_again() {
    AcceptedHead read = Samples.head(accepted());
    heads().rearm(read, Optional.empty());
    var stopped = new AcceptedHead(read.request(), Withdrawn.NONE, Optional.empty());
    assertEquals(stopped, head(read.id()));
    heads().rearm(stopped, Optional.of(LATER));
    assertEquals(Optional.of(LATER), head(read.id()).dueAt());
    heads().rearm(stopped, Optional.of(SOON));
    assertEquals(Optional.of(LATER), head(read.id()).dueAt());
    heads().rearm(read, Optional.empty());
    assertEquals(Optional.of(LATER), head(read.id()).dueAt());
  }

  @Test
  void a_head_may_be_woken_whatever_the_number_of_its_reconciliations() {
    OpenedHead read = openedHead(opened(1));
    heads().rearm(read, NOW, OptionalInt.empty());
    assertEquals(OptionalInt.empty(), progress(read.id()).reconciliations());
    assertEquals(Optional.of(NOW), head(read.id()).dueAt());
  }

  @Test
  void a_glance_shows_as_much_as_was_asked_for() {
    BatchId batch = opened(1);
    List<ExpectedApp> apps = List.of(new ExpectedApp(1, "a", LATER));
    contents().putAppsOnce(batch, apps, DAY);
    TaskOutcomes task = fresh(batch, 1).closed(NOW).next();
    tasks().record(task);
    assertEquals(new Glance.Opened(openedHead(batch), apps, Optional.empty(), List.of()), glance(batch, Depth.SUMMARY));
    assertEquals(
        new Glance.Opened(openedHead(batch), apps, Optional.empty(), List.of(task)), glance(batch, Depth.COUNTS));
    heads().settle(summary(batch, 0), NOW);
    var summary = Optional.of(summary(batch, 0));
    assertEquals(new Glance.Opened(openedHead(batch), apps, summary, List.of()), glance(batch, Depth.SUMMARY));
    assertEquals(new Glance.Opened(openedHead(batch), apps, summary, List.of()), glance(batch, Depth.COUNTS));
    assertEquals(new Glance.Opened(openedHead(batch), apps, summary, List.of(task)), glance(batch, Depth.PAIRS));
  }

  private Glance glance(BatchId batch, Depth depth) {
    return batches().glances().of(List.of(batch), depth).get(batch);
  }

  @Test
  void a_glance_at_an_accepted_batch_has_its_head_alone_and_an_unknown_one_is_missing() {
    BatchId batch = accepted();
    contents().putAppsOnce(batch, List.of(new ExpectedApp(1, "a", LATER)), DAY);
    assertEquals(
        Map.of(batch, new Glance.Accepted(Samples.head(batch))),
        batches().glances().of(List.of(batch, Samples.batch()), Depth.PAIRS));
  }

  private static Waiting task(BatchId batch, int app) {
    return new Waiting.Task(new TaskId(batch, app));
  }

  private static List<Integer> apps(List<Due> entries) {
    return Due.tasks(entries).stream().map(TaskId::app).toList();
  }

  @Test
  void what_is_due_is_listed_oldest_first_up_to_the_limit() {
    String shard = place(NOW).shard();
    BatchId batch = opened(3);
    for (int app = 1; app <= 3; app++) {
      Parking place = new Parking(NOW.plusSeconds(10L * (4 - app)), shard);
      tasks().record(fresh(batch, app).parkedUntil(Optional.of(place), NOW).next());
    }
    List<Due> due = dueIndex().due(shard, NOW.plusSeconds(20), 10);
    assertEquals(List.of(3, 2), apps(due));
    assertEquals(List.of(3), apps(dueIndex().due(shard, NOW.plusSeconds(30), 1)));
    assertEquals(new Due(task(batch, 3), new Parking(NOW.plusSeconds(10), shard)), due.getFirst());
  }

  @Test
  void from_where_on_a_task_waits_is_kept_until_it_is_moved() {
    BatchId batch = opened(1);
    Parking place = place(NOW).from(2);
    TaskOutcomes parked = fresh(batch, 1).parkedUntil(Optional.of(place), NOW).next();
    tasks().record(parked);
    TaskId id = parked.task();
    assertEquals(Optional.of(place), tasks().find(List.of(id)).get(id).parked());
    Due due = dueIndex().due(place.shard(), NOW, 1).getFirst();
    assertEquals(new Parking(NOW, place.shard()), due.parking());
    Parking later = new Parking(LATER, place.shard());
    assertTrue(dueIndex().move(due, later));
    assertEquals(Optional.of(later), tasks().find(List.of(id)).get(id).parked());
  }

  @Test
  void what_is_due_is_read_on_behind_an_entry_wherever_that_entry_is_by_now() {
    String shard = place(NOW).shard();
    BatchId batch = opened(9);
    for (int app = 1; app <= 9; app++) {
      Parking place = new Parking(NOW.plusSeconds(app / 4), shard);
      tasks().record(fresh(batch, app).parkedUntil(Optional.of(place), NOW).next());
    }
    List<Due> all = dueIndex().due(shard, NOW.plusSeconds(1), 100);
    assertEquals(7, all.size());
    assertEquals(all.subList(2, 5), dueIndex().dueAfter(all.get(1), NOW.plusSeconds(1), 3));
    dueIndex().move(all.get(1), place(LATER));
    dueIndex().move(all.get(4), place(LATER));
    List<Due> rest = new ArrayList<>(all.subList(2, 7));
    rest.remove(all.get(4));
    assertEquals(rest, dueIndex().dueAfter(all.get(1), NOW.plusSeconds(1), 100));
    assertEquals(List.of(), dueIndex().dueAfter(all.get(6), NOW.plusSeconds(1), 100));
  }

  @Test
  void numbers_are_written_anew_only_over_those_that_were_read() {
    BatchId batch = Samples.batch();
    assertFalse(contents().replaceNumbers(batch, new byte[] {1}, new byte[] {2}));
    contents().putNumbersOnce(batch, new byte[] {1});
    assertTrue(contents().replaceNumbers(batch, new byte[] {1}, new byte[] {2}));
    assertFalse(contents().replaceNumbers(batch, new byte[] {1}, new byte[] {3}));
    assertArrayEquals(new byte[] {2}, contents().numbers(batch).orElseThrow());
  }

  @Test
  void an_entry_is_claimed_once() {
    Parking place = place(SOON);
    BatchId batch = opened(1);
    tasks().record(fresh(batch, 1).parkedUntil(Optional.of(place), NOW).next());
    Due entry = dueIndex().due(place.shard(), SOON, 10).getFirst();
    Parking lease = place(SOON.plus(Duration.ofMinutes(6)));
    assertTrue(dueIndex().move(entry, lease));
    assertFalse(dueIndex().move(entry, lease));
    assertEquals(List.of(), dueIndex().due(place.shard(), LATER, 10));
    assertEquals(List.of(new Due(task(batch, 1), lease)), dueIndex().due(lease.shard(), LATER, 10));
    assertEquals(Optional.of(lease), tasks().of(batch).getFirst().parked());
  }

  @Test
  void a_claim_does_not_count_as_a_write_of_the_task() {
    Parking place = place(SOON);
    TaskOutcomes parked = fresh(opened(1), 1).parkedUntil(Optional.of(place), NOW).next();
    tasks().record(parked);
    dueIndex().move(new Due(new Waiting.Task(parked.task()), place), place(LATER));
    TaskOutcomes next = parked.closed(NOW).next();
    assertEquals(new Recorded.Written(next), tasks().record(next));
  }

  @Test
  void a_head_is_in_the_shard_of_its_batch_and_is_claimed_there() {
    BatchId batch = accepted();
    Parking place = Parking.swept(batch, SOON);
    var entry = new Due(new Waiting.Head(batch), place);
    assertTrue(dueIndex().due(place.shard(), SOON, 10_000).contains(entry));
    assertTrue(dueIndex().move(entry, Parking.swept(batch, LATER)));
    assertFalse(dueIndex().move(entry, Parking.swept(batch, LATER)));
    assertEquals(Optional.of(LATER), head(batch).dueAt());
  }

  @Test
  void what_is_done_is_not_claimed() {
    BatchId batch = opened(1);
    heads().settle(summary(batch, 0), NOW);
    heads().told(batch, 0);
    var head = new Waiting.Head(batch);
    assertFalse(dueIndex().move(new Due(head, head.swept(SOON)), head.swept(LATER)));
    assertFalse(dueIndex().move(new Due(task(batch, 9), place(SOON)), place(LATER)));
    assertEquals(Optional.empty(), head(batch).dueAt());
    assertEquals(List.of(), tasks().of(batch));
  }
}
