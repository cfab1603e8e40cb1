package org.numberrefresh.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.numberrefresh.domain.access.Clients;
import org.numberrefresh.domain.access.Party;

/** What {@link Clients} promises. */
public abstract class ClientsContract {

  protected abstract Clients clients();

  private static Party carrier() {
    return new Party(Party.Role.CARRIER, Samples.id("carrier"));
  }

  @Test
  void a_client_speaks_for_the_party_that_it_was_given_to() {
    Party party = carrier();
    String client = Samples.id("client");
    assertEquals(Optional.empty(), clients().assign(party, List.of(client)));
    assertEquals(Optional.of(party), clients().party(client));
  }

  @Test
  void an_unknown_client_speaks_for_nobody() {
    assertEquals(Optional.empty(), clients().party(Samples.id("client")));
  }

  @Test
  void a_client_of_another_party_is_told_and_nothing_is_changed() {
    Party owner = carrier();
    Party other = new Party(Party.Role.APP, owner.id());
    String taken = Samples.id("client");
    String free = Samples.id("client");
    clients().assign(owner, List.of(taken));
    assertEquals(Optional.of(taken), clients().assign(other, List.of(free, taken)));
    assertEquals(Optional.of(owner), clients().party(taken));
    assertEquals(Optional.empty(), clients().party(free));
  }

  @Test
  void clients_that_are_not_listed_again_are_taken_away() {
    Party party = carrier();
    String kept = Samples.id("client");
    String dropped = Samples.id("client");
    clients().assign(party, List.of(kept, dropped));
    clients().assign(party, List.of(kept));
    assertEquals(Optional.of(party), clients().party(kept));
    assertEquals(Optional.empty(), clients().party(dropped));
    clients().assign(party, List.of());
    assertEquals(Optional.empty(), clients().party(kept));
  }

  @Test
  void a_client_that_was_taken_away_can_be_given_to_another() {
    Party first = carrier();
    Party second = carrier();
    String client = Samples.id("client");
    clients().assign(first, List.of(client));
    clients().assign(first, List.of());
    assertEquals(Optional.empty(), clients().assign(second, List.of(client)));
    assertEquals(Optional.of(second), clients().party(client));
  }
}
