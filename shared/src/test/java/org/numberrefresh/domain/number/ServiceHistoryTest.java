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
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ServiceHistoryTest {

  private static final int MONTH = 30 * 86_400;
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
            Arbitraries.of(ServiceEvent.REPORTED),
            Arbitraries.integers().between(0, 20),
            Arbitraries.of("east", "west", "north"))
        .as(ServiceHistoryTest::fact)
        .list()
        .ofMaxSize(30);
  }

  /** The true ports of a number that begins at east: a month lies between two of them. */
  @Provide
  static Arbitrary<List<String>> carriers() {
    return Arbitraries.of("east", "west", "north")
        .list()
        .ofMaxSize(4)
        .map(list -> Stream.concat(Stream.of("east"), list.stream()).toList())
        .filter(list -> IntStream.range(1, list.size()).noneMatch(i -> list.get(i).equals(list.get(i - 1))));
  }

  private static List<ServiceFact> witnessed(List<String> carriers) {
    var facts = new ArrayList<ServiceFact>();
    for (int i = 1; i < carriers.size(); i++) {
      facts.add(fact(ServiceEvent.PORTED_OUT, i * MONTH, carriers.get(i - 1)));
      facts.add(fact(ServiceEvent.PORTED_IN, i * MONTH + i * 60, carriers.get(i)));
    }
    return facts;
  }

  /** Carriers repeat a report that was refused, so that in the end each fact is taken. */
  @Property
  void true_ports_lead_to_the_same_carrier_in_any_order(
      @ForAll("carriers") List<String> carriers, @ForAll Random random) {
    var shuffled = new ArrayList<>(witnessed(carriers));
    Collections.shuffle(shuffled, random);
    ServiceHistory service = ServiceHistory.of("east");
    for (int round = 0; round < carriers.size(); round++) {
      for (ServiceFact fact : shuffled) {
        boolean may =
            fact.event() == ServiceEvent.PORTED_IN || service.wasServedBy(fact.carrier(), fact.at(), Optional.empty());
        service = may ? service.with(fact) : service;
      }
    }
    assertEquals(Optional.of(carriers.getLast()), service.carrier());
  }

  @Property
  void what_is_known_changes_nothing(@ForAll("facts") List<ServiceFact> facts) {
    ServiceHistory known = after(facts);
    known.facts().forEach(fact -> assertEquals(known, known.with(fact)));
  }

  @Property
  void few_facts_are_kept_and_the_newest_of_each_event_is_among_them(@ForAll("facts") List<ServiceFact> facts) {
    ServiceHistory known = after(facts);
    assertTrue(known.facts().size() <= 20);
    for (ServiceFact fact : facts) {
      assertTrue(known.facts().stream().anyMatch(f -> f.event() == fact.event() && !f.at().isBefore(fact.at())));
    }
  }

  @Property
  void claims_alone_move_no_carrier_and_push_out_no_fact_of_another(
      @ForAll("facts") List<ServiceFact> facts, @ForAll("facts") List<ServiceFact> more) {
    ServiceHistory known = after(facts);
    ServiceHistory claimed = known;
    for (ServiceFact fact : more) {
      if (known.lastMove().filter(move -> !move.event().arrives()).isEmpty()) {
        claimed = claimed.with(new ServiceFact(ServiceEvent.PORTED_IN, fact.at(), "rogue"));
      }
    }
    assertEquals(known.carrier(), claimed.carrier());
    assertEquals(known.confirmedFacts(), claimed.confirmedFacts());
  }

  @Property
  void the_newest_registered_port_decides_whatever_was_reported_about_it(@ForAll("facts") List<ServiceFact> facts) {
    ServiceHistory known = after(facts).registered("east", "south", DAY);
    assertEquals(Optional.of("south"), known.carrier());
    assertEquals(known, known.registered("east", "south", DAY));
  }

  @Example
  void a_port_in_counts_once_the_carrier_on_record_reports_the_port_out_of_the_same_days() {
    ServiceHistory claimed = ServiceHistory.of("east").with(fact(ServiceEvent.PORTED_IN, 10, "west"));
    assertEquals(Optional.of("east"), claimed.carrier());
    assertEquals(Optional.of(DAY.plusSeconds(10)), claimed.portClaimedAt());
    assertEquals(Optional.of("west"), claimed.with(fact(ServiceEvent.PORTED_OUT, 5, "east")).carrier());
    assertEquals(Optional.of("west"), claimed.with(fact(ServiceEvent.PORTED_OUT, 20, "east")).carrier());
    assertEquals(Optional.empty(), claimed.with(fact(ServiceEvent.PORTED_OUT, MONTH, "east")).carrier());
  }

  @Example
  void a_number_that_left_and_that_two_carriers_claim_is_nobodys_until_the_register_tells() {
    ServiceHistory claimed =
        ServiceHistory.of("east")
            .with(fact(ServiceEvent.PORTED_IN, 10, "west"))
            .with(fact(ServiceEvent.PORTED_IN, 11, "north"))
            .with(fact(ServiceEvent.PORTED_OUT, 10, "east"));
    assertEquals(Optional.empty(), claimed.carrier());
    assertEquals(Optional.of("north"), claimed.registered("east", "north", DAY.plusSeconds(11)).carrier());
  }

  @Example
  void the_carrier_on_record_disputes_each_claim_up_to_its_word() {
    ServiceHistory claimed = ServiceHistory.of("east").with(fact(ServiceEvent.PORTED_IN, 10, "west"));
    ServiceHistory disputed = claimed.with(fact(ServiceEvent.STILL_SERVED, 20, "east"));
    assertEquals(Optional.empty(), disputed.portClaimedAt());
    assertEquals(
        Optional.of(DAY.plusSeconds(30)), disputed.with(fact(ServiceEvent.PORTED_IN, 30, "west")).portClaimedAt());
  }

  @Example
  void a_record_of_two_old_witnesses_opens_as_a_confirmed_port_and_one_of_a_single_witness_does_not() {
    ServiceFact in = fact(ServiceEvent.PORTED_IN, 10, "west");
    ServiceFact out = fact(ServiceEvent.PORTED_OUT, 10, "east");
    ServiceFact resold = fact(ServiceEvent.RESOLD, 20, "west");
    var two = new ServiceHistory(Optional.of("east"), List.of(out, in, resold));
    var one = new ServiceHistory(Optional.of("east"), List.of(in, resold));
    assertEquals(Optional.of("west"), two.carrier());
    assertTrue(two.takenUpSince(DAY));
    assertEquals(Optional.of("east"), one.carrier());
    assertFalse(one.takenUpSince(DAY));
    assertFalse(one.with(fact(ServiceEvent.STILL_SERVED, 30, "east")).takenUpSince(DAY));
  }

  @Property
  void a_history_is_read_as_it_was_written(@ForAll("facts") List<ServiceFact> facts, @ForAll boolean ported) {
    ServiceHistory written = ported ? after(facts).registered("north", "west", DAY.plusSeconds(9)) : after(facts);
    assertEquals(written, new ServiceHistory(written.firstCarrier(), written.facts()));
  }

  @Example
  void reports_of_one_carrier_push_out_no_arrival_of_another() {
    ServiceHistory service =
        after(witnessed(List.of("east", "west", "north"))).with(fact(ServiceEvent.RESOLD, MONTH + 90, "west"));
    for (int i = 1; i < 5; i++) {
      service = service.with(fact(ServiceEvent.STILL_SERVED, 2 * MONTH + 200 + i, "north"));
      service = service.with(fact(ServiceEvent.ACTIVATED, 2 * MONTH + 200 + i, "north"));
      service = service.with(fact(ServiceEvent.PORTED_OUT, 2 * MONTH - i, "west"));
    }
    assertFalse(service.wasServedBy("east", DAY.plusSeconds(2 * MONTH - 9), Optional.empty()));
    assertTrue(service.takenUpWithin(DAY.plusSeconds(MONTH), DAY.plusSeconds(2 * MONTH)));
    assertEquals(1, service.facts().stream().filter(f -> f.event() == ServiceEvent.STILL_SERVED).count());
  }

  @Example
  void a_claim_near_an_unanswered_port_out_stays_whatever_is_claimed_later() {
    ServiceHistory service =
        ServiceHistory.of("east")
            .with(fact(ServiceEvent.PORTED_OUT, 10, "east"))
            .with(fact(ServiceEvent.PORTED_IN, 400, "north"));
    assertEquals(Optional.of("north"), service.carrier());
    ServiceHistory claimed =
        ServiceHistory.of("east")
            .with(fact(ServiceEvent.PORTED_IN, 10, "west"))
            .with(fact(ServiceEvent.PORTED_IN, 11, "north"))
            .with(fact(ServiceEvent.PORTED_OUT, 10, "east"));
    for (String carrier : List.of("west", "north", "south", "thrift", "bargain")) {
      claimed = claimed.with(fact(ServiceEvent.PORTED_IN, 2 * MONTH, carrier));
      assertEquals(Optional.empty(), claimed.carrier());
      assertEquals(claimed, new ServiceHistory(claimed.firstCarrier(), claimed.facts()));
    }
    assertTrue(claimed.facts().contains(fact(ServiceEvent.PORTED_IN, 10, "west")));
    assertTrue(claimed.facts().contains(fact(ServiceEvent.PORTED_IN, 11, "north")));
  }

  @Example
  void one_carrier_is_not_both_witnesses_of_a_port() {
    ServiceHistory service =
        ServiceHistory.of("east")
            .with(fact(ServiceEvent.PORTED_OUT, 10, "east"))
            .with(fact(ServiceEvent.PORTED_IN, 11, "east"));
    assertEquals(Optional.of("east"), service.carrier());
    assertTrue(service.facts().stream().noneMatch(fact -> fact.event().arrives()));
    assertEquals(Optional.of("east"), service.with(fact(ServiceEvent.STILL_SERVED, 20, "east")).carrier());
    ServiceHistory claimed = service.with(fact(ServiceEvent.PORTED_IN, 12, "west"));
    assertEquals(Optional.empty(), claimed.carrier());
    assertEquals(Optional.of("west"), claimed.registered("east", "west", DAY.plusSeconds(12)).carrier());
  }

  @Example
  void a_line_of_the_register_ends_a_false_arrival_of_the_days_before_it() {
    int day = 86_400;
    ServiceHistory misled =
        ServiceHistory.of("east")
            .with(fact(ServiceEvent.PORTED_OUT, 2 * day, "east"))
            .with(fact(ServiceEvent.PORTED_IN, 2 * day, "north"))
            .with(fact(ServiceEvent.RESOLD, 3 * day, "north"))
            .with(fact(ServiceEvent.PORTED_OUT, 4 * day, "north"));
    ServiceHistory corrected = misled.registered("east", "west", DAY.plusSeconds(5L * day));
    assertTrue(misled.takenUpSince(DAY));
    assertFalse(corrected.wasServedBy("north", DAY.plusSeconds(3L * day), Optional.empty()));
    assertFalse(corrected.takenUpSince(DAY));
    assertEquals(
        List.of(ServiceEvent.PORTED_OUT, ServiceEvent.PORT_REGISTERED),
        corrected.facts().stream().map(ServiceFact::event).filter(ServiceEvent::moves).toList());
    assertEquals(Optional.of("west"), corrected.carrier());
  }

  @Example
  void a_carrier_served_the_number_until_it_was_ported_away_and_the_next_one_from_then_on() {
    ServiceHistory service = ServiceHistory.of("east").registered("east", "west", DAY.plusSeconds(10));
    Optional<String> nobody = Optional.empty();
    assertTrue(service.wasServedBy("east", DAY.plusSeconds(9), nobody));
    assertTrue(service.wasServedBy("east", DAY.plusSeconds(10), nobody));
    assertFalse(service.wasServedBy("east", DAY.plusSeconds(11), nobody));
    assertFalse(service.wasServedBy("west", DAY.plusSeconds(9), nobody));
    assertTrue(service.wasServedBy("west", DAY.plusSeconds(10), nobody));
  }

  @Example
  void before_the_first_port_the_ranges_tell_who_served() {
    ServiceHistory service = ServiceHistory.UNKNOWN.with(fact(ServiceEvent.PORTED_IN, 10, "west")).onOneWord();
    assertTrue(service.wasServedBy("east", DAY.plusSeconds(9), Optional.of("east")));
    assertFalse(service.wasServedBy("north", DAY.plusSeconds(9), Optional.of("east")));
    assertTrue(service.wasServedBy("north", DAY.plusSeconds(9), Optional.empty()));
  }
}
