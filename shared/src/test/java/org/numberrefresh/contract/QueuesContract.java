package org.numberrefresh.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.numberrefresh.adapter.sqs.MessageBodies;
import org.numberrefresh.domain.queue.BatchMessage;
import org.numberrefresh.domain.queue.QueueName;
import org.numberrefresh.domain.queue.Queues;
import org.numberrefresh.domain.queue.Redriven;
import org.numberrefresh.domain.queue.Sharing;
import org.numberrefresh.domain.queue.TaskMessage;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.refresh.TaskId;

/** The promises of {@link Queues}. */
public abstract class QueuesContract {

  protected abstract Queues queues();

  /** Takes messages that ask for batches and parts of key changes until there were at least so many. */
  protected abstract Set<BatchMessage> takeBatchMessages(int count);

  private Set<BatchId> takeBatches(int count) {
    return takeBatchMessages(count).stream()
        .map(message -> ((BatchMessage.OfBatch) message).batch())
        .collect(Collectors.toSet());
  }

  /** Takes messages that ask for tasks, of both lanes, until there were at least so many. */
  protected abstract Set<TaskMessage> takeTasks(int count);

  /** Takes messages that ask for a push; at least one of each of so many carriers. */
  protected abstract Set<String> takePushes(int count);

  /** Makes a body a dead letter of a queue. */
  protected abstract void die(QueueName queue, String body);

  /** The count of dead letters of a queue. */
  protected abstract int deadLetters(QueueName queue);

  @Test
  void batches_arrive() {
    Set<BatchId> sent = IntStream.range(0, 23).mapToObj(i -> Samples.batch()).collect(Collectors.toSet());
    queues().batches(sent);
    assertEquals(sent, takeBatches(23));
  }

  @Test
  void parts_of_a_key_change_arrive_beside_batches() {
    BatchId batch = Samples.batch();
    queues().batches(List.of(batch));
    queues().rekeyParts(List.of(0, 16));
    assertEquals(
        Set.of(new BatchMessage.OfBatch(batch), new BatchMessage.OfRekeyPart(0), new BatchMessage.OfRekeyPart(16)),
        takeBatchMessages(3));
  }

  @Test
  void wishes_to_erase_arrive_beside_batches() {
    BatchId batch = Samples.batch();
    queues().batches(List.of(batch));
    queues().erasures(List.of("abc", "def"));
    assertEquals(
        Set.of(new BatchMessage.OfBatch(batch), new BatchMessage.OfErasure("abc"), new BatchMessage.OfErasure("def")),
        takeBatchMessages(3));
  }

  @Test
  void tasks_arrive_in_their_lane() {
    Set<TaskMessage> sent =
        IntStream.rangeClosed(1, 25)
            .mapToObj(app -> new TaskMessage(new TaskId(Samples.batch(), app), "app-" + app, app % 3 == 0))
            .collect(Collectors.toSet());
    queues().tasks(sent);
    assertEquals(sent, takeTasks(25));
  }

  @Test
  void tasks_that_share_messages_arrive_in_their_lane() {
    BatchId batch = Samples.batch();
    Set<TaskMessage> sent =
        IntStream.rangeClosed(1, 120)
            .mapToObj(app -> new TaskMessage(new TaskId(batch, app), "app-" + app, app % 40 == 0))
            .collect(Collectors.toSet());
    queues().tasks(sent, new Sharing("east", 50));
    Set<TaskMessage> arrived =
        sent.stream().map(task -> task.slow() ? task : task.together()).collect(Collectors.toSet());
    assertEquals(arrived, takeTasks(120));
  }

  @Test
  void tasks_of_a_dead_letter_go_back_to_their_queue() {
    BatchId batch = Samples.batch();
    List<TaskMessage> tasks =
        List.of(
            new TaskMessage(new TaskId(batch, 3), "chat", false), new TaskMessage(new TaskId(batch, 4), "pay", false));
    die(QueueName.TASKS, MessageBodies.ofTasks(tasks));
    assertEquals(new Redriven(1, 0, false), queues().redrive(QueueName.TASKS, () -> true));
    assertEquals(Set.copyOf(tasks), takeTasks(2));
  }

  @Test
  void pushes_arrive_and_go_back_from_their_dead_letters() {
    Set<String> sent = IntStream.range(0, 11).mapToObj(i -> Samples.id("carrier")).collect(Collectors.toSet());
    queues().pushes(sent);
    assertEquals(sent, takePushes(11));
    die(QueueName.PUSHES, MessageBodies.ofPush("east"));
    assertEquals(new Redriven(1, 0, false), queues().redrive(QueueName.PUSHES, () -> true));
    assertEquals(Set.of("east"), takePushes(1));
  }

  @Test
  void nothing_is_sent_where_nothing_is_asked_for() {
    queues().batches(List.of());
    queues().rekeyParts(List.of());
    queues().erasures(List.of());
    queues().tasks(List.of());
    BatchId batch = Samples.batch();
    queues().batches(List.of(batch));
    assertEquals(Set.of(batch), takeBatches(1));
  }

  @Test
  void dead_letters_go_back_to_their_queue_and_what_nobody_can_read_stays() {
    Set<TaskMessage> slow =
        IntStream.rangeClosed(1, 12)
            .mapToObj(app -> new TaskMessage(new TaskId(Samples.batch(), app), "app-" + app, true))
            .collect(Collectors.toSet());
    slow.forEach(task -> die(QueueName.TASKS_SLOW, MessageBodies.of(task)));
    die(QueueName.TASKS_SLOW, "this is no task");
    assertEquals(new Redriven(12, 1, false), queues().redrive(QueueName.TASKS_SLOW, () -> true));
    assertEquals(slow, takeTasks(12));
    assertEquals(1, deadLetters(QueueName.TASKS_SLOW));
    assertEquals(new Redriven(0, 1, false), queues().redrive(QueueName.TASKS_SLOW, () -> true));
  }

  @Test
  void a_dead_batch_and_a_dead_task_go_back_to_their_queues() {
    BatchId batch = Samples.batch();
    TaskMessage task = new TaskMessage(new TaskId(batch, 3), "chat", false, Optional.of(Samples.NOW));
    die(QueueName.BATCHES, "{\"batch\":\"" + batch + "\"}");
    die(QueueName.TASKS, MessageBodies.of(task));
    assertEquals(new Redriven(1, 0, false), queues().redrive(QueueName.BATCHES, () -> true));
    assertEquals(new Redriven(1, 0, false), queues().redrive(QueueName.TASKS, () -> true));
    assertEquals(Set.of(batch), takeBatches(1));
    assertEquals(Set.of(task), takeTasks(1));
  }

  @Test
  void a_redrive_whose_time_is_over_says_that_more_may_remain() {
    Set<BatchId> dead = IntStream.range(0, 11).mapToObj(i -> Samples.batch()).collect(Collectors.toSet());
    dead.forEach(batch -> die(QueueName.BATCHES, "{\"batch\":\"" + batch + "\"}"));
    Redriven first = queues().redrive(QueueName.BATCHES, () -> false);
    assertTrue(first.moreRemain());
    assertEquals(11, first.moved() + queues().redrive(QueueName.BATCHES, () -> true).moved());
    assertEquals(dead, takeBatches(11));
  }
}
