package org.numberrefresh.fake;

import org.numberrefresh.contract.ClientsContract;
import org.numberrefresh.domain.access.Clients;
import org.numberrefresh.domain.app.Apps;
import org.numberrefresh.domain.carrier.Carriers;

class FakeClientsTest extends ClientsContract {

  private final FakeClients clients = new FakeClients();
  private final Carriers carriers = new FakeCarriers(clients);
  private final Apps apps = new FakeApps(clients);

  @Override
  protected Clients clients() {
    return clients;
  }

  @Override
  protected Carriers carriers() {
    return carriers;
  }

  @Override
  protected Apps apps() {
    return apps;
  }
}
