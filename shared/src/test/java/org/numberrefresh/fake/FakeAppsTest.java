package org.numberrefresh.fake;

import org.numberrefresh.contract.AppsContract;
import org.numberrefresh.domain.app.Apps;

class FakeAppsTest extends AppsContract {

  private final Apps apps = new FakeApps(new FakeClients());

  @Override
  protected Apps apps() {
    return apps;
  }
}
