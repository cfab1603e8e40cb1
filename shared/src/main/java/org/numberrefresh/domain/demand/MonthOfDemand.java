package org.numberrefresh.domain.demand;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The demand of a month, of {@value #MOST} apps at most. If there are more, the one that was asked for least, and of
 * those the one that was asked for first, makes room.
 *
 * @param demands the demands by the keys of their wishes
 */
public record MonthOfDemand(Map<String, Demand> demands) {

  /** The most apps that are kept. */
  public static final int MOST = 500;

  /** A month in which nothing was asked for. */
  public static final MonthOfDemand NONE = new MonthOfDemand(Map.of());

  public MonthOfDemand {
    demands = Map.copyOf(demands);
  }

  /** This month after further wishes of a day. */
  public MonthOfDemand with(List<Wish> wishes, LocalDate day) {
    var all = new TreeMap<>(demands);
    for (Wish wish : wishes) {
      if (!all.containsKey(wish.key()) && all.size() >= MOST) {
        least(all).ifPresent(demand -> all.remove(demand.wish().key()));
      }
      all.merge(wish.key(), new Demand(wish, 1, day), Demand::plus);
    }
    return new MonthOfDemand(all);
  }

  private static Optional<Demand> least(Map<String, Demand> all) {
    return all.values().stream().min(Comparator.comparingLong(Demand::asks).thenComparing(Demand::since));
  }
}
