package org.numberrefresh.fake;

import org.numberrefresh.contract.SnapshotsContract;
import org.numberrefresh.domain.order.OrderSnapshots;

class FakeSnapshotsTest extends SnapshotsContract {

  private final OrderSnapshots snapshots = new FakeSnapshots();

  @Override
  protected OrderSnapshots snapshots() {
    return snapshots;
  }
}
