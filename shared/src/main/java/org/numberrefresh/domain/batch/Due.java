package org.numberrefresh.domain.batch;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.numberrefresh.domain.refresh.TaskId;

/**
 * An entry of the due index.
 *
 * @param what the head, task, push, wish to erase or part of a key change that waits, or a thing that cannot be read
 * @param parking its place in the index, which tells the time that it waits for
 */
public record Due(Waiting what, Parking parking) {

  /** The tasks among some entries, in their order. */
  public static List<TaskId> tasks(Collection<Due> some) {
    return some.stream()
        .flatMap(due -> due.what() instanceof Waiting.Task(TaskId task) ? Stream.of(task) : Stream.empty())
        .toList();
  }
}
