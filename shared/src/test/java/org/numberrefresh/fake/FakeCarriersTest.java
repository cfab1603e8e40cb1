package org.numberrefresh.fake;

import org.numberrefresh.contract.CarriersContract;
import org.numberrefresh.domain.carrier.Carriers;

class FakeCarriersTest extends CarriersContract {

  private final Carriers carriers = new FakeCarriers(new FakeClients());

  @Override
  protected Carriers carriers() {
    return carriers;
  }
}
