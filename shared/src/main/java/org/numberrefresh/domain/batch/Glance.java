package org.numberrefresh.domain.batch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A batch as a query sees it, which may be a moment behind. */
public sealed interface Glance {

  /** The parts of a batch to look at. */
  enum Depth {
    /** Head and summary: enough for a grade. */
    SUMMARY,
    /** Tasks too, if there is no summary yet: enough for counts. */
    COUNTS,
    /** Tasks in any case: enough for every pair's detail. */
    PAIRS
  }

  /** The head of the batch. */
  BatchHead head();

  /** Its expected apps, none before it is opened. */
  default List<ExpectedApp> apps() {
    return List.of();
  }

  /** Its summary, if it is settled. */
  default Optional<BatchSummary> summary() {
    return Optional.empty();
  }

  /**
   * A batch that is not opened yet.
   *
   * @param head its head
   */
  record Accepted(AcceptedHead head) implements Glance {}

  /**
   * A batch that is opened.
   *
   * @param head its head
   * @param apps its expected apps
   * @param summary its summary, if it is settled
   * @param tasks its tasks; none are read if the summary tells enough
   */
  record Opened(OpenedHead head, List<ExpectedApp> apps, Optional<BatchSummary> summary, List<TaskOutcomes> tasks)
      implements Glance {
    public Opened {
      apps = List.copyOf(apps);
      tasks = List.copyOf(tasks);
    }

    /** The tasks that were read, by the numbers of their apps. */
    public Map<Integer, TaskOutcomes> written() {
      return tasks.stream().collect(Collectors.toMap(task -> task.task().app(), task -> task));
    }

    /** The tasks of all expected apps, with those that were never written. */
    public Map<ExpectedApp, TaskOutcomes> tasksOfApps() {
      Map<Integer, TaskOutcomes> written = written();
      var all = new LinkedHashMap<ExpectedApp, TaskOutcomes>();
      for (ExpectedApp app : apps) {
        TaskOutcomes found = written.get(app.number());
        all.put(app, found == null ? TaskOutcomes.unwritten(head, app.number()) : found);
      }
      return all;
    }
  }
}
