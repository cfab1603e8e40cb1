package org.numberrefresh.fake;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.numberrefresh.domain.access.Clients;
import org.numberrefresh.domain.access.Party;

/** Clients in memory. */
public final class FakeClients implements Clients {

  private final Map<String, Party> parties = new HashMap<>();

  @Override
  public synchronized Optional<Party> party(String clientId) {
    return Optional.ofNullable(parties.get(clientId));
  }

  @Override
  public synchronized Optional<String> assign(Party party, List<String> clientIds) {
    Optional<String> taken =
        clientIds.stream().filter(id -> !parties.getOrDefault(id, party).equals(party)).findFirst();
    if (taken.isEmpty()) {
      parties.entrySet().removeIf(entry -> entry.getValue().equals(party));
      clientIds.forEach(id -> parties.put(id, party));
    }
    return taken;
  }
}
