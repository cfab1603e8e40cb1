package org.numberrefresh.fake;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.numberrefresh.domain.access.ClientTaken;
import org.numberrefresh.domain.access.Clients;
import org.numberrefresh.domain.access.Party;

/** Clients in memory. */
public final class FakeClients implements Clients {

  private final Map<String, Party> parties = new HashMap<>();

  @Override
  public synchronized Optional<Party> party(String clientId) {
    return Optional.ofNullable(parties.get(clientId));
  }

  /** Gives a party its clients, and takes those away that it had and that are not listed. */
  synchronized void assign(Party party, List<String> clientIds) {
    if (clientIds.stream().anyMatch(id -> !parties.getOrDefault(id, party).equals(party))) {
      throw new ClientTaken();
    }
    parties.values().removeIf(party::equals);
    clientIds.forEach(id -> parties.put(id, party));
  }
}
