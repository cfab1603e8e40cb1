package org.numberrefresh.fake;

import org.numberrefresh.contract.ClientRatesContract;
import org.numberrefresh.domain.access.ClientRates;

class FakeClientRatesTest extends ClientRatesContract {

  private final ClientRates rates = new FakeClientRates();

  @Override
  protected ClientRates rates() {
    return rates;
  }
}
