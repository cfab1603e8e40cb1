package org.numberrefresh.domain.batch;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.refresh.TaskId;

/** The store of the states of tasks. Reads are consistent. A task that was never written is missing. */
public interface Tasks {

  /** Finds tasks, read in one round. */
  Map<TaskId, TaskOutcomes> find(Collection<TaskId> tasks);

  /** Finds all tasks of a batch. */
  List<TaskOutcomes> of(BatchId batch);

  /** Writes the next version of a task over the version before it. */
  Recorded record(TaskOutcomes next);

  /** The result of {@link #record}. */
  sealed interface Recorded {

    /**
     * The task was written.
     *
     * @param task the task as it is stored now
     */
    record Written(TaskOutcomes task) implements Recorded {}

    /**
     * Another write came first.
     *
     * @param current the task as it is stored
     */
    record Overtaken(TaskOutcomes current) implements Recorded {}
  }
}
