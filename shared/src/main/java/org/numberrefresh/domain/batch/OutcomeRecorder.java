package org.numberrefresh.domain.batch;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.numberrefresh.problem.Unavailable;

/**
 * Changes the state of a task: merges, and writes the whole item if its version is unchanged. If another write came
 * first, it merges into that one and tries again. A change without effect is not written.
 */
public final class OutcomeRecorder {

  private static final int MAX_TRIES = 50;
  private static final Duration LONGEST_WAIT = Duration.ofMillis(50);

  private final Tasks tasks;
  private final RandomGenerator random;

  public OutcomeRecorder(Tasks tasks, RandomGenerator random) {
    this.tasks = tasks;
    this.random = random;
  }

  /**
   * The result of a change.
   *
   * @param before the state that it was made from
   * @param after the state after it
   */
  public record Change(TaskOutcomes before, TaskOutcomes after) {

    /** True if any number's outcome rose. */
    public boolean rose() {
      return !before.outcomes().equals(after.outcomes());
    }
  }

  /**
   * Changes a task's state.
   *
   * @param read the task as it was read, which may be behind
   * @param change a pure function; it is repeated if another write came first
   */
  public Change change(TaskOutcomes read, UnaryOperator<TaskOutcomes> change) {
    TaskOutcomes current = read;
    for (int i = 0; i < MAX_TRIES; i++) {
      TaskOutcomes next = change.apply(current);
      if (!next.differsFrom(current)) {
        return new Change(current, current);
      }
      switch (tasks.record(next.next())) {
        case Tasks.Recorded.Written(TaskOutcomes written) -> {
          return new Change(current, written);
        }
        case Tasks.Recorded.Overtaken(TaskOutcomes stored) -> current = stored;
      }
      LockSupport.parkNanos(random.nextLong(LONGEST_WAIT.toNanos()));
    }
    throw new Unavailable("Task " + read.task() + " was written by others " + MAX_TRIES + " times in a row.");
  }
}
