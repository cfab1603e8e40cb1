package org.numberrefresh.usecase.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.numberrefresh.domain.app.Fault;
import org.numberrefresh.domain.batch.TaskOutcomes;
import org.numberrefresh.domain.call.AskedNumber;
import org.numberrefresh.domain.call.CallVerdict;
import org.numberrefresh.domain.call.SeenFault;
import org.numberrefresh.domain.outcome.Answer;
import org.numberrefresh.domain.outcome.Outcome;
import org.numberrefresh.usecase.call.AppRun;

/**
 * The replies to all calls about one task. They are taken in together: with one number a call, a task has up to 500 of
 * them.
 */
final class TaskReplies {

  private final OpenTask task;
  private final Map<Integer, Answer> answers = new HashMap<>();
  private final BitSet delivered = new BitSet();
  private final BitSet retrying = new BitSet();
  private Optional<CallVerdict.NotTaken> failure = Optional.empty();
  private Optional<Fault> badResult = Optional.empty();

  TaskReplies(OpenTask task, List<AppRun.Asked> asked) {
    this.task = task;
    asked.forEach(this::add);
  }

  private void add(AppRun.Asked one) {
    switch (one.verdict()) {
      case CallVerdict.Taken taken -> {
        if (addAll(one.items(), taken)) {
          failure = worse(failure, notTaken(taken));
        }
        badResult = badResult.or(taken::fault);
      }
      case CallVerdict.NotTaken failed -> {
        BitSet waiting = failed.reached() ? delivered : retrying;
        one.items().forEach(item -> waiting.set(item.index()));
        failure = worse(failure, failed);
      }
    }
  }

  /** Returns true if a number must be asked again: it has no good result, and a bad one may have been meant for it. */
  private boolean addAll(List<AskedNumber> items, CallVerdict.Taken taken) {
    boolean anyAgain = false;
    for (AskedNumber item : items) {
      Answer answer = TaskChange.answer(taken, item.ref());
      if (taken.again().contains(item.ref()) || !answer.fits(task.head().mode())) {
        delivered.set(item.index());
        anyAgain = true;
      } else {
        answers.put(item.index(), answer);
      }
    }
    return anyAgain;
  }

  /** A task's state after them. */
  TaskOutcomes takenInBy(TaskOutcomes current, Instant now) {
    TaskOutcomes changed = current;
    if (!answers.isEmpty()) {
      changed = changed.answered(TaskChange.remembered(task.head(), changed, answers), now);
    }
    if (!delivered.isEmpty()) {
      changed = changed.waiting(delivered.stream().toArray(), Outcome.DELIVERED, now);
    }
    return retrying.isEmpty() ? changed : changed.waiting(retrying.stream().toArray(), Outcome.RETRYING, now);
  }

  /** The failure that asks for the longest wait; empty if every number was taken. */
  Optional<CallVerdict.NotTaken> failure() {
    return failure;
  }

  /** The fault that is shown of the task. */
  Optional<Fault> shown() {
    return failure.isPresent() ? failure.map(CallVerdict.NotTaken::fault) : badResult;
  }

  private static CallVerdict.NotTaken notTaken(CallVerdict.Taken taken) {
    SeenFault seen = taken.seen().orElse(SeenFault.unanswered(Fault.INVALID_ANSWER));
    return new CallVerdict.NotTaken(seen, Optional.empty());
  }

  /** Of two failures the one that asks for the longer wait. */
  static Optional<CallVerdict.NotTaken> worse(Optional<CallVerdict.NotTaken> first, CallVerdict.NotTaken second) {
    return first.filter(f -> wait(f).compareTo(wait(second)) >= 0).or(() -> Optional.of(second));
  }

  private static Duration wait(CallVerdict.NotTaken failed) {
    return failed.retryAfter().orElse(Duration.ZERO);
  }
}
