package org.numberrefresh.delivery;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.numberrefresh.batch.BatchHead;
import org.numberrefresh.batch.BatchId;
import org.numberrefresh.batch.Batches;

/**
 * The heads of a run's batches, read again after its calls: what was withdrawn meanwhile slipped out. Apps that finish
 * together share one read.
 */
final class RunHeads {

  private final Batches batches;
  private final List<BatchId> ids;
  private final AtomicLong begun = new AtomicLong();
  private Map<BatchId, BatchHead> latest = Map.of();

  RunHeads(Batches batches, Collection<BatchId> ids) {
    this.batches = batches;
    this.ids = List.copyOf(ids);
  }

  /** The heads, read after this call began. */
  Map<BatchId, BatchHead> again() {
    long before = begun.get();
    synchronized (this) {
      if (begun.get() == before) {
        begun.incrementAndGet();
        latest = batches.heads(ids);
      }
      return latest;
    }
  }
}
