package org.numberrefresh.domain.demand;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.SortedMap;

/** The store of the demand for apps that do not take part, by month. */
public interface Demands {

  /** The most months of one {@link #months}. */
  int MOST_MONTHS = 12;

  /**
   * Counts wishes of a carrier. Each app counts once a carrier and day, so the call may be repeated.
   *
   * @param day the present day in Asia/Shanghai
   * @return the wishes of the carrier on that day after it. A wish beyond {@link DayOfWishes#MOST} or {@link
   *     DayOfWishes#NEW_NAMES} is not among them
   */
  DayOfWishes ask(String carrier, LocalDate day, List<Wish> wishes);

  /**
   * Reads the demand of months, which may be a moment behind.
   *
   * @param last the last month
   * @param months the count of months, at most {@value #MOST_MONTHS}
   * @return the months in which something was asked for
   */
  SortedMap<YearMonth, MonthOfDemand> months(YearMonth last, int months);
}
