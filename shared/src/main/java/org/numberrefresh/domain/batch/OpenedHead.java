package org.numberrefresh.domain.batch;

import java.time.Instant;
import java.util.Optional;

/**
 * The head of a batch that is opened: its apps are fixed and asked.
 *
 * @param request the carrier's request
 * @param withdrawn the numbers that are no longer to be sent
 * @param openedAt the time when it was opened, which is the cut-off in BATCH mode
 * @param expected the number of apps that are asked
 * @param progress the progress of its tasks
 * @param dueAt the time of its earliest outstanding step; empty if it is settled and its summary is complete
 */
public record OpenedHead(
    BatchRequest request,
    Withdrawn withdrawn,
    Instant openedAt,
    int expected,
    Progress progress,
    Optional<Instant> dueAt)
    implements BatchHead {

  @Override
  public BatchState state() {
    return progress.stage().state();
  }

  @Override
  public boolean fellAway() {
    return false;
  }

  @Override
  public boolean cooling() {
    return false;
  }

  @Override
  public boolean allTasksSettled() {
    return progress.settledApps().size() >= expected;
  }

  /** True if its summary shows its newest revision. */
  public boolean summarised() {
    return progress.summarised();
  }
}
