package org.numberrefresh.fake;

import org.numberrefresh.contract.AppealsContract;
import org.numberrefresh.domain.batch.Batches;

class FakeAppealsTest extends AppealsContract {

  private final FakeBatches batches = new FakeBatches();

  @Override
  protected Batches batches() {
    return batches.ports();
  }
}
