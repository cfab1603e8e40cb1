package org.numberrefresh.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.numberrefresh.domain.access.ClientTaken;
import org.numberrefresh.domain.access.Clients;
import org.numberrefresh.domain.access.Party;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.domain.app.AppKeys;
import org.numberrefresh.domain.app.Apps;
import org.numberrefresh.domain.app.SigningSecrets;
import org.numberrefresh.domain.carrier.Carrier;
import org.numberrefresh.domain.carrier.Carriers;
import org.numberrefresh.fake.SeededRandom;
import org.numberrefresh.fake.World;
import org.numberrefresh.parallel.InParallel;

/** The promises of {@link Clients}, whose clients are saved with carriers and apps. */
public abstract class ClientsContract {

  private static final AppKeys KEYS = AppKeys.first(SigningSecrets.draw(new SeededRandom(7)));

  protected abstract Clients clients();

  protected abstract Carriers carriers();

  protected abstract Apps apps();

  private static Party carrier() {
    return new Party(Party.Role.CARRIER, Samples.id("carrier"));
  }

  private static Party app() {
    return new Party(Party.Role.APP, Samples.id("app"));
  }

  private void assign(Party party, List<String> clientIds) {
    if (party.role() == Party.Role.CARRIER) {
      carriers().save(new Carrier(party.id(), "East", Optional.empty(), clientIds, List.of()));
    } else {
      apps().save(party.id(), profile(party.id(), clientIds), KEYS);
    }
  }

  private static App.Profile profile(String id, List<String> clientIds) {
    return new App.Profile("App", "SOCIAL", true, 5, clientIds, World.push(id));
  }

  private List<String> shown(Party party) {
    return party.role() == Party.Role.CARRIER
        ? carriers().find(party.id()).map(Carrier::clientIds).orElse(List.of())
        : apps().find(party.id()).map(app -> app.profile().clientIds()).orElse(List.of());
  }

  private List<String> letIn(Party party, List<String> clientIds) {
    return clientIds.stream().filter(id -> clients().party(id).equals(Optional.of(party))).toList();
  }

  @Test
  void a_client_speaks_for_the_party_that_it_was_given_to() {
    for (Party party : List.of(carrier(), app())) {
      String client = Samples.id("client");
      assign(party, List.of(client));
      assertEquals(Optional.of(party), clients().party(client));
    }
  }

  @Test
  void a_client_that_is_listed_twice_is_given_once() {
    Party party = carrier();
    String client = Samples.id("client");
    assign(party, List.of(client, client));
    assertEquals(Optional.of(party), clients().party(client));
  }

  @Test
  void an_unknown_client_speaks_for_nobody() {
    assertEquals(Optional.empty(), clients().party(Samples.id("client")));
  }

  @Test
  void a_client_of_another_party_is_refused_and_nothing_is_changed() {
    Party owner = carrier();
    String taken = Samples.id("client");
    String free = Samples.id("client");
    assign(owner, List.of(taken));
    for (Party other : List.of(carrier(), new Party(Party.Role.APP, owner.id()))) {
      assertThrows(ClientTaken.class, () -> assign(other, List.of(free, taken)));
      assertEquals(Optional.of(owner), clients().party(taken));
      assertEquals(Optional.empty(), clients().party(free));
      assertEquals(List.of(), shown(other));
    }
  }

  @Test
  void clients_that_are_not_listed_again_are_taken_away() {
    for (Party party : List.of(carrier(), app())) {
      String kept = Samples.id("client");
      String dropped = Samples.id("client");
      assign(party, List.of(kept, dropped));
      assign(party, List.of(kept));
      assertEquals(Optional.of(party), clients().party(kept));
      assertEquals(Optional.empty(), clients().party(dropped));
      assign(party, List.of());
      assertEquals(Optional.empty(), clients().party(kept));
    }
  }

  @Test
  void a_client_that_was_taken_away_can_be_given_to_another() {
    Party first = carrier();
    Party second = app();
    String client = Samples.id("client");
    assign(first, List.of(client));
    assign(first, List.of());
    assign(second, List.of(client));
    assertEquals(Optional.of(second), clients().party(client));
  }

  @RepeatedTest(5)
  void clients_that_are_shown_are_the_ones_that_are_let_in_however_writes_race() {
    for (Party party : List.of(carrier(), app())) {
      List<String> all = IntStream.range(0, 6).mapToObj(i -> Samples.id("client")).toList();
      var wishes = new ArrayList<List<String>>();
      for (int i = 0; i < 6; i++) {
        wishes.add(List.of(all.get(i), all.get((i + 1) % 6)));
      }
      InParallel.over(wishes, wishes.size(), wish -> attempt(party, wish));
      assertEquals(shown(party).stream().sorted().toList(), letIn(party, all).stream().sorted().toList());
      assign(party, List.of());
      assertEquals(List.of(), letIn(party, all));
    }
  }

  @RepeatedTest(5)
  void a_client_that_two_parties_want_at_once_belongs_to_the_one_that_shows_it() {
    List<Party> parties = List.of(carrier(), carrier(), app(), app());
    String client = Samples.id("client");
    InParallel.over(parties, parties.size(), party -> attempt(party, List.of(client)));
    Party owner = clients().party(client).orElseThrow();
    for (Party party : parties) {
      assertEquals(party.equals(owner) ? List.of(client) : List.of(), shown(party));
    }
  }

  private boolean attempt(Party party, List<String> clientIds) {
    try {
      assign(party, clientIds);
      return true;
    } catch (ClientTaken e) {
      return false;
    }
  }
}
