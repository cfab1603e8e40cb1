package org.numberrefresh.domain.statistics;

import java.time.LocalDate;
import java.util.SortedMap;
import org.numberrefresh.domain.refresh.BatchId;

/** The store of counts. They are kept by day, and a reader adds days up. */
public interface Statistics {

  /** The most days of one {@link #days}. */
  int MOST_DAYS = 31;

  /**
   * Adds the counts of a settled batch to a day and marks its head as counted, both or none. A batch whose head has the
   * mark already is passed over.
   *
   * @param day the present day in Asia/Shanghai
   */
  void count(BatchId batch, LocalDate day, Counts counts);

  /**
   * Reads the counts of days, which may be a moment behind.
   *
   * @param first the first day
   * @param last the last day, at most {@value #MOST_DAYS} - 1 later
   * @return the days on which something was counted
   */
  SortedMap<LocalDate, Counts> days(LocalDate first, LocalDate last);
}
