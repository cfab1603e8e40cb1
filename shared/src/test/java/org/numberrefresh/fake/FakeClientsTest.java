package org.numberrefresh.fake;

import org.numberrefresh.contract.ClientsContract;
import org.numberrefresh.domain.access.Clients;

class FakeClientsTest extends ClientsContract {

  private final Clients clients = new FakeClients();

  @Override
  protected Clients clients() {
    return clients;
  }
}
