package org.numberrefresh.fake;

import org.numberrefresh.access.Clients;
import org.numberrefresh.contract.ClientsContract;

class FakeClientsTest extends ClientsContract {

  private final Clients clients = new FakeClients();

  @Override
  protected Clients clients() {
    return clients;
  }
}
