package org.numberrefresh.usecase.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.numberrefresh.domain.batch.BatchHead;
import org.numberrefresh.domain.batch.ExpectedApp;

/** When an open batch is looked at again: 15 min, 1 h and 6 h after it was opened, then daily; and at each deadline. */
final class ReconciliationTimes {

  private static final List<Duration> FIRST = List.of(Duration.ofMinutes(15), Duration.ofHours(1), Duration.ofHours(6));

  private ReconciliationTimes() {}

  /** The time of the next reconciliation after so many. */
  static Instant next(Instant openedAt, int done) {
    Duration after = done < FIRST.size() ? FIRST.get(done) : Duration.ofDays(1L + done - FIRST.size());
    return openedAt.plus(after);
  }

  /** How many reconciliations are due by a time: one stands for all that were missed. */
  static int dueBy(Instant openedAt, Instant now) {
    int done = 0;
    while (!next(openedAt, done).isAfter(now)) {
      done++;
    }
    return done;
  }

  /** When a batch is due next: its next reconciliation, or the deadline of an unsettled task before it. */
  static Instant wake(BatchHead head, List<ExpectedApp> apps, int done) {
    Instant reconcile = next(head.openedAt(), done);
    return apps.stream()
        .filter(app -> !head.settledApps().contains(app.number()))
        .map(ExpectedApp::deadline)
        .min(Comparator.naturalOrder())
        .filter(deadline -> deadline.isBefore(reconcile))
        .orElse(reconcile);
  }
}
