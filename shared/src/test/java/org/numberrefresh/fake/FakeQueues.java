package org.numberrefresh.fake;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.numberrefresh.batch.BatchId;
import org.numberrefresh.queue.Queues;
import org.numberrefresh.queue.TaskMessage;

/** Queues in memory. */
public final class FakeQueues implements Queues {

  private final Deque<BatchId> batches = new ArrayDeque<>();
  private final Deque<TaskMessage> tasks = new ArrayDeque<>();
  private Optional<RandomGenerator> chance = Optional.empty();

  @Override
  public synchronized void batches(Collection<BatchId> queued) {
    batches.addAll(queued);
  }

  @Override
  public synchronized void tasks(Collection<TaskMessage> queued) {
    tasks.addAll(queued);
  }

  /** From now on messages come in any order, and now and then one stays to come again. */
  public synchronized void disorder(RandomGenerator random) {
    chance = Optional.of(random);
  }

  private <M> M take(Deque<M> messages) {
    chance.ifPresent(
        random -> {
          for (int skipped = random.nextInt(messages.size()); skipped > 0; skipped--) {
            messages.add(messages.remove());
          }
        });
    M taken = messages.remove();
    if (chance.filter(random -> random.nextInt(4) == 0).isPresent()) {
      messages.add(taken);
    }
    return taken;
  }

  /** Takes a message that asks for a batch. */
  public synchronized Optional<BatchId> takeBatch() {
    return batches.isEmpty() ? Optional.empty() : Optional.of(take(batches));
  }

  /** Takes messages that ask for tasks, at most so many. */
  public synchronized List<TaskMessage> takeTasks(int most) {
    var taken = new ArrayList<TaskMessage>();
    while (taken.size() < most && !tasks.isEmpty()) {
      taken.add(take(tasks));
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
