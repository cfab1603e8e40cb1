package org.numberrefresh.usecase.query;

import java.util.Set;
import java.util.stream.Collectors;
import org.numberrefresh.domain.batch.Glance;
import org.numberrefresh.domain.outcome.AskableAgain;
import org.numberrefresh.domain.refresh.Mode;

/** Finds the apps that a carrier may have asked again about a number, as a retry of its orders would. */
final class AskableApps {

  private AskableApps() {}

  /**
   * The apps whose newest outcome may change, and that no batch waits for.
   *
   * @param takenUp true if a subscriber holds the number again: what was asked before its resale is then past
   */
  static Set<String> of(CycleView cycle, boolean takenUp) {
    return cycle.apps().stream()
        .filter(app -> AskableAgain.is(app.outcome()) && app.outcome().retryable())
        .map(AppView::app)
        .filter(app -> cycle.entries().stream().noneMatch(seen -> blocks(seen, app)))
        .filter(app -> cycle.entries().stream().anyMatch(seen -> counts(seen, app, takenUp)))
        .collect(Collectors.toSet());
  }

  private static boolean counts(CycleView.Seen seen, String app, boolean takenUp) {
    boolean past = takenUp && seen.glance().head().mode() == Mode.BATCH;
    return !past && seen.glance().apps().stream().anyMatch(expected -> expected.id().equals(app));
  }

  /** True if an app cannot be asked again as long as a place is as it is. */
  private static boolean blocks(CycleView.Seen seen, String app) {
    if (seen.glance() instanceof Glance.Accepted) {
      return seen.entry().apps().includes(app);
    }
    return NumberView.of(seen.glance(), seen.entry().index()).apps().stream()
        .anyMatch(view -> view.app().equals(app) && (seen.withdrawn() || !view.remains()));
  }
}
