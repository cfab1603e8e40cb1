package org.numberrefresh.domain.batch;

import java.util.List;
import java.util.Optional;

/**
 * A batch as a query sees it, which may be a moment behind.
 *
 * @param head its head
 * @param apps its expected apps, none before it is opened
 * @param summary its summary where it is settled
 * @param tasks its tasks; none were read where the summary tells all that was asked
 */
public record Glance(BatchHead head, List<ExpectedApp> apps, Optional<BatchSummary> summary, List<TaskOutcomes> tasks) {

  /** How much of a batch is looked at. */
  public enum Depth {
    /** Head and summary: enough for a grade. */
    SUMMARY,
    /** Tasks too where there is no summary yet: enough for counts. */
    COUNTS,
    /** Tasks in any case: enough for every pair's detail. */
    PAIRS
  }

  public Glance {
    apps = List.copyOf(apps);
    tasks = List.copyOf(tasks);
  }
}
