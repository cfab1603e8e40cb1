package org.numberrefresh.domain.statistics;

import java.util.EnumMap;
import java.util.Map;
import org.numberrefresh.domain.outcome.OutwardOutcome;

/**
 * Counts of pairs of settled batches.
 *
 * @param outcomes the count of pairs that show each outward outcome
 * @param inTime the count of pairs that were answered by their deadline
 */
public record PairCounts(Map<OutwardOutcome, Long> outcomes, long inTime) {

  /** The counts of nothing. */
  public static final PairCounts NONE = new PairCounts(Map.of(), 0);

  public PairCounts {
    outcomes = Map.copyOf(outcomes);
  }

  /** These counts and others. */
  public PairCounts plus(PairCounts more) {
    var all = new EnumMap<OutwardOutcome, Long>(OutwardOutcome.class);
    all.putAll(outcomes);
    more.outcomes.forEach((outcome, count) -> all.merge(outcome, count, Long::sum));
    return new PairCounts(all, inTime + more.inTime);
  }

  /** The count of pairs that show an outcome. */
  public long of(OutwardOutcome outcome) {
    return outcomes.getOrDefault(outcome, 0L);
  }

  /** The count of all pairs. */
  public long all() {
    return outcomes.values().stream().mapToLong(Long::longValue).sum();
  }

  /** The count of pairs that an app had to answer: all that were not withdrawn. */
  public long asked() {
    return all() - of(OutwardOutcome.CANCELLED);
  }

  /** The count of pairs that an app answered. */
  public long answered() {
    return of(OutwardOutcome.FAILED)
        + of(OutwardOutcome.REFUSED)
        + of(OutwardOutcome.BLOCKED)
        + of(OutwardOutcome.CLEAR);
  }
}
