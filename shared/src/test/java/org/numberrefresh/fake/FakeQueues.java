package org.numberrefresh.fake;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.numberrefresh.batch.BatchId;
import org.numberrefresh.queue.Queues;
import org.numberrefresh.queue.TaskMessage;

/** Queues in memory. */
public final class FakeQueues implements Queues {

  private final Deque<BatchId> batches = new ArrayDeque<>();
  private final Deque<TaskMessage> tasks = new ArrayDeque<>();

  @Override
  public synchronized void batches(Collection<BatchId> queued) {
    batches.addAll(queued);
  }

  @Override
  public synchronized void tasks(Collection<TaskMessage> queued) {
    tasks.addAll(queued);
  }

  /** Takes a message that asks for a batch. */
  public synchronized Optional<BatchId> takeBatch() {
    return Optional.ofNullable(batches.poll());
  }

  /** Takes messages that ask for tasks, at most so many. */
  public synchronized List<TaskMessage> takeTasks(int most) {
    var taken = new ArrayList<TaskMessage>();
    while (taken.size() < most && !tasks.isEmpty()) {
      taken.add(tasks.remove());
    }
    return taken;
  }

  /** Loses every message. */
  public synchronized void purge() {
    batches.clear();
    tasks.clear();
  }

  /** Loses the messages that ask for batches. */
  public synchronized void purgeBatches() {
    batches.clear();
  }

  /** How many messages wait. */
  public synchronized int size() {
    return batches.size() + tasks.size();
  }
}
