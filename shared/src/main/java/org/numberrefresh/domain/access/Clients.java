package org.numberrefresh.domain.access;

import java.util.Optional;

/**
 * The party that each OAuth client speaks for. A client belongs to one party. A party's clients are stored with its
 * registration, in one write, so that the clients that are shown are the ones that are let in.
 *
 * <p>Decision: docs/decisions.md#a-partys-clients-are-stored-with-it
 */
public interface Clients {

  /** Finds a client's party. */
  Optional<Party> party(String clientId);
}
