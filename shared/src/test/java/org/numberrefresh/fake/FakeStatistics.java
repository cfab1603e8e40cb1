package org.numberrefresh.fake;

import java.time.LocalDate;
import java.util.SortedMap;
import java.util.TreeMap;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.statistics.Counts;
import org.numberrefresh.domain.statistics.Statistics;

/** Counts in memory. */
public final class FakeStatistics implements Statistics {

  private final FakeHeads heads;
  private final TreeMap<LocalDate, Counts> days = new TreeMap<>();

  FakeStatistics(FakeHeads heads) {
    this.heads = heads;
  }

  @Override
  public synchronized void count(BatchId batch, LocalDate day, Counts counts) {
    if (heads.count(batch)) {
      put(day, counts);
    }
  }

  @Override
  public synchronized SortedMap<LocalDate, Counts> days(LocalDate first, LocalDate last) {
    return new TreeMap<>(days.subMap(first, true, last, true));
  }

  /** Adds the counts of batches that lived elsewhere. */
  public synchronized void put(LocalDate day, Counts counts) {
    days.merge(day, counts, Counts::plus);
  }

  /** The sum of all days. */
  public synchronized Counts sum() {
    return days.values().stream().reduce(Counts.NONE, Counts::plus);
  }
}
