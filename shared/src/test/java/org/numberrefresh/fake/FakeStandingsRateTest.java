package org.numberrefresh.fake;

import org.numberrefresh.contract.SharedRateContract;
import org.numberrefresh.domain.limit.Standings;

class FakeStandingsRateTest extends SharedRateContract {

  private final Standings standings = new FakeStandings();

  @Override
  protected Standings standings() {
    return standings;
  }
}
