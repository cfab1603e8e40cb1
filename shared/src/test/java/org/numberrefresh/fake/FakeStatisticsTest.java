package org.numberrefresh.fake;

import org.numberrefresh.contract.StatisticsContract;
import org.numberrefresh.domain.core.Stores;

class FakeStatisticsTest extends StatisticsContract {

  private final Stores stores = new World().core().stores();

  @Override
  protected Stores stores() {
    return stores;
  }
}
