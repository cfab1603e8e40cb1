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
import org.numberrefresh.fake.SeededRandom;
import org.numberrefresh.fake.TickingClock;

/** A client's calls over all instances: how many are let in, at what cost, and what happens without the store. */
class ClientLimitTest {

  private static final ClientRate FIFTY = new ClientRate(50);
  private static final String CLIENT = "east-client";

  private final TickingClock clock = new TickingClock();
  private final FakeClientRates stored = new FakeClientRates();
  private final SeededRandom chance = new SeededRandom(7);
  private final List<RuntimeException> failures = new ArrayList<>();

  private ClientLimit instance(ClientRates rates) {
    return new ClientLimit(FIFTY, rates, clock, chance, failures::add);
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

  /** Lets 50 instances be called for ten seconds, and tells the writes of a second. */
  private int writesOfFlood(int callsASecond) {
    List<ClientLimit> instances = instances(50);
    admitted(instances, 1_000);
    int before = stored.calls();
    int admitted = 0;
    for (int i = 0; i < 10 * callsASecond; i++) {
      admitted += admitted(List.of(instances.get(chance.nextInt(50))), 1);
      clock.advance(Duration.ofNanos(1_000_000_000L / callsASecond));
    }
    assertTrue(admitted > 8 * 50 && admitted <= 10 * 50 + FIFTY.burst(), "admitted " + admitted);
    return (stored.calls() - before) / 10;
  }

  @Test
  void a_flood_of_fifty_instances_costs_as_few_writes_however_large_it_is() {
    for (int flood : new int[] {500, 2_000, 10_000}) {
      int writes = writesOfFlood(flood);
      assertTrue(writes <= 250, flood + " calls a second: " + writes + " writes");
    }
  }

  @Test
  void whoever_is_refused_by_the_store_waits_as_told_and_the_store_is_not_asked_meanwhile() {
    List<ClientLimit> two = instances(2);
    for (ClientLimit instance : two) {
      assertTrue(admitted(instance));
    }
    assertEquals(FIFTY.burst(), admitted(two.subList(0, 1), 1_000));
    Duration wait = assertInstanceOf(Entry.TooMany.class, two.get(1).enter(CLIENT)).after();
    assertTrue(wait.toMillis() >= 199 && wait.toMillis() < 500, wait::toString);
    int before = stored.calls();
    clock.advance(wait.minusNanos(1000));
    assertFalse(admitted(two.get(1)));
    assertEquals(before, stored.calls());
    clock.advance(Duration.ofNanos(1000));
    assertTrue(admitted(two.get(1)));
  }

  /** A store that refuses to serve one client. */
  private record Failing(ClientRates rates, String client) implements ClientRates {

    private void check(String asked) {
      if (asked.equals(client)) {
        throw new IllegalStateException("The item is throttled.");
      }
    }

    @Override
    public Block add(String asked, ClientRate.Claim claim) {
      check(asked);
      return rates.add(asked, claim);
    }

    @Override
    public Block begin(String asked, ClientRate.Claim claim) {
      check(asked);
      return rates.begin(asked, claim);
    }
  }

  @Test
  void a_client_that_the_store_fails_for_has_a_tenth_of_the_rate_an_instance_and_others_are_counted_as_ever() {
    var instance = instance(new Failing(stored, CLIENT));
    assertEquals(1 + 20, admitted(List.of(instance), 1_000));
    assertEquals(1, failures.size());
    Duration wait = assertInstanceOf(Entry.TooMany.class, instance.enter(CLIENT)).after();
    clock.advance(wait);
    assertTrue(admitted(instance));
    clock.advance(Duration.ofSeconds(5));
    assertEquals(20, admitted(List.of(instance), 1_000));
    assertEquals(2, failures.size());
    int west = 0;
    while (instance.enter("west-client") instanceof Entry.Admitted) {
      west++;
    }
    assertEquals(1 + FIFTY.burst(), west);
  }

  @Test
  void a_write_that_was_made_and_not_heard_of_costs_a_block_and_no_more() {
    for (Crashes.Moment moment : Crashes.Moment.values()) {
      var crashes = new Crashes();
      var instance = instance(crashes.mortal(stored));
      crashes.at(2, moment);
      assertEquals(1 + 4 + 20, admitted(List.of(instance), 100));
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
