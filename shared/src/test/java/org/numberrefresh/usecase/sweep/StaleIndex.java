package org.numberrefresh.usecase.sweep;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.numberrefresh.domain.batch.Due;
import org.numberrefresh.domain.batch.DueIndex;
import org.numberrefresh.domain.batch.Parking;

/** A due index that shows another state than the batches have. */
final class StaleIndex implements DueIndex {

  private final DueIndex now;
  private final DueIndex behind;
  private final AtomicInteger entriesRead = new AtomicInteger();

  StaleIndex(DueIndex now, DueIndex behind) {
    this.now = now;
    this.behind = behind;
  }

  int entriesRead() {
    return entriesRead.get();
  }

  @Override
  public List<Due> due(String shard, Instant by, int limit) {
    return counted(behind.due(shard, by, limit));
  }

  @Override
  public List<Due> dueAfter(Due position, Instant by, int limit) {
    return counted(behind.dueAfter(position, by, limit));
  }

  private List<Due> counted(List<Due> page) {
    entriesRead.addAndGet(page.size());
    return page;
  }

  @Override
  public boolean move(Due entry, Parking to) {
    return now.move(entry, to);
  }
}
