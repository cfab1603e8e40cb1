package org.numberrefresh.domain.batch;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.numberrefresh.domain.queue.Queues;
import org.numberrefresh.domain.refresh.BatchId;

/**
 * Tells the head of a batch of its settled tasks. The order of the steps matters, since a process may die after each:
 *
 * <ol>
 *   <li>A task that rises after it was settled is stored as unrevised, and parked so that the sweep finds it.
 *   <li>The head is told: the task is settled, and a rise makes the head due for another summary.
 *   <li>A batch whose every task is settled is queued, to be summed up.
 *   <li>The task's parking ends, unless it rose again meanwhile.
 * </ol>
 *
 * Every step may be repeated: an unchanged answer runs them too.
 */
public final class SettledTasks {

  private final Heads heads;
  private final OutcomeRecorder recorder;
  private final Queues queues;
  private final Clock clock;

  public SettledTasks(Heads heads, OutcomeRecorder recorder, Queues queues, Clock clock) {
    this.heads = heads;
    this.recorder = recorder;
    this.queues = queues;
    this.clock = clock;
  }

  /** Wakes a batch whose carrier is to be told of something before it is settled. If that is lost, the clock does. */
  public void wake(BatchId batch) {
    queues.batches(List.of(batch));
  }

  /** Tells the head of one settled task. */
  public void note(TaskOutcomes settled) {
    note(settled.task().batch(), List.of(settled));
  }

  /**
   * Tells the head of settled tasks, with one write for all of them, and one more if any rose late.
   *
   * @param batch their batch
   * @param settled the tasks as they are stored, at least one
   */
  public void note(BatchId batch, Collection<TaskOutcomes> settled) {
    OpenedHead head = heads.mark(batch, settled.stream().map(one -> one.task().app()).collect(Collectors.toSet()));
    if (settled.stream().anyMatch(TaskOutcomes::unrevised)) {
      heads.revise(batch, clock.instant());
    }
    if (head.allTasksSettled() && head.state() == BatchState.OPEN) {
      queues.batches(List.of(batch));
    }
    settled.stream().filter(TaskOutcomes::unrevised).forEach(this::revised);
  }

  private void revised(TaskOutcomes known) {
    recorder.change(known, current -> current.version() == known.version() ? current.revised() : current);
  }
}
