package org.numberrefresh.fake;

import org.numberrefresh.carrier.Carriers;
import org.numberrefresh.contract.CarriersContract;

class FakeCarriersTest extends CarriersContract {

  private final Carriers carriers = new FakeCarriers();

  @Override
  protected Carriers carriers() {
    return carriers;
  }
}
