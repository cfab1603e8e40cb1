package org.numberrefresh.usecase.dispatch;

import java.time.Clock;
import java.util.List;
import java.util.TreeMap;
import org.numberrefresh.domain.batch.BatchHead;
import org.numberrefresh.domain.batch.BatchSummary;
import org.numberrefresh.domain.batch.Batches;
import org.numberrefresh.domain.batch.OpenedHead;
import org.numberrefresh.domain.batch.Parking;
import org.numberrefresh.domain.batch.TaskOutcomes;
import org.numberrefresh.usecase.feed.Announcements;

/** Sums up a batch whose every task is settled, and tells its carrier. */
final class Settlement {

  private static final int MAX_SUMMARIES = 10;

  private final Batches batches;
  private final Clock clock;
  private final Announcements announcements;

  Settlement(Batches batches, Clock clock, Announcements announcements) {
    this.batches = batches;
    this.clock = clock;
    this.announcements = announcements;
  }

  /** Sums the batch up and tells its carrier, until both are of the head's revision. */
  void settle(OpenedHead found) {
    batches.heads().settling(found.id(), clock.instant().plus(Parking.TAKEN_AGAIN_AFTER));
    for (int i = 0; i < MAX_SUMMARIES; i++) {
      OpenedHead head = batches.heads().find(found.id()).flatMap(BatchHead::opened).orElseThrow();
      BatchSummary summary = BatchSummary.of(head, tasks(head));
      if (head.summarised() || batches.heads().settle(summary)) {
        announcements.withdrawn(head);
        announcements.settled(head, summary);
        if (batches.heads().told(head.id(), summary.revision())) {
          return;
        }
      }
    }
  }

  /** All tasks of a batch, with those that were never written because nothing of them was left to send. */
  private List<TaskOutcomes> tasks(OpenedHead head) {
    List<TaskOutcomes> written = batches.tasks().of(head.id());
    if (written.size() >= head.expected()) {
      return written;
    }
    var all = new TreeMap<Integer, TaskOutcomes>();
    batches
        .contents()
        .apps(head.id())
        .orElseThrow()
        .forEach(app -> all.put(app.number(), TaskOutcomes.unwritten(head, app.number())));
    written.forEach(task -> all.put(task.task().app(), task));
    return List.copyOf(all.values());
  }
}
