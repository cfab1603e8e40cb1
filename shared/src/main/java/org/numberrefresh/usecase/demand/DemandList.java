package org.numberrefresh.usecase.demand;

import java.time.YearMonth;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.numberrefresh.domain.calendar.ShanghaiTime;
import org.numberrefresh.domain.core.Core;
import org.numberrefresh.domain.demand.Demand;
import org.numberrefresh.domain.demand.Demands;
import org.numberrefresh.domain.demand.MonthOfDemand;
import org.numberrefresh.domain.demand.Wish;

/** The apps that carriers asked for, the most wanted first. */
public final class DemandList {

  private final Core core;

  public DemandList(Core core) {
    this.core = core;
  }

  /** The demand of the last twelve months for apps that still do not take part. */
  public List<Demand> open() {
    Set<String> covered =
        core.stores().apps().glance().stream()
            .filter(app -> app.profile().covered())
            .map(app -> Wish.ofApp(app.id(), "").key())
            .collect(Collectors.toSet());
    YearMonth now = YearMonth.from(ShanghaiTime.dayOf(core.clock().instant()));
    return sum(core.stores().demands().months(now, Demands.MOST_MONTHS).values()).stream()
        .filter(demand -> !covered.contains(demand.wish().key()))
        .toList();
  }

  /** The demand of one month, also for apps that take part by now. */
  public List<Demand> of(YearMonth month) {
    return sum(core.stores().demands().months(month, 1).values());
  }

  private static List<Demand> sum(Collection<MonthOfDemand> months) {
    var all = new HashMap<String, Demand>();
    months.forEach(month -> month.demands().forEach((key, demand) -> all.merge(key, demand, Demand::plus)));
    return all.values().stream()
        .sorted(Comparator.comparingLong(Demand::asks).reversed().thenComparing(demand -> demand.wish().key()))
        .toList();
  }
}
