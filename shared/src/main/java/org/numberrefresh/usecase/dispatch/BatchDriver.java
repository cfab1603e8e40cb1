package org.numberrefresh.usecase.dispatch;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.domain.app.AppDirectory;
import org.numberrefresh.domain.batch.AcceptedHead;
import org.numberrefresh.domain.batch.BatchHead;
import org.numberrefresh.domain.batch.Batches;
import org.numberrefresh.domain.batch.ExpectedApp;
import org.numberrefresh.domain.batch.OpenedHead;
import org.numberrefresh.domain.batch.Parking;
import org.numberrefresh.domain.batch.Progress.Stage;
import org.numberrefresh.domain.calendar.Deadlines;
import org.numberrefresh.domain.calendar.ShanghaiTime;
import org.numberrefresh.domain.core.Core;
import org.numberrefresh.domain.core.Stores;
import org.numberrefresh.domain.order.Order;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.watch.RunWatch;
import org.numberrefresh.domain.watch.Trace;
import org.numberrefresh.usecase.feed.Announcements;
import org.numberrefresh.usecase.withdrawal.Cancellation;
import org.numberrefresh.usecase.withdrawal.Succession;

/**
 * Drives a batch on from its present state: opens it and queues its tasks, compares it with its parts, closes it at its
 * deadlines, settles it. A message gives no reason: the stored parts tell what is due. Every step may be repeated.
 *
 * <p>Decision: docs/decisions.md#a-task-that-was-given-up-is-not-lost
 *
 * <p>Decision: docs/decisions.md#a-batch-with-nothing-left-opens-at-once
 */
public final class BatchDriver {

  private final Stores stores;
  private final Batches batches;
  private final Clock clock;
  private final RunWatch watch;
  private final Deadlines deadlines = Deadlines.published();
  private final Succession succession;
  private final Cancellation cancellation;
  private final Announcements announcements;
  private final AppealDriver appeals;
  private final Settlement settlement;
  private final AppDirectory directory;
  private final FanOut fanOut;
  private final Reconciliation reconciliation;

  public BatchDriver(Core core) {
    this.stores = core.stores();
    this.batches = stores.batches();
    this.clock = core.clock();
    this.watch = core.watch();
    this.succession = new Succession(core);
    this.cancellation = new Cancellation(core);
    this.announcements = new Announcements(core);
    this.appeals = new AppealDriver(core, announcements);
    this.settlement = new Settlement(core, announcements, appeals);
    this.directory = new AppDirectory(stores.apps(), core.clock());
    this.fanOut = new FanOut(core, directory, announcements, settlement);
    this.reconciliation = new Reconciliation(core, directory, fanOut, settlement);
  }

  /** Drives a batch on. A batch that does not exist, or needs nothing, is left alone. */
  public void drive(BatchId id) {
    Optional<BatchHead> found = batches.heads().find(id);
    if (found.isEmpty()) {
      return;
    }
    watch.traced(Trace.of(Trace.Step.DRIVEN, List.of(id)));
    switch (found.get()) {
      case AcceptedHead accepted -> openWhenItMayBe(accepted);
      case OpenedHead opened -> driveOn(opened);
    }
  }

  private void tellSoFar(OpenedHead head) {
    if (!head.progress().fannedOut()) {
      stores.orders().find(head.id().order()).ifPresent(announcements::accepted);
    }
    announcements.withdrawn(head);
  }

  private void driveOn(OpenedHead head) {
    if (head.objection().isEmpty()) {
      tellSoFar(head);
    }
    switch (head.progress().stage()) {
      case Stage.Open _ -> driveOpen(head);
      case Stage.Settling _ -> settlement.settle(head);
      case Stage.Settled _ -> {
        if (!head.summarised() || head.dueAt().isPresent()) {
          settlement.settle(head);
        }
      }
    }
  }

  private void openWhenItMayBe(AcceptedHead head) {
    Instant now = clock.instant();
    if (head.objection().isPresent()) {
      openAppeal(head, now);
      return;
    }
    Optional<Order> order = stores.orders().find(head.id().order());
    if (order.isEmpty() || order.get().neverCommitted(now)) {
      batches.heads().rearm(head, Optional.empty());
    } else if (order.get().committed().isEmpty()) {
      batches.heads().rearm(head, Optional.of(now.plus(Parking.TAKEN_AGAIN_AFTER)));
    } else if (!order.get().batchIds().contains(head.id())) {
      batches.heads().rearm(head, Optional.empty());
    } else {
      openCommitted(head, order.get(), now);
    }
  }

  /** Its app and deadline were stored when it was submitted. One that lost its ground is withdrawn, and ends unsent. */
  private void openAppeal(AcceptedHead head, Instant now) {
    if (appeals.endsEarly(head, head.objection().orElseThrow())) {
      return;
    }
    List<ExpectedApp> apps = batches.contents().apps(head.id()).orElseThrow();
    batches
        .heads()
        .open(head.id(), now, apps.size(), now.plus(Parking.TAKEN_AGAIN_AFTER))
        .ifPresent(opened -> begin(opened, apps));
  }

  private void begin(OpenedHead head, List<ExpectedApp> apps) {
    if (head.allUnsendable()) {
      settleUnsent(head, apps);
    } else {
      fanOut.first(head, apps);
    }
  }

  private void openCommitted(AcceptedHead head, Order order, Instant now) {
    if (!startsNow(head, order, now)) {
      announcements.accepted(order);
      announcements.withdrawn(head);
    }
    if (finishCancellation(head, order)) {
      return;
    }
    if (order.committed().orElseThrow().overtaking() && !head.allUnsendable() && !succession.overtake(head)) {
      batches.heads().rearm(head, Optional.of(now.plus(Parking.TAKEN_AGAIN_AFTER)));
    } else if (head.request().startsAt().isAfter(now) && !head.allUnsendable()) {
      batches.heads().rearm(head, Optional.of(head.request().startsAt()));
    } else {
      open(head, order, now);
    }
  }

  /**
   * True if nothing but its opening is to be told of a batch. Its tasks are queued first: no app waits for the feed.
   */
  private static boolean startsNow(AcceptedHead head, Order order, Instant now) {
    return order.cancelledAt().isEmpty()
        && head.withdrawn().indexes().isEmpty()
        && !head.request().startsAt().isAfter(now);
  }

  private void open(AcceptedHead head, Order order, Instant now) {
    List<ExpectedApp> apps = batches.contents().putAppsOnce(head.id(), expected(head, now), ShanghaiTime.dayOf(now));
    batches
        .heads()
        .open(head.id(), now, apps.size(), now.plus(Parking.TAKEN_AGAIN_AFTER))
        .ifPresent(
            opened -> {
              if (opened.allUnsendable()) {
                announcements.accepted(order);
              }
              begin(opened, apps);
            });
  }

  /** A batch whose every number was withdrawn before it was opened. No task of it is ever queued or written. */
  private void settleUnsent(OpenedHead head, List<ExpectedApp> apps) {
    if (!apps.isEmpty()) {
      batches.heads().mark(head.id(), apps.stream().map(ExpectedApp::number).collect(Collectors.toSet()));
    }
    settlement.settle(head);
  }

  private List<ExpectedApp> expected(AcceptedHead head, Instant now) {
    return directory.fresh().stream()
        .filter(head.request().selection()::asks)
        .map(app -> new ExpectedApp(app.number(), app.id(), deadline(app, now)))
        .toList();
  }

  private Instant deadline(App app, Instant now) {
    return deadlines.after(now, app.profile().deadlineWorkingDays());
  }

  private void driveOpen(OpenedHead head) {
    if (head.allTasksSettled()) {
      settlement.settle(head);
      return;
    }
    List<ExpectedApp> apps = batches.contents().apps(head.id()).orElseThrow();
    if (!head.progress().fannedOut() && !head.allUnsendable()) {
      fanOut.again(head, apps);
    } else if (!isWithdrawnNow(head)) {
      reconciliation.reconcile(head, apps);
    }
  }

  /** Withdraws what must be withdrawn; true if something was, which wakes the batch again. */
  private boolean isWithdrawnNow(OpenedHead head) {
    if (head.objection().isPresent()) {
      appeals.tell(head, head.objection().get());
      return appeals.endsEarly(head, head.objection().get());
    }
    return finishCancellation(head, stores.orders().find(head.id().order()).orElseThrow());
  }

  /** Finishes the cancellation of a batch's order, if a crash left it half done. True if it withdrew something here. */
  private boolean finishCancellation(BatchHead head, Order order) {
    if (order.cancelledAt().isEmpty()) {
      return false;
    }
    cancellation.finish(order);
    return !head.allUnsendable();
  }
}
