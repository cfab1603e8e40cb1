package org.numberrefresh.fake;

import org.numberrefresh.contract.SinksContract;
import org.numberrefresh.domain.batch.DueIndex;
import org.numberrefresh.domain.sink.Sinks;

class FakeSinksTest extends SinksContract {

  private final FakeBatches batches = new FakeBatches();
  private final FakeSinks sinks = new FakeSinks(batches.dueIndex);

  @Override
  protected Sinks sinks() {
    return sinks;
  }

  @Override
  protected DueIndex dueIndex() {
    return batches.dueIndex;
  }
}
