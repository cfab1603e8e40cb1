package org.numberrefresh.fake;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.numberrefresh.adapter.sqs.MessageBodies;
import org.numberrefresh.domain.queue.BatchMessage;
import org.numberrefresh.domain.queue.QueueName;
import org.numberrefresh.domain.queue.Queues;
import org.numberrefresh.domain.queue.Redriven;
import org.numberrefresh.domain.queue.Sharing;
import org.numberrefresh.domain.queue.TaskMessage;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.problem.Unavailable;

/** Queues in memory, orderly unless they are told not to be. */
public final class FakeQueues implements Queues {

  private static final int A_ROUND = 10;
  private static final int ONE_IN = 4;

  private final Lane<BatchMessage> batches = new Lane<>();
  private final Lane<TaskMessage> tasks = new Lane<>();
  private final Lane<String> pushes = new Lane<>();
  private final Map<QueueName, List<String>> deadLetters = new EnumMap<>(QueueName.class);
  private int hop;
  private int mostHops;
  private boolean refusesBatches;
  private Optional<Random> disorder = Optional.empty();

  /** Lets it take no batches from now on, or take them again. */
  public synchronized void refuseBatches(boolean refuse) {
    refusesBatches = refuse;
  }

  /** From now on messages come in any order, some of them twice, and some only when they are let. */
  public synchronized void disorder(Random random) {
    disorder = Optional.of(random);
  }

  /** Lets the messages come that are late. */
  public synchronized void letTheLateCome() {
    batches.letTheLateCome();
    tasks.letTheLateCome();
    pushes.letTheLateCome();
  }

  /** A message, and how many were sent before it, each by the process that the one before it woke. */
  private record Sent<M>(M message, int hop) {}

  private final class Lane<M> {

    private final Deque<Sent<M>> waiting = new ArrayDeque<>();
    private final Deque<Sent<M>> late = new ArrayDeque<>();

    void add(Collection<M> messages) {
      for (M message : messages) {
        var sent = new Sent<>(message, hop + 1);
        mostHops = Math.max(mostHops, hop + 1);
        place().add(sent);
        if (oneInSome()) {
          place().add(sent);
        }
      }
    }

    private Deque<Sent<M>> place() {
      return oneInSome() ? late : waiting;
    }

    private boolean oneInSome() {
      return disorder.filter(random -> random.nextInt(ONE_IN) == 0).isPresent();
    }

    Optional<M> take() {
      disorder.filter(random -> !waiting.isEmpty()).ifPresent(random -> turn(random.nextInt(waiting.size())));
      Optional<Sent<M>> taken = Optional.ofNullable(waiting.poll());
      taken.ifPresent(sent -> hop = sent.hop());
      return taken.map(Sent::message);
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
    if (refusesBatches) {
      throw new Unavailable("A queue did not take " + queued.size() + " messages.");
    }
    batches.add(queued.stream().<BatchMessage>map(BatchMessage.OfBatch::new).toList());
  }

  @Override
  public synchronized void rekeyParts(Collection<Integer> parts) {
    batches.add(parts.stream().<BatchMessage>map(BatchMessage.OfRekeyPart::new).toList());
  }

  @Override
  public synchronized void erasures(Collection<String> wishes) {
    batches.add(wishes.stream().<BatchMessage>map(BatchMessage.OfErasure::new).toList());
  }

  @Override
  public synchronized void tasks(Collection<TaskMessage> queued, Sharing sharing) {
    boolean shared = sharing.most() > 1 && queued.stream().filter(task -> !task.slow()).count() > 1;
    tasks.add(queued.stream().map(task -> shared && !task.slow() ? task.together() : task.alone(task.slow())).toList());
  }

  /** Sends messages that ask for tasks again, as they were. */
  public synchronized void again(Collection<TaskMessage> unfinished) {
    tasks.add(unfinished);
  }

  @Override
  public synchronized void pushes(Collection<String> carriers) {
    pushes.add(carriers);
  }

  /** Takes a message that asks for a carrier's feed to be pushed. */
  public synchronized Optional<String> takePush() {
    return pushes.take();
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
        case BATCHES -> batches.add(List.of(MessageBodies.batch(letter)));
        case TASKS, TASKS_SLOW -> tasks(MessageBodies.tasks(letter, queue == QueueName.TASKS_SLOW));
        case PUSHES -> pushes.add(List.of(MessageBodies.push(letter)));
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

  /** Takes a message that asks for a batch or a part of a key change. */
  public synchronized Optional<BatchMessage> takeBatchMessage() {
    return batches.take();
  }

  /** Takes a message that asks for a batch, where no part of a key change is asked for. */
  public synchronized Optional<BatchId> takeBatch() {
    return takeBatchMessage().map(message -> ((BatchMessage.OfBatch) message).batch());
  }

  /** Sends a message again. */
  public synchronized void again(BatchMessage message) {
    batches.add(List.of(message));
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
    pushes.clear();
  }

  /** Loses the messages that ask for batches. */
  public synchronized void purgeBatches() {
    batches.clear();
  }

  /** Whoever sends next was woken by no message. */
  public synchronized void rest() {
    hop = 0;
  }

  /** The longest chain of messages so far, each sent by the process that the one before it woke. */
  public synchronized int mostHops() {
    return mostHops;
  }

  /** The count of waiting messages. */
  public synchronized int size() {
    return batches.size() + tasks.size() + pushes.size();
  }
}
