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
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.numberrefresh.domain.app.Fault;
import org.numberrefresh.domain.batch.BatchHead;
import org.numberrefresh.domain.batch.BatchState;
import org.numberrefresh.domain.batch.BatchSummary;
import org.numberrefresh.domain.batch.Batches;
import org.numberrefresh.domain.batch.Batches.Depth;
import org.numberrefresh.domain.batch.Batches.Glance;
import org.numberrefresh.domain.batch.Batches.Recorded;
import org.numberrefresh.domain.batch.Due;
import org.numberrefresh.domain.batch.ExpectedApp;
import org.numberrefresh.domain.batch.Owed;
import org.numberrefresh.domain.batch.Parking;
import org.numberrefresh.domain.batch.TaskOutcomes;
import org.numberrefresh.domain.batch.Waiting;
import org.numberrefresh.domain.outcome.Answer;
import org.numberrefresh.domain.outcome.Outcome;
import org.numberrefresh.domain.outcome.OutwardOutcome;
import org.numberrefresh.domain.outcome.PairDetail;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.refresh.OrderId;
import org.numberrefresh.domain.refresh.TaskId;

/** What {@link Batches} promises. */
public abstract class BatchesContract {

  private static final Instant NOW = Samples.NOW;
  private static final Instant SOON = NOW.plusSeconds(60);
  private static final Instant LATER = NOW.plusSeconds(900);
  private static final LocalDate DAY = LocalDate.parse("2026-11-02");

  protected abstract Batches batches();

  private BatchId accepted() {
    BatchId batch = Samples.batch();
    batches().putHead(Samples.head(batch));
    return batch;
  }

  private BatchId opened(int expected) {
    BatchId batch = accepted();
    batches().open(batch, NOW, expected, SOON);
    return batch;
  }

  private BatchHead head(BatchId batch) {
    return batches().head(batch).orElseThrow();
  }

  private static TaskOutcomes fresh(BatchId batch, int app) {
    return TaskOutcomes.fresh(new TaskId(batch, app), 3, new BitSet());
  }

  private static BatchSummary summary(BatchId batch, long revision) {
    return new BatchSummary(
        batch,
        revision,
        Map.of(OutwardOutcome.CLEAR, 2, OutwardOutcome.BLOCKED, 1),
        List.of(List.of(new BatchSummary.Residue(1, Outcome.BLOCKED_LEGAL_HOLD)), List.of(), List.of()));
  }

  /** An entry of the index with a place of its own, so that tests do not see each other's. */
  private static Parking place(Instant at) {
    return new Parking(at, "app#" + Samples.id("app"));
  }

  @Test
  void the_first_numbers_of_a_batch_count() {
    BatchId batch = Samples.batch();
    assertEquals(Optional.empty(), batches().numbers(batch));
    assertArrayEquals(new byte[] {1, 2}, batches().putNumbersOnce(batch, new byte[] {1, 2}));
    assertArrayEquals(new byte[] {1, 2}, batches().putNumbersOnce(batch, new byte[] {3}));
    assertArrayEquals(new byte[] {1, 2}, batches().numbers(batch).orElseThrow());
  }

  @Test
  void a_head_is_found_as_it_was_put() {
    BatchHead head = Samples.head(Samples.batch());
    batches().putHead(head);
    assertEquals(Optional.of(head), batches().head(head.id()));
    assertEquals(Map.of(head.id(), head), batches().heads(List.of(head.id(), head.id(), Samples.batch())));
  }

  @Test
  void a_batch_without_a_head_is_not_found() {
    assertEquals(Optional.empty(), batches().head(Samples.batch()));
    assertEquals(Map.of(), batches().heads(List.of()));
  }

  @Test
  void a_head_is_put_over_an_earlier_try_until_the_batch_is_opened() {
    BatchId batch = accepted();
    batches().rearm(head(batch), Optional.empty(), 0);
    BatchHead again = Samples.head(batch, Samples.bits(2), LATER);
    batches().putHead(again);
    assertEquals(again, head(batch));
    batches().open(batch, NOW, 1, SOON);
    batches().putHead(again);
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
    batches().record(task.next());
    assertEquals(task.next(), batches().outcomes(List.of(task.task())).get(task.task()));
  }

  @Test
  void numbers_are_withdrawn_where_nobody_else_withdrew_any_meanwhile() {
    BatchHead read = head(accepted());
    BatchHead first = batches().withdraw(read, Samples.bits(0), Optional.empty(), LATER).orElseThrow();
    assertEquals(Samples.bits(0), first.withdrawn());
    assertEquals(Optional.of(LATER), first.dueAt());
    assertEquals(first, head(read.id()));
    assertEquals(Optional.empty(), batches().withdraw(read, Samples.bits(2), Optional.empty(), LATER));
    BatchHead second = batches().withdraw(first, Samples.bits(2), Optional.empty(), LATER).orElseThrow();
    assertEquals(Samples.bits(0, 2), second.withdrawn());
    assertEquals(Map.of(), second.restored());
  }

  @Test
  void what_was_restored_is_withdrawn_and_dated() {
    BatchHead read = head(accepted());
    BatchHead first = batches().withdraw(read, Samples.bits(0), Optional.of(NOW), SOON).orElseThrow();
    assertEquals(Samples.bits(0), first.withdrawn());
    batches().withdraw(first, Samples.bits(2), Optional.of(LATER), SOON);
    assertEquals(Map.of(0, NOW, 2, LATER), head(read.id()).restored());
  }

  @Test
  void either_a_withdrawal_or_the_opening_comes_first() {
    BatchHead read = head(accepted());
    batches().open(read.id(), NOW, 1, SOON);
    assertEquals(Optional.empty(), batches().withdraw(read, Samples.bits(0), Optional.of(NOW), SOON));
    assertEquals(Samples.bits(), head(read.id()).withdrawn());
    BatchHead other = head(accepted());
    batches().withdraw(other, Samples.bits(0), Optional.empty(), SOON);
    assertEquals(Samples.bits(0), batches().open(other.id(), NOW, 1, SOON).orElseThrow().withdrawn());
  }

  @Test
  void a_head_that_something_was_withdrawn_from_is_not_put_anew() {
    BatchId batch = accepted();
    batches().withdraw(head(batch), Samples.bits(0), Optional.of(NOW), SOON);
    batches().putHead(Samples.head(batch));
    assertEquals(Map.of(0, NOW), head(batch).restored());
  }

  @Test
  void batches_are_found_by_the_day_on_which_they_were_opened_order_by_order() {
    LocalDate day = LocalDate.of(3000, 1, 1).plusDays(new SecureRandom().nextInt(1_000_000));
    List<OrderId> orders =
        Stream.generate(Samples::order).limit(3).sorted(Comparator.comparing(OrderId::value)).toList();
    for (OrderId order : orders) {
      for (int ordinal : new int[] {0, 2, 10}) {
        batches().putAppsOnce(new BatchId(order, ordinal), List.of(), day);
      }
    }
    batches().putAppsOnce(Samples.batch(), List.of(), day.plusDays(1));
    List<BatchId> all = batches().openedOn(day, Optional.empty(), 100);
    assertEquals(9, all.size());
    assertEquals(9, all.stream().distinct().count());
    assertEquals(orders, all.stream().map(BatchId::order).distinct().toList());
    assertEquals(all.subList(0, 4), batches().openedOn(day, Optional.empty(), 4));
    assertEquals(all.subList(3, 9), batches().openedOn(day, Optional.of(orders.getFirst()), 100));
    assertEquals(List.of(), batches().openedOn(day, Optional.of(orders.getLast()), 100));
    batches().putAppsOnce(all.getFirst(), List.of(), day.plusDays(2));
    assertEquals(all, batches().openedOn(day, Optional.empty(), 100));
  }

  @Test
  void the_first_apps_of_a_batch_count() {
    BatchId batch = Samples.batch();
    List<ExpectedApp> first = List.of(new ExpectedApp(1, "a", LATER), new ExpectedApp(7, "b", SOON));
    assertEquals(Optional.empty(), batches().apps(batch));
    assertEquals(first, batches().putAppsOnce(batch, first, DAY));
    assertEquals(first, batches().putAppsOnce(batch, List.of(new ExpectedApp(2, "c", SOON)), DAY));
    assertEquals(Optional.of(first), batches().apps(batch));
  }

  @Test
  void a_batch_may_expect_no_app() {
    BatchId batch = Samples.batch();
    batches().putAppsOnce(batch, List.of(), DAY);
    assertEquals(Optional.of(List.of()), batches().apps(batch));
  }

  @Test
  void a_batch_is_opened_once() {
    BatchId batch = accepted();
    BatchHead opened = batches().open(batch, NOW.plusSeconds(1), 2, LATER).orElseThrow();
    assertEquals(BatchState.OPEN, opened.state());
    assertEquals(NOW.plusSeconds(1), opened.openedAt());
    assertEquals(2, opened.expected());
    assertEquals(Optional.of(LATER), opened.dueAt());
    assertEquals(opened, head(batch));
    assertEquals(Optional.empty(), batches().open(batch, NOW.plusSeconds(9), 3, SOON));
    assertEquals(opened, head(batch));
  }

  @Test
  void a_batch_that_was_never_put_is_not_opened() {
    BatchId batch = Samples.batch();
    assertEquals(Optional.empty(), batches().open(batch, NOW, 1, SOON));
    assertEquals(Optional.empty(), batches().head(batch));
  }

  @Test
  void a_fan_out_is_noted_while_the_batch_is_open() {
    BatchId batch = opened(1);
    batches().fannedOut(batch, LATER);
    assertTrue(head(batch).fannedOut());
    assertEquals(Optional.of(LATER), head(batch).dueAt());
    batches().settling(batch, SOON);
    batches().fannedOut(batch, LATER.plusSeconds(5));
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
    assertEquals(new Recorded.Written(task), batches().record(task));
    assertEquals(Map.of(task.task(), task), batches().outcomes(List.of(task.task(), new TaskId(batch, 2))));
    assertEquals(List.of(task), batches().tasks(batch));
  }

  @Test
  void a_batch_has_only_its_own_tasks_however_many() {
    BatchId batch = Samples.batch();
    BatchId other = new BatchId(batch.order(), 1);
    IntStream.rangeClosed(1, 120).forEach(app -> batches().record(fresh(batch, app).next()));
    batches().record(fresh(other, 1).next());
    assertEquals(120, batches().tasks(batch).size());
    assertEquals(120, batches().outcomes(batches().tasks(batch).stream().map(TaskOutcomes::task).toList()).size());
    assertEquals(List.of(), batches().tasks(Samples.batch()));
  }

  @Test
  void only_the_next_version_of_a_task_is_written() {
    TaskOutcomes first = fresh(opened(1), 1).called(Optional.empty(), NOW).next();
    batches().record(first);
    assertEquals(new Recorded.Overtaken(first), batches().record(first));
    TaskOutcomes second = first.called(Optional.empty(), NOW).next();
    assertEquals(new Recorded.Written(second), batches().record(second));
    assertEquals(new Recorded.Overtaken(second), batches().record(second));
  }

  @Test
  void a_task_that_is_written_unparked_leaves_the_index() {
    Parking place = place(SOON);
    TaskOutcomes parked = fresh(opened(1), 1).parkedUntil(Optional.of(place), NOW).next();
    batches().record(parked);
    assertEquals(1, batches().due(place.shard(), SOON, 10).size());
    batches().record(parked.parkedUntil(Optional.empty(), NOW).next());
    assertEquals(List.of(), batches().due(place.shard(), SOON, 10));
  }

  @Test
  void marks_add_up() {
    BatchId batch = opened(3);
    assertEquals(Set.of(1, 2), batches().mark(batch, Set.of(1, 2)).settledApps());
    assertEquals(Set.of(1, 2, 3), batches().mark(batch, Set.of(2, 3)).settledApps());
    assertTrue(head(batch).allTasksSettled());
  }

  @Test
  void a_mark_needs_a_head() {
    BatchId batch = Samples.batch();
    assertThrows(IllegalStateException.class, () -> batches().mark(batch, Set.of(1)));
    assertEquals(Optional.empty(), batches().head(batch));
  }

  @Test
  void a_revision_makes_the_head_due() {
    BatchId batch = opened(1);
    batches().settling(batch, SOON);
    assertTrue(batches().settle(summary(batch, 0)));
    batches().revise(batch, LATER);
    BatchHead head = head(batch);
    assertEquals(1, head.revision());
    assertEquals(Optional.of(LATER), head.dueAt());
    assertFalse(head.summarised());
    batches().revise(Samples.batch(), LATER);
  }

  @Test
  void only_an_open_batch_moves_to_settling() {
    BatchId batch = accepted();
    batches().settling(batch, LATER);
    assertEquals(BatchState.ACCEPTED, head(batch).state());
    batches().open(batch, NOW, 1, SOON);
    batches().settling(batch, LATER);
    assertEquals(BatchState.SETTLING, head(batch).state());
    assertEquals(Optional.of(LATER), head(batch).dueAt());
    batches().settle(summary(batch, 0));
    batches().settling(batch, LATER);
    assertEquals(BatchState.SETTLED, head(batch).state());
  }

  @Test
  void a_settled_batch_is_out_of_the_index_and_has_its_summary() {
    BatchId batch = opened(1);
    assertTrue(batches().settle(summary(batch, 0)));
    assertEquals(BatchState.SETTLED, head(batch).state());
    assertTrue(head(batch).summarised());
    assertEquals(Optional.empty(), head(batch).dueAt());
    assertEquals(Optional.of(summary(batch, 0)), batches().summary(batch));
  }

  @Test
  void a_summary_of_an_older_revision_does_not_settle() {
    BatchId batch = opened(1);
    batches().revise(batch, LATER);
    assertFalse(batches().settle(summary(batch, 0)));
    assertEquals(BatchState.OPEN, head(batch).state());
    assertTrue(batches().settle(summary(batch, 1)));
    assertFalse(batches().settle(summary(batch, 0)));
    assertEquals(1, batches().summary(batch).orElseThrow().revision());
    assertEquals(BatchState.SETTLED, head(batch).state());
  }

  @Test
  void an_accepted_batch_is_not_settled() {
    BatchId batch = accepted();
    assertFalse(batches().settle(summary(batch, 0)));
    assertEquals(BatchState.ACCEPTED, head(batch).state());
  }

  @Test
  void a_clock_is_moved_where_it_is_the_one_that_was_read() {
    BatchHead read = head(opened(1));
    batches().rearm(read, Optional.of(LATER), 2);
    assertEquals(Optional.of(LATER), head(read.id()).dueAt());
    assertEquals(2, head(read.id()).reconciliations());
    batches().rearm(read, Optional.empty(), 3);
    assertEquals(Optional.of(LATER), head(read.id()).dueAt());
    assertEquals(2, head(read.id()).reconciliations());
  }

  @Test
  void a_clock_is_stopped_and_started_again() {
    BatchHead read = head(accepted());
    batches().rearm(read, Optional.empty(), 0);
    BatchHead stopped = head(read.id());
    assertEquals(Optional.empty(), stopped.dueAt());
    batches().rearm(stopped, Optional.of(LATER), 0);
    assertEquals(Optional.of(LATER), head(read.id()).dueAt());
    batches().rearm(stopped, Optional.of(SOON), 0);
    assertEquals(Optional.of(LATER), head(read.id()).dueAt());
  }

  @Test
  void a_glance_shows_as_much_as_was_asked_for() {
    BatchId batch = opened(1);
    List<ExpectedApp> apps = List.of(new ExpectedApp(1, "a", LATER));
    batches().putAppsOnce(batch, apps, DAY);
    TaskOutcomes task = fresh(batch, 1).closed(NOW).next();
    batches().record(task);
    assertEquals(new Glance(head(batch), apps, Optional.empty(), List.of()), glance(batch, Depth.SUMMARY));
    assertEquals(new Glance(head(batch), apps, Optional.empty(), List.of(task)), glance(batch, Depth.COUNTS));
    batches().settle(summary(batch, 0));
    var summary = Optional.of(summary(batch, 0));
    assertEquals(new Glance(head(batch), apps, summary, List.of()), glance(batch, Depth.SUMMARY));
    assertEquals(new Glance(head(batch), apps, summary, List.of()), glance(batch, Depth.COUNTS));
    assertEquals(new Glance(head(batch), apps, summary, List.of(task)), glance(batch, Depth.PAIRS));
  }

  private Glance glance(BatchId batch, Depth depth) {
    return batches().glance(List.of(batch), depth).get(batch);
  }

  @Test
  void a_glance_at_an_accepted_batch_has_its_head_alone_and_an_unknown_one_is_missing() {
    BatchId batch = accepted();
    assertEquals(
        Map.of(batch, new Glance(head(batch), List.of(), Optional.empty(), List.of())),
        batches().glance(List.of(batch, Samples.batch()), Depth.PAIRS));
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
      batches().record(fresh(batch, app).parkedUntil(Optional.of(place), NOW).next());
    }
    List<Due> due = batches().due(shard, NOW.plusSeconds(20), 10);
    assertEquals(List.of(3, 2), apps(due));
    assertEquals(List.of(3), apps(batches().due(shard, NOW.plusSeconds(30), 1)));
    assertEquals(new Due(task(batch, 3), new Parking(NOW.plusSeconds(10), shard)), due.getFirst());
  }

  @Test
  void from_where_on_a_task_waits_is_kept_until_it_is_moved() {
    BatchId batch = opened(1);
    Parking place = place(NOW).from(2);
    TaskOutcomes parked = fresh(batch, 1).parkedUntil(Optional.of(place), NOW).next();
    batches().record(parked);
    TaskId id = parked.task();
    assertEquals(Optional.of(place), batches().outcomes(List.of(id)).get(id).parked());
    Due due = batches().due(place.shard(), NOW, 1).getFirst();
    assertEquals(new Parking(NOW, place.shard()), due.parking());
    Parking later = new Parking(LATER, place.shard());
    assertTrue(batches().move(due, later));
    assertEquals(Optional.of(later), batches().outcomes(List.of(id)).get(id).parked());
  }

  @Test
  void what_is_due_is_read_on_behind_an_entry_wherever_that_entry_is_by_now() {
    String shard = place(NOW).shard();
    BatchId batch = opened(9);
    for (int app = 1; app <= 9; app++) {
      Parking place = new Parking(NOW.plusSeconds(app / 4), shard);
      batches().record(fresh(batch, app).parkedUntil(Optional.of(place), NOW).next());
    }
    List<Due> all = batches().due(shard, NOW.plusSeconds(1), 100);
    assertEquals(7, all.size());
    assertEquals(all.subList(2, 5), batches().dueAfter(all.get(1), NOW.plusSeconds(1), 3));
    batches().move(all.get(1), place(LATER));
    batches().move(all.get(4), place(LATER));
    List<Due> rest = new ArrayList<>(all.subList(2, 7));
    rest.remove(all.get(4));
    assertEquals(rest, batches().dueAfter(all.get(1), NOW.plusSeconds(1), 100));
    assertEquals(List.of(), batches().dueAfter(all.get(6), NOW.plusSeconds(1), 100));
  }

  @Test
  void an_entry_is_claimed_once() {
    Parking place = place(SOON);
    BatchId batch = opened(1);
    batches().record(fresh(batch, 1).parkedUntil(Optional.of(place), NOW).next());
    Due entry = batches().due(place.shard(), SOON, 10).getFirst();
    Parking lease = place(SOON.plus(Duration.ofMinutes(6)));
    assertTrue(batches().move(entry, lease));
    assertFalse(batches().move(entry, lease));
    assertEquals(List.of(), batches().due(place.shard(), LATER, 10));
    assertEquals(List.of(new Due(task(batch, 1), lease)), batches().due(lease.shard(), LATER, 10));
    assertEquals(Optional.of(lease), batches().tasks(batch).getFirst().parked());
  }

  @Test
  void a_claim_does_not_count_as_a_write_of_the_task() {
    Parking place = place(SOON);
    TaskOutcomes parked = fresh(opened(1), 1).parkedUntil(Optional.of(place), NOW).next();
    batches().record(parked);
    batches().move(new Due(new Waiting.Task(parked.task()), place), place(LATER));
    TaskOutcomes next = parked.closed(NOW).next();
    assertEquals(new Recorded.Written(next), batches().record(next));
  }

  @Test
  void a_head_is_in_the_shard_of_its_batch_and_is_claimed_there() {
    BatchId batch = accepted();
    Parking place = Parking.swept(batch, SOON);
    var entry = new Due(new Waiting.Head(batch), place);
    assertTrue(batches().due(place.shard(), SOON, 10_000).contains(entry));
    assertTrue(batches().move(entry, Parking.swept(batch, LATER)));
    assertFalse(batches().move(entry, Parking.swept(batch, LATER)));
    assertEquals(Optional.of(LATER), head(batch).dueAt());
  }

  @Test
  void what_is_done_is_not_claimed() {
    BatchId batch = opened(1);
    batches().settle(summary(batch, 0));
    var head = new Waiting.Head(batch);
    assertFalse(batches().move(new Due(head, head.swept(SOON)), head.swept(LATER)));
    assertFalse(batches().move(new Due(task(batch, 9), place(SOON)), place(LATER)));
    assertEquals(Optional.empty(), head(batch).dueAt());
    assertEquals(List.of(), batches().tasks(batch));
  }
}
