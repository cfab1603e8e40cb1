package org.numberrefresh.queue;

import java.util.Collection;
import org.numberrefresh.batch.BatchId;

/**
 * Where work is queued. Messages carry keys only, never a number. A call returns once the queue has taken every
 * message; where it throws, some may have been taken.
 */
public interface Queues {

  /** Asks for batches to be driven on. */
  void batches(Collection<BatchId> batches);

  /** Asks for tasks to be delivered. */
  void tasks(Collection<TaskMessage> tasks);
}
