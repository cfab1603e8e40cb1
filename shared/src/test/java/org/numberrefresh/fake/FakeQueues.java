package org.numberrefresh.fake;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.numberrefresh.batch.BatchId;
import org.numberrefresh.queue.Queues;
import org.numberrefresh.queue.TaskMessage;

/** Queues in memory, orderly unless they are told not to be. */
public final class FakeQueues implements Queues {

  private static final int ONE_IN = 4;

  private final Lane<BatchId> batches = new Lane<>();
  private final Lane<TaskMessage> tasks = new Lane<>();
  private Optional<Random> disorder = Optional.empty();

  /** From now on messages come in any order, some of them twice, and some only when they are let. */
  public synchronized void disorder(Random random) {
    disorder = Optional.of(random);
  }

  /** Lets the messages come that are late. */
  public synchronized void letTheLateCome() {
    batches.letTheLateCome();
    tasks.letTheLateCome();
  }

  private final class Lane<M> {

    private final Deque<M> waiting = new ArrayDeque<>();
    private final Deque<M> late = new ArrayDeque<>();

    void add(Collection<M> messages) {
      for (M message : messages) {
        place().add(message);
        if (oneInSome()) {
          place().add(message);
        }
      }
    }

    private Deque<M> place() {
      return oneInSome() ? late : waiting;
    }

    private boolean oneInSome() {
      return disorder.filter(random -> random.nextInt(ONE_IN) == 0).isPresent();
    }

    Optional<M> take() {
      disorder.filter(random -> !waiting.isEmpty()).ifPresent(random -> turn(random.nextInt(waiting.size())));
      return Optional.ofNullable(waiting.poll());
    }

    private void turn(int by) {
      for (int i = 0; i < by; i++) {
        waiting.add(waiting.remove());
      }
    }

    boolean hasWaiting() {
      return !waiting.isEmpty();
    }

    void letTheLateCome() {
      waiting.addAll(late);
      late.clear();
    }

    void clear() {
      waiting.clear();
      late.clear();
    }

    int size() {
      return waiting.size() + late.size();
    }
  }

  @Override
  public synchronized void batches(Collection<BatchId> queued) {
    batches.add(queued);
  }

  @Override
  public synchronized void tasks(Collection<TaskMessage> queued) {
    tasks.add(queued);
  }

  /** Takes a message that asks for a batch. */
  public synchronized Optional<BatchId> takeBatch() {
    return batches.take();
  }

  /** Takes messages that ask for tasks, at most so many. */
  public synchronized List<TaskMessage> takeTasks(int most) {
    var taken = new ArrayList<TaskMessage>();
    while (taken.size() < most && tasks.hasWaiting()) {
      tasks.take().ifPresent(taken::add);
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
