package org.numberrefresh.domain.appeal;

import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.refresh.TaskId;

/**
 * A number at an app, by its place in the batch whose outcome is objected to. It holds no number and no token, so it
 * stays the same when the keys change.
 *
 * @param batch the batch
 * @param index the number's index in it
 * @param app the app's small number
 */
public record AppealedPair(BatchId batch, int index, int app) {

  /** The task that the outcome is stored in. */
  public TaskId task() {
    return new TaskId(batch, app);
  }

  /** The number's place. */
  public Place place() {
    return new Place(batch, index);
  }

  /**
   * A number, by its place in a batch.
   *
   * @param batch the batch
   * @param index its index in it
   */
  public record Place(BatchId batch, int index) {}
}
