package org.numberrefresh.adapter.sqs;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import org.numberrefresh.domain.limit.Standings;
import org.numberrefresh.domain.queue.TaskMessage;
import org.numberrefresh.domain.refresh.BatchId;

/**
 * Tasks that share a message. All are of one batch, and as few messages as may be have apps of one item of standings.
 *
 * <p>Decision: docs/decisions.md#tasks-of-a-small-batch-share-a-message
 */
final class SharedMessages {

  private SharedMessages() {}

  /** The things that the tasks of a message have in common. */
  private record Shared(BatchId batch, int standings) {}

  /**
   * Puts tasks together.
   *
   * @param most the most tasks of a message
   * @return the tasks of each message
   */
  static List<List<TaskMessage>> of(Collection<TaskMessage> tasks, int most) {
    var alike = new LinkedHashMap<Shared, List<TaskMessage>>();
    for (TaskMessage task : tasks) {
      var shared = new Shared(task.task().batch(), Standings.item(task.task().app()));
      alike.computeIfAbsent(shared, one -> new ArrayList<>()).add(task);
    }
    var messages = new ArrayList<List<TaskMessage>>();
    for (List<TaskMessage> some : alike.values()) {
      for (int from = 0; from < some.size(); from += most) {
        add(some.subList(from, Math.min(some.size(), from + most)), most, messages);
      }
    }
    return messages;
  }

  /** Adds tasks to the last message, or as a message where they do not all fit there. */
  private static void add(List<TaskMessage> some, int most, List<List<TaskMessage>> messages) {
    boolean fit =
        !messages.isEmpty()
            && messages.getLast().size() + some.size() <= most
            && batch(messages.getLast()).equals(batch(some));
    if (fit) {
      messages.getLast().addAll(some);
    } else {
      messages.add(new ArrayList<>(some));
    }
  }

  private static BatchId batch(List<TaskMessage> tasks) {
    return tasks.getFirst().task().batch();
  }
}
