package org.numberrefresh.domain.queue;

import java.util.Collection;
import java.util.function.BooleanSupplier;
import org.numberrefresh.domain.refresh.BatchId;

/**
 * The queues between the functions. Messages carry keys only, never a number. A call returns once the queue has taken
 * every message. If it throws, the queue may have taken some.
 */
public interface Queues {

  /** Asks for batches to be driven on. */
  void batches(Collection<BatchId> batches);

  /**
   * Asks for parts of a change of the keys to be driven on.
   *
   * @param parts the numbers of the parts
   */
  void rekeyParts(Collection<Integer> parts);

  /**
   * Asks for wishes to erase numbers to be driven on.
   *
   * @param wishes the ids of the wishes
   */
  void erasures(Collection<String> wishes);

  /** Asks for tasks to be delivered, each by a message of its own. */
  default void tasks(Collection<TaskMessage> tasks) {
    tasks(tasks, Sharing.NONE);
  }

  /**
   * Asks for tasks to be delivered. Those of a batch may share a message. A task of a slow app has a message of its
   * own.
   *
   * @param sharing the messages that they may share
   */
  void tasks(Collection<TaskMessage> tasks, Sharing sharing);

  /**
   * Asks for feeds to be pushed to their sinks.
   *
   * @param carriers the carriers whose feeds they are
   */
  void pushes(Collection<String> carriers);

  /**
   * Sends a queue's dead letters again. Each is sent before it is taken out, so none is lost and one may come twice. An
   * unreadable one stays a dead letter.
   *
   * @param timeIsLeft tells if there is time for another round
   */
  Redriven redrive(QueueName queue, BooleanSupplier timeIsLeft);
}
