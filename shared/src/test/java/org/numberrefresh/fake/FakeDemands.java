package org.numberrefresh.fake;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.numberrefresh.domain.demand.DayOfWishes;
import org.numberrefresh.domain.demand.Demands;
import org.numberrefresh.domain.demand.MonthOfDemand;
import org.numberrefresh.domain.demand.Wish;
import org.numberrefresh.problem.Unavailable;

/** Demand in memory. */
public final class FakeDemands implements Demands {

  private final Map<String, DayOfWishes> wishes = new HashMap<>();
  private final TreeMap<YearMonth, MonthOfDemand> months = new TreeMap<>();

  private boolean fails;

  /** Lets it count nothing from now on, or count again. */
  public synchronized void fail(boolean failing) {
    fails = failing;
  }

  @Override
  public synchronized DayOfWishes ask(String carrier, LocalDate day, List<Wish> asked) {
    if (fails) {
      throw new Unavailable("The table counts nothing.");
    }
    DayOfWishes known = wishes.getOrDefault(carrier, DayOfWishes.NONE);
    MonthOfDemand month = months.getOrDefault(YearMonth.from(day), MonthOfDemand.NONE);
    List<Wish> counting = known.counting(day, asked, month);
    if (!counting.isEmpty()) {
      wishes.put(carrier, known.with(day, counting, month));
      months.put(YearMonth.from(day), month.with(counting, day));
    }
    return wishes.getOrDefault(carrier, known);
  }

  @Override
  public synchronized SortedMap<YearMonth, MonthOfDemand> months(YearMonth last, int count) {
    return new TreeMap<>(months.subMap(last.minusMonths(Math.min(count, MOST_MONTHS) - 1L), true, last, true));
  }
}
