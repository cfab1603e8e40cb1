package org.numberrefresh.usecase.query;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.numberrefresh.domain.batch.BatchSummary.Residue;
import org.numberrefresh.domain.batch.ExpectedApp;
import org.numberrefresh.domain.outcome.Outcome;
import org.numberrefresh.domain.outcome.OutwardOutcome;
import org.numberrefresh.domain.release.Remaining;

/**
 * The outcomes that a cycle shows, from the summaries of its batches alone, merged as {@link CycleView#apps} merges.
 *
 * @param byApp the shown outcome of each app, by its id
 */
record CycleOutcomes(Map<String, Remaining> byApp) {

  static CycleOutcomes of(List<CycleView.Seen> entries) {
    var shown = new HashMap<String, Remaining>();
    for (CycleView.Seen seen : entries) {
      Map<Integer, Outcome> residue = residue(seen);
      OutwardOutcome otherwise =
          seen.glance().summary().isPresent()
              ? OutwardOutcome.CLEAR
              : seen.withdrawn() ? OutwardOutcome.CANCELLED : OutwardOutcome.PENDING;
      for (ExpectedApp app : seen.glance().apps()) {
        Remaining one =
            Optional.ofNullable(residue.get(app.number()))
                .map(outcome -> Remaining.of(app.id(), outcome))
                .orElse(new Remaining(app.id(), otherwise, ""));
        shown.merge(app.id(), one, (older, newer) -> older.outcome().outranks(newer.outcome()) ? older : newer);
      }
    }
    return new CycleOutcomes(shown);
  }

  private static Map<Integer, Outcome> residue(CycleView.Seen seen) {
    return seen.glance().summary().stream()
        .flatMap(summary -> summary.residue().get(seen.entry().index()).stream())
        .collect(Collectors.toMap(Residue::app, Residue::outcome));
  }

  /** The apps at which nothing is left. */
  Set<String> clear() {
    return ids(OutwardOutcome.CLEAR::equals);
  }

  /** The apps that have answered. */
  Set<String> answered() {
    return ids(OutwardOutcome::isAnswered);
  }

  private Set<String> ids(Predicate<OutwardOutcome> which) {
    return byApp.values().stream()
        .filter(one -> which.test(one.outcome()))
        .map(Remaining::app)
        .collect(Collectors.toSet());
  }

  /** True if every app shows that it was withdrawn. */
  boolean allCancelled() {
    return byApp.values().stream().allMatch(one -> one.outcome() == OutwardOutcome.CANCELLED);
  }

  /** The outcomes that are not CLEAR. */
  List<Remaining> remaining() {
    return byApp.values().stream().filter(one -> one.outcome() != OutwardOutcome.CLEAR).toList();
  }
}
