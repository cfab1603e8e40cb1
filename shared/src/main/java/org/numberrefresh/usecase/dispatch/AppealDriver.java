package org.numberrefresh.usecase.dispatch;

import java.time.Clock;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.numberrefresh.domain.appeal.AppealState;
import org.numberrefresh.domain.appeal.AppealedPair;
import org.numberrefresh.domain.appeal.Objection;
import org.numberrefresh.domain.batch.AppealTask;
import org.numberrefresh.domain.batch.BatchHead;
import org.numberrefresh.domain.batch.Batches;
import org.numberrefresh.domain.batch.OpenedHead;
import org.numberrefresh.domain.batch.OutcomeRecorder;
import org.numberrefresh.domain.batch.SettledTasks;
import org.numberrefresh.domain.batch.ShownOutcomes;
import org.numberrefresh.domain.batch.TaskOutcomes;
import org.numberrefresh.domain.batch.Withdrawn;
import org.numberrefresh.domain.core.Core;
import org.numberrefresh.domain.outcome.Answer;
import org.numberrefresh.domain.outcome.OutwardOutcome;
import org.numberrefresh.usecase.feed.Announcements;
import org.numberrefresh.usecase.withdrawal.Withdrawals;

/**
 * Does what is special about the batch of an appeal: it ends when its number's refresh is over, it raises the outcome
 * that was objected to, and its carrier hears of its states. Every step may be repeated.
 */
final class AppealDriver {

  private final Batches batches;
  private final Clock clock;
  private final OutcomeRecorder recorder;
  private final SettledTasks settledTasks;
  private final Announcements announcements;
  private final AppealGround ground;
  private final Withdrawals withdrawals;
  private final AppealUnbinding unbinding;

  AppealDriver(Core core, Announcements announcements) {
    this.batches = core.stores().batches();
    this.clock = core.clock();
    this.recorder = new OutcomeRecorder(batches.tasks(), core.random());
    this.settledTasks = new SettledTasks(batches.heads(), recorder, core.queues(), core.clock());
    this.announcements = announcements;
    this.ground = new AppealGround(core);
    this.withdrawals = new Withdrawals(core);
    this.unbinding = new AppealUnbinding(core);
  }

  /** Withdraws an appeal whose number was withdrawn, began a newer life or left its carrier; whether it did now. */
  boolean endsEarly(BatchHead head, Objection objection) {
    if (head.allUnsendable() || ground.stands(head, objection)) {
      return false;
    }
    var all = new BitSet();
    all.set(AppealTask.INDEX);
    withdrawals.withdraw(head.id(), all, Withdrawn.Why.OVERTAKEN);
    return true;
  }

  /**
   * Raises the outcome by the one that the app named. If it upheld the appeal and named none, it is asked to unbind, as
   * long as the appeal has its ground. Then tells the carrier of each state that was reached. Where the batch that it
   * is about was kept for long enough and has gone, nothing is left to raise or to tell.
   */
  void tell(OpenedHead head, Objection objection) {
    Optional<OpenedHead> source = batches.heads().find(objection.pair().batch()).flatMap(BatchHead::opened);
    if (source.isPresent()) {
      tell(head, objection, source.get());
    }
  }

  private void tell(OpenedHead head, Objection objection, OpenedHead source) {
    Optional<AppealTask> task = batches.tasks().of(head.id()).stream().findFirst().map(AppealTask::new);
    if (!head.isAppeal()) {
      task.filter(one -> one.outcome().isFinal())
          .ifPresent(unbound -> raise(source, objection.pair(), unbound.answer()));
      return;
    }
    task.filter(one -> one.outcome().isClear()).ifPresent(upheld -> raise(source, objection.pair(), upheld.answer()));
    task.filter(one -> one.asksAgain() && !head.allUnsendable() && ground.stands(head, objection))
        .ifPresent(_ -> unbinding.ask(head, objection));
    List<AppealState> reached = task.map(AppealTask::reached).orElse(List.of());
    boolean endedUntold = reached.stream().allMatch(AppealState::isOpen) && head.allTasksSettled();
    List<AppealState> told = endedUntold ? List.of(AppealState.EXPIRED) : reached;
    if (!told.isEmpty()) {
      announcements.appeal(head, told, shown(source, objection.pair()));
    }
  }

  private void raise(OpenedHead source, AppealedPair pair, Answer answer) {
    TaskOutcomes read = appealed(source, pair);
    OutcomeRecorder.Change change =
        recorder.change(read, task -> task.answered(Map.of(pair.index(), answer), clock.instant()));
    if (change.after().settled()) {
      settledTasks.note(change.after());
    }
  }

  private TaskOutcomes appealed(OpenedHead source, AppealedPair pair) {
    return Optional.ofNullable(batches.tasks().find(List.of(pair.task())).get(pair.task()))
        .orElseGet(() -> TaskOutcomes.unwritten(source, pair.app()));
  }

  private OutwardOutcome shown(OpenedHead source, AppealedPair pair) {
    return new ShownOutcomes(source, appealed(source, pair)).at(pair.index()).outward();
  }
}
