package org.numberrefresh.domain.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.numberrefresh.domain.app.AppSelection;
import org.numberrefresh.domain.outcome.Answer;
import org.numberrefresh.domain.outcome.Outcome;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.refresh.Mode;
import org.numberrefresh.domain.refresh.OrderId;
import org.numberrefresh.domain.refresh.TaskId;
import org.numberrefresh.fake.FakeBatches;
import org.numberrefresh.fake.FakeQueues;
import org.numberrefresh.fake.TickingClock;

class SettledTasksTest {

  private static final BatchId BATCH = new BatchId(OrderId.of("east", "key"), 0);
  private static final Instant NOW = TickingClock.START;
  private static final int NUMBERS = 2;
  private static final int APPS = 2;

  private final TickingClock clock = new TickingClock();
  private final FakeBatches batches = new FakeBatches();
  private final FakeQueues queues = new FakeQueues();
  private final OutcomeRecorder recorder = new OutcomeRecorder(batches.tasks, () -> 0L);
  private final SettledTasks settledTasks = new SettledTasks(batches.heads, recorder, queues, clock);

  @BeforeEach
  void aBatchIsOpened() {
    var all = new AppSelection.All();
    var request = new BatchRequest(BATCH, "east", Mode.BATCH, all, NUMBERS, new BitSet(), NOW, NOW);
    batches.heads.put(new AcceptedHead(request, NOW));
    batches.heads.open(BATCH, NOW, APPS, NOW.plusSeconds(60));
  }

  private OpenedHead head() {
    return batches.heads.find(BATCH).flatMap(BatchHead::opened).orElseThrow();
  }

  private TaskOutcomes stored(int app) {
    var task = new TaskId(BATCH, app);
    return Optional.ofNullable(batches.tasks.find(List.of(task)).get(task))
        .orElseGet(() -> TaskOutcomes.unwritten(head(), app));
  }

  private TaskOutcomes closed(int app) {
    return recorder.change(stored(app), task -> task.closed(NOW)).after();
  }

  private TaskOutcomes answered(int app, int index) {
    Map<Integer, Answer> answers = Map.of(index, Answer.of(Outcome.UNBOUND));
    return recorder.change(stored(app), task -> task.answered(answers, NOW)).after();
  }

  @Test
  void a_batch_is_queued_once_its_last_task_is_settled() {
    settledTasks.note(closed(1));
    assertEquals(Set.of(1), head().progress().settledApps());
    assertEquals(Optional.empty(), queues.takeBatch());
    settledTasks.note(closed(2));
    assertEquals(Set.of(1, 2), head().progress().settledApps());
    assertEquals(Optional.of(BATCH), queues.takeBatch());
    assertEquals(0, head().progress().revision());
  }

  @Test
  void a_task_that_rose_late_is_parked_until_its_head_knows() {
    closed(1);
    TaskOutcomes late = answered(1, 0);
    assertTrue(late.unrevised() && late.parked().isPresent());
    settledTasks.note(late);
    assertEquals(1, head().progress().revision());
    assertEquals(Optional.of(clock.instant()), head().dueAt());
    assertFalse(stored(1).unrevised());
    assertEquals(Optional.empty(), stored(1).parked());
  }

  @Test
  void several_tasks_that_rose_late_revise_their_head_once() {
    closed(1);
    closed(2);
    settledTasks.note(BATCH, List.of(answered(1, 0), answered(2, 0)));
    assertEquals(1, head().progress().revision());
    assertFalse(stored(1).unrevised() || stored(2).unrevised());
  }

  @Test
  void a_task_that_rose_again_meanwhile_stays_parked() {
    closed(1);
    TaskOutcomes late = answered(1, 0);
    answered(1, 1);
    settledTasks.note(late);
    assertTrue(stored(1).unrevised());
    assertTrue(stored(1).parked().isPresent());
  }

  @Test
  void the_same_may_be_noted_again() {
    TaskOutcomes settled = closed(1);
    settledTasks.note(settled);
    OpenedHead once = head();
    settledTasks.note(settled);
    assertEquals(once, head());
    assertEquals(settled, stored(1));
  }
}
