package org.numberrefresh.adapter.sqs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.numberrefresh.domain.queue.TaskMessage;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.refresh.OrderId;
import org.numberrefresh.domain.refresh.TaskId;

class SharedMessagesTest {

  private static final OrderId ORDER = OrderId.parse("00112233445566778899");

  private static List<TaskMessage> tasks(int batch, int first, int last) {
    return IntStream.rangeClosed(first, last)
        .mapToObj(app -> new TaskMessage(new TaskId(new BatchId(ORDER, batch), app), "app-" + app, false))
        .toList();
  }

  @Test
  void a_message_ends_with_an_item_of_standings_where_the_next_does_not_fit() {
    assertEquals(
        List.of(tasks(0, 48, 49), tasks(0, 50, 99), tasks(0, 100, 101)), SharedMessages.of(tasks(0, 48, 101), 50));
  }

  @Test
  void a_message_has_as_many_tasks_as_it_may() {
    assertEquals(List.of(tasks(0, 1, 200)), SharedMessages.of(tasks(0, 1, 200), 200));
    assertEquals(List.of(tasks(0, 1, 199), tasks(0, 200, 201)), SharedMessages.of(tasks(0, 1, 201), 200));
  }

  @Test
  void a_message_has_no_more_tasks_than_it_may() {
    assertEquals(List.of(tasks(0, 1, 5), tasks(0, 6, 10), tasks(0, 11, 11)), SharedMessages.of(tasks(0, 1, 11), 5));
  }

  @Test
  void tasks_of_two_batches_share_no_message() {
    List<TaskMessage> both = IntStream.range(0, 2).mapToObj(batch -> tasks(batch, 7, 7).getFirst()).toList();
    assertEquals(List.of(tasks(0, 7, 7), tasks(1, 7, 7)), SharedMessages.of(both, 50));
  }

  @Test
  void tasks_that_may_share_no_message_have_one_each() {
    assertEquals(List.of(tasks(0, 1, 1), tasks(0, 2, 2)), SharedMessages.of(tasks(0, 1, 2), 1));
  }
}
