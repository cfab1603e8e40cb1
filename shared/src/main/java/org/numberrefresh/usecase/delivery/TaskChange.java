package org.numberrefresh.usecase.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.numberrefresh.domain.app.CallRetries;
import org.numberrefresh.domain.batch.AppealTask;
import org.numberrefresh.domain.batch.OpenedHead;
import org.numberrefresh.domain.batch.OutcomeRecorder;
import org.numberrefresh.domain.batch.Parking;
import org.numberrefresh.domain.batch.TaskOutcomes;
import org.numberrefresh.domain.call.AskedNumber;
import org.numberrefresh.domain.call.CallVerdict;
import org.numberrefresh.domain.outcome.Answer;
import org.numberrefresh.domain.outcome.Outcome;
import org.numberrefresh.usecase.call.AppRun;

/** The change that a run makes in a task: it takes answers in and parks what failed until the next try. */
final class TaskChange {

  private static final Answer ACKNOWLEDGED = Answer.of(Outcome.ACKNOWLEDGED);

  private final Clock clock;
  private final RandomGenerator random;

  TaskChange(Clock clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  /**
   * The task's state after its calls. Numbers that were withdrawn meanwhile are cancelled, unless the app has answered.
   *
   * @param uncalled the place where it waits if no call failed and some could not be made
   */
  TaskOutcomes apply(OpenTask task, List<AppRun.Asked> asked, Parking uncalled, TaskOutcomes current) {
    Instant now = clock.instant();
    var replies = new TaskReplies(task, asked);
    Optional<CallVerdict.NotTaken> failure = replies.failure();
    TaskOutcomes changed = replies.takenInBy(current, now).withdrawn(task.unsendable(), now);
    TaskOutcomes called = asked.isEmpty() ? changed : changed.called(replies.shown(), now);
    if (called.outcomes().toSend().length == 0 && (!called.owed().recall() || failure.isEmpty())) {
      return called.owed().any() ? called : called.parkedUntil(Optional.empty(), called.updatedAt());
    }
    return called.parkedUntil(failure.map(f -> next(task, called, f)).orElse(Optional.of(uncalled)), now);
  }

  /** The answers to be taken in by a task as it is. */
  static Map<Integer, Answer> remembered(OpenedHead head, TaskOutcomes task, Map<Integer, Answer> answers) {
    return head.isAppeal() ? new AppealTask(task).remembering(answers) : answers;
  }

  /** True if a carrier is to be told of a change before its task is settled: the app began to examine an appeal. */
  static boolean toBeTold(OpenedHead head, OutcomeRecorder.Change change) {
    return head.isAppeal()
        && !new AppealTask(change.after()).reached().equals(new AppealTask(change.before()).reached());
  }

  /** The answer for a ref: an acknowledgement where the app gave none. */
  static Answer answer(CallVerdict.Taken taken, String ref) {
    return taken.answers().getOrDefault(ref, ACKNOWLEDGED);
  }

  /** The place of the next try. Without one, the deadline closes the task. */
  private Optional<Parking> next(OpenTask task, TaskOutcomes called, CallVerdict.NotTaken failure) {
    Instant deadline = task.app().deadline();
    return CallRetries.next(called.attempts(), failure.retryAfter(), clock.instant(), deadline, random)
        .map(at -> Parking.swept(task.head().id(), at));
  }

  /**
   * The task's state after its app was told of withdrawn numbers. Telling is tried until the deadline. The app is told
   * only of numbers that it had not answered, so no time and no attempt that a carrier sees changes.
   *
   * @param again the time of the next try if the app takes no calls; a task of a settled batch cannot stand for the
   *     app, since no deadline would end that
   */
  TaskOutcomes recalled(OpenTask task, List<AppRun.Asked> told, Optional<Instant> again, TaskOutcomes current) {
    Instant now = clock.instant();
    TaskOutcomes changed = current;
    Optional<CallVerdict.NotTaken> failure = Optional.empty();
    for (AppRun.Asked one : told) {
      switch (one.verdict()) {
        case CallVerdict.Taken _ -> changed = changed.recalled(indexes(one.items()), changed.updatedAt());
        case CallVerdict.NotTaken failed -> failure = TaskReplies.worse(failure, failed);
      }
    }
    if (failure.isEmpty()) {
      return isOver(task, now) ? letBe(changed) : untold(task, again, changed);
    }
    Optional<Instant> next = CallRetries.nextRecall(failure.get().retryAfter(), now, task.app().deadline(), random);
    return next.isPresent()
        ? changed.parkedUntil(next.map(at -> Parking.swept(task.head().id(), at)), changed.updatedAt())
        : letBe(changed);
  }

  /** The task's state if its app cannot be told of withdrawn numbers. */
  TaskOutcomes untellable(TaskOutcomes current) {
    return letBe(current);
  }

  private static TaskOutcomes letBe(TaskOutcomes state) {
    return state.recalled(state.owed().recalls(), state.updatedAt());
  }

  private static TaskOutcomes untold(OpenTask task, Optional<Instant> again, TaskOutcomes state) {
    boolean waits = state.owed().recall() && !state.owed().revision() && state.outcomes().toSend().length == 0;
    return again
        .filter(_ -> waits)
        .map(at -> state.parkedUntil(Optional.of(Parking.swept(task.head().id(), at)), state.updatedAt()))
        .orElse(state);
  }

  /** True if a task's deadline has passed: nothing is sent for it any more. */
  boolean isOver(OpenTask task) {
    return isOver(task, clock.instant());
  }

  private static boolean isOver(OpenTask task, Instant now) {
    return !now.isBefore(task.app().deadline());
  }

  private static BitSet indexes(List<AskedNumber> items) {
    var indexes = new BitSet();
    items.forEach(item -> indexes.set(item.index()));
    return indexes;
  }
}
