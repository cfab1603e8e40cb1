package org.numberrefresh.domain.event;

import java.util.EnumMap;
import java.util.Map;
import org.numberrefresh.domain.outcome.OutwardOutcome;
import org.numberrefresh.domain.release.GateCounts;

/**
 * The counts of settled numbers, of a batch or of an order.
 *
 * @param numbers the count of numbers
 * @param outcomes the count of pairs that show each outward outcome
 * @param refreshed the count of numbers whose every app is CLEAR
 * @param withResidue the count of numbers that have another outcome at some app
 * @param gates the numbers by their gates, by the rule in force when it was told; none in events of earlier versions
 */
public record SettledCounts(
    int numbers, Map<OutwardOutcome, Integer> outcomes, int refreshed, int withResidue, GateCounts gates) {

  /** The counts of nothing. */
  public static final SettledCounts NONE = new SettledCounts(0, Map.of(), 0, 0, GateCounts.NONE);

  public SettledCounts {
    outcomes = Map.copyOf(outcomes);
    if (refreshed + withResidue > numbers) {
      throw new IllegalArgumentException(refreshed + " and " + withResidue + " numbers are more than " + numbers + ".");
    }
  }

  /** These counts and others. */
  public SettledCounts plus(SettledCounts more) {
    var all = new EnumMap<OutwardOutcome, Integer>(OutwardOutcome.class);
    all.putAll(outcomes);
    more.outcomes.forEach((outcome, count) -> all.merge(outcome, count, Integer::sum));
    return new SettledCounts(
        numbers + more.numbers,
        all,
        refreshed + more.refreshed,
        withResidue + more.withResidue,
        gates.plus(more.gates));
  }
}
