package org.numberrefresh.domain.batch;

import java.util.Collection;
import java.util.Map;
import org.numberrefresh.domain.refresh.BatchId;

/** Looks at batches with all their parts, for queries. */
public interface Glances {

  /**
   * Looks at batches, all at once.
   *
   * @param depth the parts that are read
   * @return those that have a head
   */
  Map<BatchId, Glance> of(Collection<BatchId> batches, Glance.Depth depth);

  /** Looks at the heads of batches alone. */
  Map<BatchId, BatchHead> heads(Collection<BatchId> batches);

  /** Looks at the summaries of batches alone; those that have none are missing. */
  Map<BatchId, BatchSummary> summaries(Collection<BatchId> batches);
}
