package org.numberrefresh.fake;

import org.numberrefresh.app.Apps;
import org.numberrefresh.contract.AppsContract;

class FakeAppsTest extends AppsContract {

  private final Apps apps = new FakeApps();

  @Override
  protected Apps apps() {
    return apps;
  }
}
