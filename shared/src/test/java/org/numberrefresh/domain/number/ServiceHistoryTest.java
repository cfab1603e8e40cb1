package org.numberrefresh.domain.number;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ServiceHistoryTest {

  private static final Instant DAY = Instant.parse("2026-01-01T00:00:00Z");

  private static ServiceFact fact(ServiceEvent event, int second, String carrier) {
    return new ServiceFact(event, DAY.plusSeconds(second), carrier);
  }

  private static ServiceHistory after(List<ServiceFact> facts) {
    ServiceHistory service = ServiceHistory.UNKNOWN;
    for (ServiceFact fact : facts) {
      service = service.with(fact);
    }
    return service;
  }

  @Provide
  static Arbitrary<List<ServiceFact>> facts() {
    return Combinators.combine(
            Arbitraries.of(ServiceEvent.class),
            Arbitraries.integers().between(0, 20),
            Arbitraries.of("east", "west", "north"))
        .as(ServiceHistoryTest::fact)
        .list()
        .ofMaxSize(30);
  }

  @Property
  void facts_merge_to_the_same_in_any_order(@ForAll("facts") List<ServiceFact> facts, @ForAll Random random) {
    var shuffled = new ArrayList<>(facts);
    Collections.shuffle(shuffled, random);
    assertEquals(after(facts).facts(), after(shuffled).facts());
    assertEquals(
        after(facts).lastPort().flatMap(port -> after(facts).carrier()),
        after(shuffled).lastPort().flatMap(port -> after(shuffled).carrier()));
  }

  @Property
  void what_is_known_changes_nothing(@ForAll("facts") List<ServiceFact> facts) {
    ServiceHistory known = after(facts);
    facts.forEach(fact -> assertEquals(known, known.with(fact)));
  }

  @Property
  void few_facts_are_kept_and_the_newest_of_each_event_is_among_them(@ForAll("facts") List<ServiceFact> facts) {
    ServiceHistory known = after(facts);
    assertTrue(known.facts().size() <= 6);
    for (ServiceFact fact : facts) {
      assertTrue(known.facts().stream().anyMatch(f -> f.event() == fact.event() && !f.at().isBefore(fact.at())));
    }
  }

  @Property
  void the_newest_port_decides_who_serves(@ForAll("facts") List<ServiceFact> facts) {
    Optional<ServiceFact> newest = facts.stream().filter(f -> f.event().ports()).max(ServiceFact.BY_TIME);
    ServiceHistory known = after(facts);
    newest.ifPresent(
        port ->
            assertEquals(
                port.event() == ServiceEvent.PORTED_IN ? Optional.of(port.carrier()) : Optional.empty(),
                known.carrier()));
  }

  @Example
  void a_carrier_served_the_number_until_it_was_ported_away_and_the_next_one_from_then_on() {
    ServiceHistory service = ServiceHistory.of("east").with(fact(ServiceEvent.PORTED_IN, 10, "west"));
    Optional<String> nobody = Optional.empty();
    assertTrue(service.wasServedBy("east", DAY.plusSeconds(9), nobody));
    assertTrue(service.wasServedBy("east", DAY.plusSeconds(10), nobody));
    assertFalse(service.wasServedBy("east", DAY.plusSeconds(11), nobody));
    assertFalse(service.wasServedBy("west", DAY.plusSeconds(9), nobody));
    assertTrue(service.wasServedBy("west", DAY.plusSeconds(10), nobody));
  }

  @Example
  void before_the_first_port_the_ranges_tell_who_served() {
    ServiceHistory service = ServiceHistory.UNKNOWN.with(fact(ServiceEvent.PORTED_IN, 10, "west"));
    assertTrue(service.wasServedBy("east", DAY.plusSeconds(9), Optional.of("east")));
    assertFalse(service.wasServedBy("north", DAY.plusSeconds(9), Optional.of("east")));
    assertTrue(service.wasServedBy("north", DAY.plusSeconds(9), Optional.empty()));
  }
}
