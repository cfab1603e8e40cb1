package org.numberrefresh.usecase.replay;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.numberrefresh.domain.outcome.Outcome;
import org.numberrefresh.domain.refresh.OrderId;

/**
 * What an operator has asked again.
 *
 * @param scope where pairs are looked for
 * @param outcomes which outcomes are asked about again
 * @param dryRun whether they are counted only
 * @param after the last order that an earlier call has done
 */
public record ReplayRequest(Scope scope, Set<Outcome> outcomes, boolean dryRun, Optional<OrderId> after) {

  /** Where pairs are looked for. */
  public sealed interface Scope {

    /** Everything that an order asked for. */
    record OfOrder(OrderId order) implements Scope {}

    /** What an app said of the batches that were opened on a day in Asia/Shanghai. */
    record OfAppAndDay(String app, LocalDate day) implements Scope {}

    /** Whether an app is in it. */
    default boolean includes(String app) {
      return !(this instanceof OfAppAndDay one) || one.app().equals(app);
    }
  }

  public ReplayRequest {
    outcomes = Set.copyOf(outcomes);
  }

  /** What is asked for, whatever way it was written and wherever it goes on. */
  public String meaning() {
    return scope + " " + outcomes.stream().map(Enum::name).sorted().collect(Collectors.joining(","));
  }
}
