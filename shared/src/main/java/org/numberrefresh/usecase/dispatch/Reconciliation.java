package org.numberrefresh.usecase.dispatch;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.domain.app.AppDirectory;
import org.numberrefresh.domain.batch.Batches;
import org.numberrefresh.domain.batch.ExpectedApp;
import org.numberrefresh.domain.batch.OpenedHead;
import org.numberrefresh.domain.batch.OutcomeRecorder;
import org.numberrefresh.domain.batch.TaskOutcomes;
import org.numberrefresh.domain.core.Core;
import org.numberrefresh.domain.core.Stores;
import org.numberrefresh.domain.limit.Standing;
import org.numberrefresh.domain.queue.Queues;
import org.numberrefresh.domain.queue.TaskMessage;
import org.numberrefresh.domain.refresh.TaskId;

/** Compares an open batch with its parts, and mends what a lost message or a crash left. Every step may be repeated. */
final class Reconciliation {

  private final Stores stores;
  private final Batches batches;
  private final AppDirectory directory;
  private final Queues queues;
  private final Clock clock;
  private final OutcomeRecorder recorder;
  private final FanOut fanOut;
  private final Settlement settlement;

  Reconciliation(Core core, AppDirectory directory, FanOut fanOut, Settlement settlement) {
    this.stores = core.stores();
    this.batches = stores.batches();
    this.directory = directory;
    this.queues = core.queues();
    this.clock = core.clock();
    this.recorder = new OutcomeRecorder(batches.tasks(), core.random());
    this.fanOut = fanOut;
    this.settlement = settlement;
  }

  /**
   * Compares a batch with its parts. It sends lost messages again, repeats lost marks, closes tasks past their
   * deadline, and cancels withdrawn numbers in every task.
   */
  void reconcile(OpenedHead head, List<ExpectedApp> apps) {
    Instant now = clock.instant();
    var stored = new HashMap<Integer, TaskOutcomes>();
    batches.tasks().of(head.id()).forEach(task -> stored.put(task.task().app(), task));
    var settled = new HashSet<Integer>();
    var missing = new ArrayList<ExpectedApp>();
    var recalls = new ArrayList<TaskMessage>();
    int due = ReconciliationTimes.dueBy(head.openedAt(), now);
    for (ExpectedApp app : apps) {
      TaskOutcomes found = found(head, app, stored);
      TaskOutcomes task = recorder.change(found, t -> t.withdrawn(head.unsendable(), now)).after();
      if (task.owed().recall() && found.parked().isEmpty()) {
        recalls.add(fanOut.message(app, task));
      }
      if (!task.settled() && !now.isBefore(app.deadline())) {
        task = recorder.change(task, t -> t.closed(now)).after();
      }
      if (task.settled()) {
        settled.add(app.number());
      } else if (task.needsCall() && !task.givenUp() && nobodyWakes(task, app)) {
        missing.add(app);
      }
    }
    OptionalInt done = head.progress().reconciliations();
    if (done.isEmpty() || due > done.getAsInt()) {
      fanOut.queue(head, missing);
    }
    queues.tasks(recalls);
    rearm(head, apps, due, settled);
  }

  /**
   * A task as stored. For one that was never written, the state of a fresh one counts. If nothing of it is left to
   * send, it is written now, so that a worker in the middle of a call finds it.
   */
  private static TaskOutcomes found(OpenedHead head, ExpectedApp app, Map<Integer, TaskOutcomes> stored) {
    TaskOutcomes found = stored.get(app.number());
    if (found != null) {
      return found;
    }
    return head.allUnsendable()
        ? TaskOutcomes.fresh(
            new TaskId(head.id(), app.number()), head.numbers(), head.request().lost(), head.openedAt())
        : TaskOutcomes.unwritten(head, app.number());
  }

  /** True if nothing will wake a task: its message was lost, or its app takes calls again meanwhile. */
  private boolean nobodyWakes(TaskOutcomes task, ExpectedApp app) {
    return task.parked()
        .map(parking -> !parking.swept() && directory.find(app.id()).filter(this::takesCalls).isPresent())
        .orElse(true);
  }

  private boolean takesCalls(App app) {
    return app.ready()
        && stores.standings().find(List.of(app.number())).getOrDefault(app.number(), Standing.NEW).takesCalls();
  }

  private void rearm(OpenedHead head, List<ExpectedApp> apps, int reconciliations, Set<Integer> settled) {
    OpenedHead after = settled.isEmpty() ? head : batches.heads().mark(head.id(), settled);
    batches
        .heads()
        .rearm(head, ReconciliationTimes.wake(after, apps, reconciliations), OptionalInt.of(reconciliations));
    if (after.allTasksSettled()) {
      settlement.settle(after);
    }
  }
}
