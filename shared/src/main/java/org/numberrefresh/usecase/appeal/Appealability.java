package org.numberrefresh.usecase.appeal;

import java.util.Optional;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.domain.appeal.AppealClaim;
import org.numberrefresh.domain.refresh.Mode;
import org.numberrefresh.domain.refresh.OrderId;
import org.numberrefresh.problem.ProblemCode;
import org.numberrefresh.usecase.query.CycleView;
import org.numberrefresh.usecase.query.Queries;
import org.numberrefresh.usecase.query.ShownPlace;

/**
 * Judges if an outcome may be appealed. It looks at what the carrier is shown and at nothing else, so that no answer
 * tells of a secret reason.
 *
 * <p>Decision: docs/decisions.md#an-outcome-that-is-no-answer-is-not-appealed-in-batch-mode
 */
final class Appealability {

  private Appealability() {}

  /**
   * The reason why an outcome may not be appealed; empty if it may.
   *
   * @param status the number's status; empty if the carrier has none of it
   * @param app the app; empty if it is not registered
   * @param appeals the appeals of the number
   * @param own the appeal that is being submitted: it does not stand in its own way
   */
  static Optional<ProblemCode> refusal(
      Optional<Queries.Status> status, Optional<App> app, PairAppeals.Read appeals, Optional<OrderId> own) {
    if (status.isEmpty() || !status.get().serves()) {
      return Optional.of(ProblemCode.NUMBER_NOT_FOUND);
    }
    CycleView cycle = status.get().cycle();
    if (app.filter(one -> one.profile().covered()).isEmpty()) {
      return Optional.of(ProblemCode.APP_NOT_ASKED);
    }
    Optional<ShownPlace> place = ShownPlace.of(cycle, app.get().id());
    if (place.isEmpty()) {
      boolean willBe = cycle.entries().stream().anyMatch(seen -> willAsk(seen, app.get()));
      return Optional.of(willBe ? ProblemCode.OUTCOME_NOT_FINAL : ProblemCode.APP_NOT_ASKED);
    }
    return refusal(place.get()).or(() -> refusal(appeals, cycle, place.get().app().number(), own));
  }

  private static Optional<ProblemCode> refusal(
      PairAppeals.Read appeals, CycleView cycle, int app, Optional<OrderId> own) {
    if (appeals.open(cycle, app, own)) {
      return Optional.of(ProblemCode.APPEAL_OPEN);
    }
    return appeals.count(cycle, app, own) >= AppealClaim.MOST
        ? Optional.of(ProblemCode.APPEALS_USED_UP)
        : Optional.empty();
  }

  private static boolean willAsk(CycleView.Seen seen, App app) {
    return seen.glance().head().opened().isEmpty() && seen.entry().apps().asks(app);
  }

  private static Optional<ProblemCode> refusal(ShownPlace place) {
    return switch (place.view().shown()) {
      case PENDING -> Optional.of(ProblemCode.OUTCOME_NOT_FINAL);
      case CLEAR -> Optional.of(ProblemCode.OUTCOME_CLEAR);
      case CANCELLED -> Optional.of(ProblemCode.NOT_APPEALABLE);
      case UNDELIVERABLE, NO_RESPONSE, FAILED -> {
        boolean hides = place.seen().glance().head().mode() == Mode.BATCH;
        yield hides ? Optional.of(ProblemCode.NOT_APPEALABLE) : byRule(place);
      }
      case REFUSED, BLOCKED -> byRule(place);
    };
  }

  private static Optional<ProblemCode> byRule(ShownPlace place) {
    return place.view().outcome().appealable() && !place.withdrawn()
        ? Optional.empty()
        : Optional.of(ProblemCode.NOT_APPEALABLE);
  }
}
