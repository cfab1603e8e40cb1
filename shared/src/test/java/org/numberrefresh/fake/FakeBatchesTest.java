package org.numberrefresh.fake;

import org.numberrefresh.contract.BatchesContract;
import org.numberrefresh.domain.batch.Batches;

class FakeBatchesTest extends BatchesContract {

  private final Batches batches = new FakeBatches().ports();

  @Override
  protected Batches batches() {
    return batches;
  }
}
