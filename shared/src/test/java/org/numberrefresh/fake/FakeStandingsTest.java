package org.numberrefresh.fake;

import org.numberrefresh.contract.StandingsContract;
import org.numberrefresh.domain.app.Apps;
import org.numberrefresh.domain.limit.Standings;

class FakeStandingsTest extends StandingsContract {

  private final Standings standings = new FakeStandings();
  private final Apps apps = new FakeApps(new FakeClients());

  @Override
  protected Standings standings() {
    return standings;
  }

  @Override
  protected Apps apps() {
    return apps;
  }
}
