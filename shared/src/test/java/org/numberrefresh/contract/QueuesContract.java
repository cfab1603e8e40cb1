package org.numberrefresh.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.numberrefresh.batch.BatchId;
import org.numberrefresh.batch.TaskId;
import org.numberrefresh.queue.Queues;
import org.numberrefresh.queue.TaskMessage;

/** What {@link Queues} promises. */
public abstract class QueuesContract {

  protected abstract Queues queues();

  /** Takes messages that ask for batches until there were at least so many. */
  protected abstract Set<BatchId> takeBatches(int count);

  /** Takes messages that ask for tasks, of both lanes, until there were at least so many. */
  protected abstract Set<TaskMessage> takeTasks(int count);

  @Test
  void batches_arrive() {
    Set<BatchId> sent = IntStream.range(0, 23).mapToObj(i -> Samples.batch()).collect(Collectors.toSet());
    queues().batches(sent);
    assertEquals(sent, takeBatches(23));
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
  void nothing_is_sent_where_nothing_is_asked_for() {
    queues().batches(List.of());
    queues().tasks(List.of());
    BatchId batch = Samples.batch();
    queues().batches(List.of(batch));
    assertEquals(Set.of(batch), takeBatches(1));
  }
}
