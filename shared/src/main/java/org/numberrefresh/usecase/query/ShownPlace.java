package org.numberrefresh.usecase.query;

import java.util.Optional;
import org.numberrefresh.domain.batch.ExpectedApp;
import org.numberrefresh.usecase.query.CycleView.Seen;

/**
 * The place of a number whose outcome an app shows: that of the newest batch, unless an older one counts more.
 *
 * @param seen the place, and its batch as it was seen
 * @param app the app as that batch expects it
 * @param view the outcome there
 */
public record ShownPlace(Seen seen, ExpectedApp app, AppView view) {

  /** The place that {@link CycleView#apps} takes an app's outcome from; empty if no batch has asked the app yet. */
  public static Optional<ShownPlace> of(CycleView cycle, String app) {
    Optional<ShownPlace> shown = Optional.empty();
    for (Seen seen : cycle.entries()) {
      Optional<ShownPlace> next = at(seen, app);
      if (next.isPresent() && shown.filter(older -> older.outranks(next.get())).isEmpty()) {
        shown = next;
      }
    }
    return shown;
  }

  private boolean outranks(ShownPlace newer) {
    return view.shown().outranks(newer.view().shown());
  }

  private static Optional<ShownPlace> at(Seen seen, String app) {
    Optional<ExpectedApp> expected = seen.glance().apps().stream().filter(one -> one.id().equals(app)).findFirst();
    return expected.flatMap(
        one ->
            NumberView.of(seen.glance(), seen.entry().index()).apps().stream()
                .filter(view -> view.app().equals(app))
                .findFirst()
                .map(view -> new ShownPlace(seen, one, view)));
  }

  /** True if the number was withdrawn from the batch. */
  public boolean withdrawn() {
    return seen.glance().head().withdrawn().has(seen.entry().index());
  }
}
