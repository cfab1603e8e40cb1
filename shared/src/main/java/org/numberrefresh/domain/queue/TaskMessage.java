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
 * @param shared true if it came in one message with other tasks, which must not wait for it
 */
public record TaskMessage(TaskId task, String app, boolean slow, Optional<Instant> claim, boolean shared) {

  /** A task that is not parked. */
  public TaskMessage(TaskId task, String app, boolean slow) {
    this(task, app, slow, Optional.empty());
  }

  /** A task by a message of its own. */
  public TaskMessage(TaskId task, String app, boolean slow, Optional<Instant> claim) {
    this(task, app, slow, claim, false);
  }

  /**
   * The same task by a message of its own.
   *
   * @param toSlow true if that one goes to the lane of slow apps
   */
  public TaskMessage alone(boolean toSlow) {
    return new TaskMessage(task, app, toSlow, claim);
  }

  /** The same task by a message that it shares. */
  public TaskMessage together() {
    return new TaskMessage(task, app, slow, claim, true);
  }
}
