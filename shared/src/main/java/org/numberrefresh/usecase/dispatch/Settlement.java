package org.numberrefresh.usecase.dispatch;

import java.time.Clock;
import java.util.BitSet;
import java.util.List;
import java.util.TreeMap;
import org.numberrefresh.domain.batch.BatchHead;
import org.numberrefresh.domain.batch.BatchSummary;
import org.numberrefresh.domain.batch.Batches;
import org.numberrefresh.domain.batch.ExpectedApp;
import org.numberrefresh.domain.batch.Parking;
import org.numberrefresh.domain.batch.TaskOutcomes;
import org.numberrefresh.domain.refresh.TaskId;

/** Sums up a batch whose every task is settled. */
final class Settlement {

  private static final int MAX_SUMMARIES = 10;

  private final Batches batches;
  private final Clock clock;

  Settlement(Batches batches, Clock clock) {
    this.batches = batches;
    this.clock = clock;
  }

  /** Sums the batch up until the summary shows the head's revision. */
  void settle(BatchHead found) {
    batches.heads().settling(found.id(), clock.instant().plus(Parking.TAKEN_AGAIN_AFTER));
    for (int i = 0; i < MAX_SUMMARIES; i++) {
      BatchHead head = batches.heads().find(found.id()).orElseThrow();
      if (head.summarised() || batches.heads().settle(BatchSummary.of(head, tasks(head)))) {
        return;
      }
    }
  }

  /** All tasks of a batch, with those that were never written because nothing of them was left to send. */
  private List<TaskOutcomes> tasks(BatchHead head) {
    List<TaskOutcomes> written = batches.tasks().of(head.id());
    if (written.size() >= head.expected()) {
      return written;
    }
    var all = new TreeMap<Integer, TaskOutcomes>();
    batches
        .contents()
        .apps(head.id())
        .orElseThrow()
        .forEach(app -> all.put(app.number(), unwritten(head, app, head.unsendable())));
    written.forEach(task -> all.put(task.task().app(), task));
    return List.copyOf(all.values());
  }

  /** A task that was never written. */
  static TaskOutcomes unwritten(BatchHead head, ExpectedApp app, BitSet cancelled) {
    return TaskOutcomes.fresh(new TaskId(head.id(), app.number()), head.numbers(), cancelled);
  }
}
