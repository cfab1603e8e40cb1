package org.numberrefresh.usecase.dispatch;

import java.util.List;
import org.numberrefresh.domain.app.AppDirectory;
import org.numberrefresh.domain.batch.Batches;
import org.numberrefresh.domain.batch.ExpectedApp;
import org.numberrefresh.domain.batch.OpenedHead;
import org.numberrefresh.domain.batch.Parking;
import org.numberrefresh.domain.batch.TaskOutcomes;
import org.numberrefresh.domain.core.Core;
import org.numberrefresh.domain.queue.Queues;
import org.numberrefresh.domain.queue.Sharing;
import org.numberrefresh.domain.queue.TaskMessage;
import org.numberrefresh.domain.refresh.TaskId;
import org.numberrefresh.usecase.feed.Announcements;

/**
 * Queues the tasks of an opened batch, one message an app, and tells its carrier that it began. Every step may be
 * repeated.
 */
final class FanOut {

  /** The most pairs of a message whose tasks share it: as many as a task of a full batch has. */
  private static final int PAIRS_TOGETHER = 500;

  /** The most tasks that share a message: ten such messages are below the 256 KB that a queue takes at once. */
  private static final int TASKS_TOGETHER = 200;

  private final Batches batches;
  private final Queues queues;
  private final AppDirectory directory;
  private final Announcements announcements;
  private final Settlement settlement;

  FanOut(Core core, AppDirectory directory, Announcements announcements, Settlement settlement) {
    this.batches = core.stores().batches();
    this.queues = core.queues();
    this.directory = directory;
    this.announcements = announcements;
    this.settlement = settlement;
  }

  /** Queues first: no app waits for the feed. */
  void first(OpenedHead head, List<ExpectedApp> apps) {
    queue(head, apps);
    tellStart(head);
    end(head, apps);
  }

  /** Tells first: a feed that takes nothing would have every task's message sent again each time. */
  void again(OpenedHead head, List<ExpectedApp> apps) {
    tellStart(head);
    queue(head, apps);
    end(head, apps);
  }

  /**
   * Queues the tasks of some apps. Those of a small batch share messages, so that few runs deliver them.
   *
   * <p>Decision: docs/decisions.md#tasks-of-a-small-batch-share-a-message
   */
  void queue(OpenedHead head, List<ExpectedApp> apps) {
    int most = Math.clamp(PAIRS_TOGETHER / head.numbers(), 1, TASKS_TOGETHER);
    queues.tasks(messages(head, apps), new Sharing(head.request().carrier(), most));
  }

  private void tellStart(OpenedHead head) {
    if (head.objection().isEmpty()) {
      announcements.started(head);
    }
  }

  private void end(OpenedHead head, List<ExpectedApp> apps) {
    batches.heads().fannedOut(head.id(), ReconciliationTimes.wake(head, apps, 0));
    if (apps.isEmpty()) {
      settlement.settle(head);
    }
  }

  private List<TaskMessage> messages(OpenedHead head, List<ExpectedApp> apps) {
    return apps.stream().map(app -> new TaskMessage(new TaskId(head.id(), app.number()), app.id(), slow(app))).toList();
  }

  /** The message of a task that may be parked. */
  TaskMessage message(ExpectedApp app, TaskOutcomes parked) {
    return new TaskMessage(parked.task(), app.id(), slow(app), parked.parked().map(Parking::dueAt));
  }

  private boolean slow(ExpectedApp app) {
    return directory.find(app.id()).map(a -> a.state().slow()).orElse(false);
  }
}
