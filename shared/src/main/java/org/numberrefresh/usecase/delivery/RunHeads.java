package org.numberrefresh.usecase.delivery;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.numberrefresh.domain.batch.BatchHead;
import org.numberrefresh.domain.batch.Heads;
import org.numberrefresh.domain.batch.OpenedHead;
import org.numberrefresh.domain.refresh.BatchId;

/**
 * The heads of a run's batches, read again after its calls: numbers that were withdrawn meanwhile were sent all the
 * same. Apps that finish together with tasks of the same batches share one read.
 */
final class RunHeads {

  private final Heads heads;
  private final AtomicLong begun = new AtomicLong();
  private Map<BatchId, OpenedHead> latest = Map.of();

  RunHeads(Heads heads) {
    this.heads = heads;
  }

  /** The heads of these batches, and maybe of others, read after this call began. */
  Map<BatchId, OpenedHead> again(Collection<BatchId> own) {
    long before = begun.get();
    synchronized (this) {
      if (begun.get() == before || !latest.keySet().containsAll(own)) {
        begun.incrementAndGet();
        latest = Map.of();
        latest = BatchHead.opened(heads.find(own));
      }
      return latest;
    }
  }
}
