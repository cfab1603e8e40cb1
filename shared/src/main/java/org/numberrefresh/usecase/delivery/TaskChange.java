package org.numberrefresh.usecase.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.numberrefresh.domain.app.CallRetries;
import org.numberrefresh.domain.app.Fault;
import org.numberrefresh.domain.batch.Parking;
import org.numberrefresh.domain.batch.TaskOutcomes;
import org.numberrefresh.domain.call.AskedNumber;
import org.numberrefresh.domain.call.CallVerdict;
import org.numberrefresh.domain.outcome.Answer;
import org.numberrefresh.domain.outcome.Outcome;
import org.numberrefresh.usecase.call.AppRun;

/** What a run changes in a task: answers taken in, what failed parked until it is tried again. */
final class TaskChange {

  private static final Answer ACKNOWLEDGED = Answer.of(Outcome.ACKNOWLEDGED);

  private final Clock clock;
  private final RandomGenerator random;

  TaskChange(Clock clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  /**
   * The task's state after its calls. What was withdrawn meanwhile is cancelled, whatever the app has not answered.
   *
   * @param uncalled where it waits where no call failed and some could not be made
   */
  TaskOutcomes apply(OpenTask task, List<AppRun.Asked> asked, Parking uncalled, TaskOutcomes current) {
    Instant now = clock.instant();
    TaskOutcomes changed = current;
    Optional<CallVerdict.NotTaken> failure = Optional.empty();
    for (AppRun.Asked one : asked) {
      switch (one.verdict()) {
        case CallVerdict.Taken(Map<String, Answer> answers) ->
            changed = changed.answered(byIndex(task, one.items(), answers), now);
        case CallVerdict.NotTaken failed -> {
          Outcome waiting = failed.reached() ? Outcome.DELIVERED : Outcome.RETRYING;
          changed = changed.waiting(one.items().stream().mapToInt(AskedNumber::index).toArray(), waiting, now);
          failure = worse(failure, failed);
        }
      }
    }
    changed = changed.withdrawn(task.head().unsendable(), now);
    Optional<Fault> fault = failure.map(CallVerdict.NotTaken::fault);
    TaskOutcomes called = asked.isEmpty() ? changed : changed.called(fault, now);
    if (called.outcomes().toSend().length == 0 && (!called.owed().recall() || failure.isEmpty())) {
      return called.owed().any() ? called : called.parkedUntil(Optional.empty(), called.updatedAt());
    }
    return called.parkedUntil(failure.map(f -> next(task, called, f)).orElse(Optional.of(uncalled)), now);
  }

  private static Map<Integer, Answer> byIndex(OpenTask task, List<AskedNumber> items, Map<String, Answer> answers) {
    var byIndex = new HashMap<Integer, Answer>();
    for (AskedNumber item : items) {
      Answer answer = answers.getOrDefault(item.ref(), ACKNOWLEDGED);
      byIndex.put(item.index(), answer.fits(task.head().mode()) ? answer : ACKNOWLEDGED);
    }
    return byIndex;
  }

  private static Optional<CallVerdict.NotTaken> worse(
      Optional<CallVerdict.NotTaken> first, CallVerdict.NotTaken second) {
    return first.filter(f -> wait(f).compareTo(wait(second)) >= 0).or(() -> Optional.of(second));
  }

  private static Duration wait(CallVerdict.NotTaken failed) {
    return failed.retryAfter().orElse(Duration.ZERO);
  }

  /** What has not reached the app waits for its next try; without one, the deadline closes it. */
  private Optional<Parking> next(OpenTask task, TaskOutcomes called, CallVerdict.NotTaken failure) {
    Instant deadline = task.app().deadline();
    return CallRetries.next(called.attempts(), failure.retryAfter(), clock.instant(), deadline, random)
        .map(at -> Parking.swept(task.head().id(), at));
  }

  /**
   * The task's state after its app was told of withdrawn numbers: until the deadline it is tried, and then let be. It
   * is told of those alone that it had not answered, so neither a time nor an attempt that a carrier sees changes by
   * it.
   *
   * @param again when it is tried again where its app takes no calls; the task of a settled batch cannot stand for it,
   *     since no deadline would take it away
   */
  TaskOutcomes recalled(OpenTask task, List<AppRun.Asked> told, Optional<Instant> again, TaskOutcomes current) {
    Instant now = clock.instant();
    TaskOutcomes changed = current;
    Optional<CallVerdict.NotTaken> failure = Optional.empty();
    for (AppRun.Asked one : told) {
      switch (one.verdict()) {
        case CallVerdict.Taken _ -> changed = changed.recalled(indexes(one.items()), changed.updatedAt());
        case CallVerdict.NotTaken failed -> failure = worse(failure, failed);
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

  /** The task's state where its app cannot be told of withdrawn numbers, whatever becomes of them there. */
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

  /** Whether a task's deadline has passed: nothing is sent for it any more. */
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
