package org.numberrefresh.usecase.dispatch;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.numberrefresh.domain.batch.AppealTask;
import org.numberrefresh.domain.batch.BatchHead;
import org.numberrefresh.domain.batch.BatchSummary;
import org.numberrefresh.domain.batch.Batches;
import org.numberrefresh.domain.batch.ExpectedApp;
import org.numberrefresh.domain.batch.OpenedHead;
import org.numberrefresh.domain.batch.Parking;
import org.numberrefresh.domain.batch.TaskOutcomes;
import org.numberrefresh.domain.calendar.ShanghaiTime;
import org.numberrefresh.domain.core.Core;
import org.numberrefresh.domain.outcome.OutwardOutcome;
import org.numberrefresh.domain.statistics.CountedBatch;
import org.numberrefresh.domain.statistics.Counts;
import org.numberrefresh.domain.statistics.Statistics;
import org.numberrefresh.domain.watch.Measure;
import org.numberrefresh.domain.watch.RunWatch;
import org.numberrefresh.usecase.feed.Announcements;

/**
 * Sums up a batch whose every task is settled, tells its carrier, and counts it in the statistics.
 *
 * <p>Decision: docs/decisions.md#a-count-stays-as-the-batch-was-settled
 */
final class Settlement {

  private static final int MAX_SUMMARIES = 10;

  private final Batches batches;
  private final Statistics statistics;
  private final Clock clock;
  private final RunWatch watch;
  private final Announcements announcements;
  private final AppealDriver appeals;

  Settlement(Core core, Announcements announcements, AppealDriver appeals) {
    this.batches = core.stores().batches();
    this.statistics = core.stores().statistics();
    this.clock = core.clock();
    this.watch = core.watch();
    this.announcements = announcements;
    this.appeals = appeals;
  }

  /** Sums the batch up and tells its carrier, until both are of the head's revision. */
  void settle(OpenedHead found) {
    batches.heads().settling(found.id(), clock.instant().plus(Parking.TAKEN_AGAIN_AFTER));
    for (int i = 0; i < MAX_SUMMARIES; i++) {
      OpenedHead head = batches.heads().find(found.id()).flatMap(BatchHead::opened).orElseThrow();
      List<TaskOutcomes> tasks = tasks(head);
      BatchSummary summary = summary(head, tasks);
      if (head.summarised() || batches.heads().settle(summary, clock.instant())) {
        tell(head, summary, tasks);
        if (batches.heads().told(head.id(), summary.revision())) {
          return;
        }
      }
    }
  }

  private BatchSummary summary(OpenedHead head, List<TaskOutcomes> tasks) {
    BatchSummary summary = BatchSummary.of(head, tasks);
    return summary.revision() == 0
        ? summary
        : batches.heads().summary(head.id()).map(stored -> summary.after(stored, clock.instant())).orElse(summary);
  }

  private void tell(OpenedHead head, BatchSummary summary, List<TaskOutcomes> tasks) {
    if (head.objection().isPresent()) {
      appeals.tell(head, head.objection().get());
      if (head.isAppeal() && !head.progress().counted()) {
        countAppeal(head, tasks.getFirst());
      }
    } else {
      announcements.withdrawn(head);
      announcements.settled(head, summary);
      count(head, summary, tasks);
    }
  }

  private void measure(OpenedHead head, BatchSummary summary) {
    summary.counts().forEach((outcome, pairs) -> measure(outcome).ifPresent(to -> watch.measured(to, pairs)));
    watch.measured(Measure.SETTLING, Duration.between(head.openedAt(), clock.instant()));
  }

  private static Optional<Measure> measure(OutwardOutcome outcome) {
    return switch (outcome) {
      case CLEAR -> Optional.of(Measure.OUTCOMES_CLEAR);
      case FAILED, REFUSED, BLOCKED -> Optional.of(Measure.OUTCOMES_RESIDUE);
      case UNDELIVERABLE, NO_RESPONSE -> Optional.of(Measure.OUTCOMES_UNANSWERED);
      case PENDING, CANCELLED -> Optional.empty();
    };
  }

  /** Adds the batch to the statistics, once: an answer that comes later changes no count. */
  private void count(OpenedHead head, BatchSummary summary, List<TaskOutcomes> tasks) {
    if (!head.progress().counted()) {
      measure(head, summary);
      List<ExpectedApp> apps = batches.contents().apps(head.id()).orElseThrow();
      statistics.count(head.id(), ShanghaiTime.dayOf(clock.instant()), CountedBatch.of(head, apps, tasks));
    }
  }

  /** Adds an appeal to the statistics, once, as it ended first. */
  private void countAppeal(OpenedHead head, TaskOutcomes task) {
    Counts one = CountedBatch.ofAppeal(head, task.task().app(), new AppealTask(task).state());
    statistics.count(head.id(), ShanghaiTime.dayOf(clock.instant()), one);
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
