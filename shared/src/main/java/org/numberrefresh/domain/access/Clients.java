package org.numberrefresh.domain.access;

import java.util.List;
import java.util.Optional;

/** The party that each OAuth client speaks for. A client belongs to one party. */
public interface Clients {

  /** Finds a client's party. */
  Optional<Party> party(String clientId);

  /**
   * Gives clients to a party; those that it had and that are not listed are taken away.
   *
   * @return a client that belongs to another party, in which case nothing was changed
   */
  Optional<String> assign(Party party, List<String> clientIds);
}
