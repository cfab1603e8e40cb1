package org.numberrefresh.fake;

import org.numberrefresh.contract.DemandsContract;
import org.numberrefresh.domain.demand.Demands;

class FakeDemandsTest extends DemandsContract {

  private final FakeDemands demands = new FakeDemands();

  @Override
  protected Demands demands() {
    return demands;
  }
}
