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
 * @param source where pairs are looked for
 * @param outcomes which outcomes are asked about again
 * @param dryRun whether they are counted only
 * @param after the last order that an earlier call has done
 */
public record ReplayRequest(Source source, Set<Outcome> outcomes, boolean dryRun, Optional<OrderId> after) {

  /** Where pairs are looked for. */
  public sealed interface Source {

    /** Everything that an order asked for. */
    record OfOrder(OrderId order) implements Source {}

    /** What an app said of the batches that were opened on a day in Asia/Shanghai. */
    record OfAppAndDay(String app, LocalDate day) implements Source {}

    /** True if an app is in it. */
    default boolean includes(String app) {
      return !(this instanceof OfAppAndDay one) || one.app().equals(app);
    }
  }

  public ReplayRequest {
    outcomes = Set.copyOf(outcomes);
  }

  /**
   * The request in words, the same however its body was written and wherever it goes on. Its fingerprint is stored with
   * the idempotency key: keep the words as they are.
   */
  public String meaning() {
    String where =
        switch (source) {
          case Source.OfOrder(OrderId order) -> "OfOrder[order=" + order + "]";
          case Source.OfAppAndDay(String app, LocalDate day) -> "OfAppAndDay[app=" + app + ", day=" + day + "]";
        };
    return where + " " + outcomes.stream().map(Enum::name).sorted().collect(Collectors.joining(","));
  }
}
