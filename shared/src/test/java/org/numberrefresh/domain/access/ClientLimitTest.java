package org.numberrefresh.domain.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.numberrefresh.domain.access.ClientLimit.Entry;
import org.numberrefresh.fake.Crashes;
import org.numberrefresh.fake.FakeClientRates;
import org.numberrefresh.fake.TickingClock;

/** A client's calls over all instances: how many are let in, at what cost, and what happens without the store. */
class ClientLimitTest {

  private static final ClientRate FIFTY = new ClientRate(50);
  private static final String CLIENT = "east-client";

  private final TickingClock clock = new TickingClock();
  private final FakeClientRates stored = new FakeClientRates();
  private final List<RuntimeException> failures = new ArrayList<>();

  private ClientLimit instance(ClientRates rates) {
    return new ClientLimit(FIFTY, rates, clock, failures::add);
  }

  private List<ClientLimit> instances(int count) {
    return Stream.generate(() -> instance(stored)).limit(count).toList();
  }

  private static boolean admitted(ClientLimit instance) {
    return instance.enter(CLIENT) instanceof Entry.Admitted;
  }

  private static int admitted(List<ClientLimit> instances, int calls) {
    return (int) IntStream.range(0, calls).filter(i -> admitted(instances.get(i % instances.size()))).count();
  }

  @Test
  void a_flood_gets_the_burst_and_then_the_rate() {
    List<ClientLimit> instances = instances(5);
    int first = admitted(instances, 1_000);
    assertTrue(first <= FIFTY.burst() + instances.size() && first >= FIFTY.burst(), () -> "" + first);
    for (int i = 0; i < 10; i++) {
      clock.advance(Duration.ofSeconds(1));
      assertEquals(50, admitted(instances, 1_000));
    }
  }

  @Test
  void a_client_within_its_rate_is_never_refused() {
    List<ClientLimit> instances = instances(8);
    for (int i = 0; i < 60; i++) {
      assertEquals(50, admitted(instances, 50));
      clock.advance(Duration.ofSeconds(1));
    }
  }

  @Test
  void two_hundred_instances_that_are_called_once_at_the_same_time_cost_nothing() {
    assertEquals(200, admitted(instances(200), 200));
    assertEquals(0, stored.calls());
  }

  @Test
  void twenty_calls_cost_one_write() {
    var instance = instance(stored);
    for (int i = 0; i < 1_000; i++) {
      assertTrue(admitted(instance));
      clock.advance(Duration.ofMillis(20));
    }
    assertTrue(stored.calls() <= 1_000 / ClientLimit.BLOCK + 2, () -> "" + stored.calls());
  }

  @Test
  void a_refused_flood_costs_no_write_until_a_call_is_free_again() {
    var instance = instance(stored);
    while (admitted(instance)) {
      assertTrue(stored.calls() < 100);
    }
    int before = stored.calls();
    for (int i = 0; i < 1_000; i++) {
      assertFalse(admitted(instance));
    }
    assertEquals(before, stored.calls());
  }

  @Test
  void whoever_waits_as_told_is_let_in() {
    var instance = instance(stored);
    Entry entry = instance.enter(CLIENT);
    while (entry instanceof Entry.Admitted) {
      entry = instance.enter(CLIENT);
    }
    Duration wait = assertInstanceOf(Entry.TooMany.class, entry).after();
    assertTrue(wait.isPositive() && wait.compareTo(Duration.ofMillis(20)) <= 0, wait::toString);
    clock.advance(wait.minusNanos(1000));
    assertFalse(admitted(instance));
    clock.advance(Duration.ofNanos(1000));
    assertTrue(admitted(instance));
  }

  @Test
  void another_client_does_not_notice() {
    var instance = instance(stored);
    while (admitted(instance)) {
      assertTrue(stored.calls() < 100);
    }
    for (int i = 0; i < FIFTY.burst(); i++) {
      assertInstanceOf(Entry.Admitted.class, instance.enter("west-client"));
    }
  }

  @Test
  void without_its_store_it_lets_everybody_in_and_asks_every_five_seconds() {
    var instance =
        instance(
            new ClientRates() {
              @Override
              public Block add(String client, ClientRate.Claim claim) {
                throw new IllegalStateException("The table is gone.");
              }

              @Override
              public Block begin(String client, ClientRate.Claim claim) {
                throw new IllegalStateException("The table is gone.");
              }
            });
    for (int i = 0; i < 1_000; i++) {
      assertTrue(admitted(instance));
    }
    assertEquals(1, failures.size());
    clock.advance(Duration.ofSeconds(5));
    assertTrue(admitted(instance));
    assertTrue(admitted(instance));
    assertEquals(2, failures.size());
  }

  @Test
  void a_write_that_was_made_and_not_heard_of_costs_a_block_and_no_more() {
    for (Crashes.Moment moment : Crashes.Moment.values()) {
      var crashes = new Crashes();
      var instance = instance(crashes.mortal(stored));
      crashes.at(2, moment);
      assertEquals(100, admitted(List.of(instance), 100));
      crashes.restart();
      clock.advance(Duration.ofSeconds(5));
      assertEquals(200, admitted(List.of(instance), 200));
      clock.advance(Duration.ofMinutes(2));
    }
  }

  @Test
  void a_clock_that_was_once_far_ahead_locks_nobody_out() {
    clock.advance(Duration.ofDays(90));
    admitted(instances(1), 300);
    clock.advance(Duration.ofDays(-90));
    assertEquals(200, admitted(instances(1), 200));
  }
}
