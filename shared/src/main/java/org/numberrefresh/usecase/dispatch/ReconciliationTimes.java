package org.numberrefresh.usecase.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.numberrefresh.domain.batch.ExpectedApp;
import org.numberrefresh.domain.batch.OpenedHead;

/**
 * The reconciliations of an open batch: 15 min, 1 h and 6 h after opening, then daily, and at each deadline.
 *
 * <p>Decision: docs/decisions.md#a-head-is-due-from-intake-to-settled
 */
final class ReconciliationTimes {

  private static final List<Duration> FIRST = List.of(Duration.ofMinutes(15), Duration.ofHours(1), Duration.ofHours(6));

  private ReconciliationTimes() {}

  /** The time of the next reconciliation after a count of them. */
  static Instant next(Instant openedAt, int done) {
    Duration after = done < FIRST.size() ? FIRST.get(done) : Duration.ofDays(1L + done - FIRST.size());
    return openedAt.plus(after);
  }

  /** The count of reconciliations that are due by a time. One stands for all that were missed. */
  static int dueBy(Instant openedAt, Instant now) {
    int done = 0;
    while (!next(openedAt, done).isAfter(now)) {
      done++;
    }
    return done;
  }

  /** The next due time of a batch: its next reconciliation, or an earlier deadline of an unsettled task. */
  static Instant wake(OpenedHead head, List<ExpectedApp> apps, int done) {
    Instant reconcile = next(head.openedAt(), done);
    return apps.stream()
        .filter(app -> !head.progress().settledApps().contains(app.number()))
        .map(ExpectedApp::deadline)
        .min(Comparator.naturalOrder())
        .filter(deadline -> deadline.isBefore(reconcile))
        .orElse(reconcile);
  }
}
