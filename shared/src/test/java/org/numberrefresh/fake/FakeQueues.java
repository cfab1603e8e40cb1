package org.numberrefresh.fake;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.numberrefresh.batch.BatchId;
import org.numberrefresh.json.Json;
import org.numberrefresh.queue.QueueName;
import org.numberrefresh.queue.Queues;
import org.numberrefresh.queue.Redriven;
import org.numberrefresh.queue.TaskMessage;

/** Queues in memory. */
public final class FakeQueues implements Queues {

  private static final int A_ROUND = 10;

  private final Deque<BatchId> batches = new ArrayDeque<>();
  private final Deque<TaskMessage> tasks = new ArrayDeque<>();
  private final Map<QueueName, List<String>> deadLetters = new EnumMap<>(QueueName.class);
  private Optional<RandomGenerator> chance = Optional.empty();

  @Override
  public synchronized void batches(Collection<BatchId> queued) {
    batches.addAll(queued);
  }

  @Override
  public synchronized void tasks(Collection<TaskMessage> queued) {
    tasks.addAll(queued);
  }

  @Override
  public synchronized Redriven redrive(QueueName queue, BooleanSupplier timeIsLeft) {
    var unread = new ArrayDeque<>(deadLetters(queue));
    var left = new ArrayList<String>();
    int moved = 0;
    boolean moreRemain = false;
    while (!unread.isEmpty() && !moreRemain) {
      for (int i = 0; i < A_ROUND && !unread.isEmpty(); i++) {
        String letter = unread.remove();
        if (sent(queue, letter)) {
          moved++;
        } else {
          left.add(letter);
        }
      }
      moreRemain = !timeIsLeft.getAsBoolean();
    }
    int unreadable = left.size();
    left.addAll(unread);
    deadLetters.put(queue, left);
    return new Redriven(moved, unreadable, moreRemain);
  }

  private boolean sent(QueueName queue, String letter) {
    try {
      switch (queue) {
        case BATCHES -> batches.add(BatchId.parse(Json.own(letter).path("batch").asText()));
        case TASKS, TASKS_SLOW -> tasks.add(TaskMessage.ofBody(letter, queue == QueueName.TASKS_SLOW));
      }
      return true;
    } catch (RuntimeException unreadable) {
      return false;
    }
  }

  /** Makes a body a dead letter. */
  public synchronized void die(QueueName queue, String body) {
    deadLetters.computeIfAbsent(queue, q -> new ArrayList<>()).add(body);
  }

  /** The bodies of a queue's dead letters. */
  public synchronized List<String> deadLetters(QueueName queue) {
    return List.copyOf(deadLetters.getOrDefault(queue, List.of()));
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
