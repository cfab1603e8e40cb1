package org.numberrefresh.usecase.query;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.numberrefresh.domain.batch.AcceptedHead;
import org.numberrefresh.domain.batch.BatchHead;
import org.numberrefresh.domain.batch.BatchSummary;
import org.numberrefresh.domain.batch.ExpectedApp;
import org.numberrefresh.domain.batch.Glance;
import org.numberrefresh.domain.batch.OpenedHead;
import org.numberrefresh.domain.batch.ShownOutcomes;
import org.numberrefresh.domain.batch.TaskOutcomes;
import org.numberrefresh.domain.batch.Withdrawn;
import org.numberrefresh.domain.outcome.Outcome;
import org.numberrefresh.domain.outcome.OutwardOutcome;
import org.numberrefresh.domain.outcome.PairDetail;
import org.numberrefresh.domain.refresh.Mode;

/**
 * One number of a batch, as a carrier sees it. All waiting is PENDING, all clear outcomes are CLEAR, and in BATCH mode
 * CLEAR shows only once the whole task is settled.
 *
 * <p>Decision: docs/decisions.md#a-tasks-day-shows-once-clear-does
 *
 * @param head the batch's head
 * @param apps its apps' outcomes, by id
 */
public record NumberView(BatchHead head, List<AppView> apps) {

  public NumberView {
    apps = List.copyOf(apps);
  }

  /** Looks at one number of a batch whose tasks were read. */
  public static NumberView of(Glance glance, int index) {
    return switch (glance) {
      case Glance.Accepted(AcceptedHead head) -> new NumberView(head, List.of());
      case Glance.Opened opened -> new NumberView(opened.head(), apps(opened, index));
    };
  }

  private static List<AppView> apps(Glance.Opened glance, int index) {
    Map<Integer, TaskOutcomes> tasks = glance.written();
    return glance.apps().stream()
        .sorted(Comparator.comparing(ExpectedApp::id))
        .map(app -> view(glance, app, Optional.ofNullable(tasks.get(app.number())), index))
        .toList();
  }

  private static AppView view(Glance.Opened glance, ExpectedApp app, Optional<TaskOutcomes> task, int index) {
    OpenedHead head = glance.head();
    if (task.isEmpty()) {
      Outcome outcome = head.withdrawn().has(index) ? Outcome.CANCELLED : Outcome.PENDING;
      return new AppView(
          app.id(),
          outcome.outward(),
          outcome,
          PairDetail.NONE,
          0,
          Optional.empty(),
          Optional.of(head.openedAt()),
          Optional.empty());
    }
    var shown = new ShownOutcomes(head, task.get());
    Outcome outcome = shown.at(index);
    boolean asStored = outcome == task.get().outcomes().at(index);
    return new AppView(
        app.id(),
        outcome.outward(),
        outcome,
        asStored ? task.get().details().getOrDefault(index, PairDetail.NONE) : PairDetail.NONE,
        task.get().attempts(),
        task.get().lastFault(),
        shown.timesShow() ? Optional.of(changedAt(glance, task.get())) : Optional.empty(),
        task.get().nextAttemptAt().filter(app.deadline()::isAfter));
  }

  /** In a batch of few numbers a task's time would be one number's own, so all tasks tell the latest of all. */
  private static Instant changedAt(Glance.Opened glance, TaskOutcomes task) {
    return glance.head().mode() == Mode.BATCH && glance.head().few()
        ? glance.tasks().stream().map(TaskOutcomes::updatedAt).max(Instant::compareTo).orElseThrow()
        : task.updatedAt();
  }

  /** The count of apps that show an outcome. */
  public int count(OutwardOutcome outward) {
    return (int) apps.stream().filter(app -> app.shown() == outward).count();
  }

  /**
   * The apps that are named.
   *
   * @param all true if those are named too that show CLEAR or PENDING
   */
  public List<AppView> named(boolean all) {
    return apps.stream().filter(app -> all || app.remains()).toList();
  }

  /** True if every app's outcome is final. */
  public boolean settled() {
    return head instanceof OpenedHead && count(OutwardOutcome.PENDING) == 0;
  }

  /** The grade of a number whose refresh has begun, from its outcomes. */
  Grade grade() {
    if (!settled()) {
      return Grade.PENDING;
    }
    return apps.stream().noneMatch(AppView::remains) ? Grade.REFRESHED : Grade.REFRESHED_WITH_RESIDUE;
  }

  /** A number's grade from its batch's summary; empty if there is none yet. */
  static Grade grade(Glance glance, int index) {
    if (wasNotBegun(glance, index)) {
      return Grade.NOT_REFRESHED;
    }
    if (glance.summary().isPresent()) {
      return residue(glance.summary().get(), index).isEmpty() ? Grade.REFRESHED : Grade.REFRESHED_WITH_RESIDUE;
    }
    return glance.head().cooling() ? Grade.COOLING : Grade.PENDING;
  }

  /** True if the number was withdrawn before any app did anything for it. */
  private static boolean wasNotBegun(Glance glance, int index) {
    Withdrawn withdrawn = glance.head().withdrawn();
    return withdrawn.has(index)
        && switch (glance) {
          case Glance.Accepted _ -> true;
          case Glance.Opened opened -> withdrawn.restoredAt(index).isPresent() || noAppBegan(opened, index);
        };
  }

  private static boolean noAppBegan(Glance.Opened glance, int index) {
    return glance.summary().filter(summary -> cancelled(summary, index) == glance.head().expected()).isPresent();
  }

  private static long cancelled(BatchSummary summary, int index) {
    return residue(summary, index).stream().filter(one -> one.outcome() == Outcome.CANCELLED).count();
  }

  private static List<BatchSummary.Residue> residue(BatchSummary summary, int index) {
    return summary.residue().get(index);
  }
}
