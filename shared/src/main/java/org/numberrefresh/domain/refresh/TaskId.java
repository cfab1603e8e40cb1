package org.numberrefresh.domain.refresh;

/**
 * One batch for one app: the unit that is queued and delivered.
 *
 * @param batch the batch
 * @param app the app's small number, from 1
 */
public record TaskId(BatchId batch, int app) {

  public TaskId {
    if (app < 1) {
      throw new IllegalArgumentException("An app's number is from 1, not " + app + ".");
    }
  }
}
