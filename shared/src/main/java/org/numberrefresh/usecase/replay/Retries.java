package org.numberrefresh.usecase.replay;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.domain.app.AppSelection;
import org.numberrefresh.domain.core.Core;
import org.numberrefresh.domain.order.Order;
import org.numberrefresh.domain.outcome.Outcome;
import org.numberrefresh.problem.Cause;
import org.numberrefresh.problem.Problem;
import org.numberrefresh.problem.ProblemCode;

/**
 * Asks apps again at a carrier's request, about pairs of its own order whose outcome may change. Numbers that were
 * withdrawn, that the carrier had refreshed in a newer life, or that the carrier does not serve any more are left out.
 */
public final class Retries {

  private final Core core;
  private final Replays replays;

  public Retries(Core core) {
    this.core = core;
    this.replays = new Replays(core);
  }

  /**
   * The pairs to ask again.
   *
   * @param outcomes the outcomes; a secret one comes with all that look like it
   * @param apps the apps that may be asked
   */
  public record Wanted(Set<Outcome> outcomes, AppSelection apps) {
    public Wanted {
      outcomes = Set.copyOf(outcomes);
    }
  }

  /**
   * The pairs that were asked again.
   *
   * @param order the new order; empty if there was nothing to ask
   * @param pairs the count of pairs
   * @param numbers the count of numbers
   */
  public record Retried(Optional<Order> order, long pairs, int numbers) {}

  /**
   * Counts what a retry would ask again.
   *
   * @throws Problem if the order is not the carrier's own, or an app is not registered
   */
  public Retried count(String carrier, String orderId, Wanted wanted) {
    Replayed counted = replays.count(request(carrier, orderId, wanted, true), () -> true);
    return new Retried(Optional.empty(), counted.pairs(), counted.numbers());
  }

  /**
   * Asks again, in one new order.
   *
   * @param key the carrier's idempotency key: the same call with the same key continues, or finds what was done
   */
  public Retried retry(String carrier, String orderId, Wanted wanted, String key) {
    Replayed replayed =
        replays.replay(request(carrier, orderId, wanted, false), "retry\n" + carrier + "\n" + key, () -> true);
    Optional<Order> order =
        replayed.orders().stream()
            .findFirst()
            .flatMap(asking -> core.stores().orders().findOwn(carrier, asking.order().value()));
    return new Retried(order, replayed.pairs(), replayed.numbers());
  }

  private ReplayRequest request(String carrier, String orderId, Wanted wanted, boolean dryRun) {
    Order parent =
        core.stores().orders().findOwn(carrier, orderId).orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND));
    requireKnown(wanted.apps());
    var source = new ReplayRequest.Source.OfOwnOrder(parent.id(), carrier, wanted.apps());
    return new ReplayRequest(source, wanted.outcomes(), dryRun, Optional.empty());
  }

  private void requireKnown(AppSelection apps) {
    if (apps instanceof AppSelection.Listed(List<String> ids)) {
      Set<String> known = core.stores().apps().all().stream().map(App::id).collect(Collectors.toSet());
      if (!known.containsAll(ids)) {
        throw Problem.invalid(Cause.UNKNOWN_APP);
      }
    }
  }
}
