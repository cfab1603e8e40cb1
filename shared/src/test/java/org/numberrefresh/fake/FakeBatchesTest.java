package org.numberrefresh.fake;

import org.numberrefresh.batch.Batches;
import org.numberrefresh.contract.BatchesContract;

class FakeBatchesTest extends BatchesContract {

  private final Batches batches = new FakeBatches();

  @Override
  protected Batches batches() {
    return batches;
  }
}
