package org.numberrefresh.domain.order;

import java.util.List;
import java.util.Map;
import org.numberrefresh.domain.outcome.Outcome;

/**
 * The pairs of one order to ask again, cut into batches. The plan is stored once, so that a call that continues asks
 * the same pairs, whatever was answered meanwhile. It holds places, never numbers.
 *
 * <p>Decision: docs/decisions.md#a-replay-stores-its-plan-first
 *
 * @param cuts the batches, each of at most 500 numbers that the same apps are asked about
 * @param counts the count of pairs, by app and by present outcome
 */
public record ReplayPlan(List<Cut> cuts, Map<String, Map<Outcome, Integer>> counts) {

  /**
   * A batch.
   *
   * @param apps the ids of the apps to ask, sorted
   * @param places the places of its numbers
   */
  public record Cut(List<String> apps, List<Place> places) {
    public Cut {
      apps = List.copyOf(apps);
      places = List.copyOf(places);
    }
  }

  /**
   * The place of a number in the order that is asked about.
   *
   * @param ordinal the batch's ordinal
   * @param index the number's index in the batch
   */
  public record Place(int ordinal, int index) {}

  public ReplayPlan {
    cuts = List.copyOf(cuts);
    counts = Map.copyOf(counts);
  }

  /** The count of numbers; one may be in several batches. */
  public int numbers() {
    return (int) cuts.stream().flatMap(cut -> cut.places().stream()).distinct().count();
  }

  /** Every app that is asked, sorted. */
  public List<String> apps() {
    return cuts.stream().flatMap(cut -> cut.apps().stream()).distinct().sorted().toList();
  }
}
