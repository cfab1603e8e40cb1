package org.numberrefresh.domain.queue;

import java.time.Instant;
import java.util.Optional;
import org.numberrefresh.domain.refresh.TaskId;

/**
 * A task in a queue.
 *
 * <p>Decision: docs/decisions.md#a-message-of-a-parked-task-names-its-claim
 *
 * @param task the task
 * @param app the app's id, by which the queue shares its capacity fairly
 * @param slow true if it goes to the lane of slow apps
 * @param claim the due time that the sweep's claim gave the parked task. If the task has another one by now, the
 *     message is old
 */
public record TaskMessage(TaskId task, String app, boolean slow, Optional<Instant> claim) {

  /** A task that is not parked. */
  public TaskMessage(TaskId task, String app, boolean slow) {
    this(task, app, slow, Optional.empty());
  }
}
