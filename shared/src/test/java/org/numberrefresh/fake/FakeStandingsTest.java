package org.numberrefresh.fake;

import org.numberrefresh.contract.StandingsContract;
import org.numberrefresh.domain.limit.Standings;

class FakeStandingsTest extends StandingsContract {

  private final Standings standings = new FakeStandings();

  @Override
  protected Standings standings() {
    return standings;
  }
}
