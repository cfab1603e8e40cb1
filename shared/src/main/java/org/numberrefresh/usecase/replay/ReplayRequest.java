package org.numberrefresh.usecase.replay;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.numberrefresh.domain.app.AppSelection;
import org.numberrefresh.domain.outcome.Outcome;
import org.numberrefresh.domain.refresh.OrderId;

/**
 * A request to ask apps again.
 *
 * @param source the place to look for pairs
 * @param outcomes the outcomes to ask about again
 * @param dryRun true to count only
 * @param after the last order that an earlier call finished
 */
public record ReplayRequest(Source source, Set<Outcome> outcomes, boolean dryRun, Optional<OrderId> after) {

  /** The place to look for pairs. */
  public sealed interface Source {

    /** All pairs of one order. */
    record OfOrder(OrderId order) implements Source {}

    /**
     * Pairs of a carrier's own order, asked again at its own request.
     *
     * @param apps the apps that may be asked
     */
    record OfOwnOrder(OrderId order, String carrier, AppSelection apps) implements Source {}

    /** The pairs of one app in batches that were opened on a day in Asia/Shanghai. */
    record OfAppAndDay(String app, LocalDate day) implements Source {}

    /** True if an app is in it. */
    default boolean includes(String app) {
      return switch (this) {
        case OfOrder _ -> true;
        case OfOwnOrder own -> own.apps().includes(app);
        case OfAppAndDay one -> one.app().equals(app);
      };
    }
  }

  public ReplayRequest {
    outcomes = Set.copyOf(outcomes);
  }

  /** The party that asks. */
  Asker asker() {
    return new Asker(
        source instanceof Source.OfOwnOrder(OrderId _, String carrier, AppSelection _)
            ? Optional.of(carrier)
            : Optional.empty());
  }

  /**
   * The request in words: the same for every spelling of its body and every cursor. Its fingerprint is stored with the
   * idempotency key, so the words never change.
   */
  public String meaning() {
    String where =
        switch (source) {
          case Source.OfOrder(OrderId order) -> "OfOrder[order=" + order + "]";
          case Source.OfOwnOrder(OrderId order, String carrier, AppSelection apps) ->
              "OfOwnOrder[order=" + order + ", carrier=" + carrier + ", apps=" + apps.asText() + "]";
          case Source.OfAppAndDay(String app, LocalDate day) -> "OfAppAndDay[app=" + app + ", day=" + day + "]";
        };
    return where + " " + outcomes.stream().map(Enum::name).sorted().collect(Collectors.joining(","));
  }
}
