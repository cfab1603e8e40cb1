package org.numberrefresh.domain.batch;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.numberrefresh.problem.Unavailable;

/**
 * Changes the state of a task: read, merged and written whole where the version is unchanged, and merged again into
 * what another wrote meanwhile. Nothing is written where nothing changes.
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
   * What a change did.
   *
   * @param before the state that it was made from
   * @param after the state after it
   */
  public record Change(TaskOutcomes before, TaskOutcomes after) {

    /** Whether any number's outcome rose. */
    public boolean rose() {
      return !before.outcomes().equals(after.outcomes());
    }
  }

  /**
   * Changes a task's state.
   *
   * @param read what was read of it, which may be behind
   * @param change a pure function; it is repeated where another write came first
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
