package org.numberrefresh.adapters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.numberrefresh.adapter.aws.StoreClients;
import org.numberrefresh.domain.app.AppSelection;
import org.numberrefresh.domain.batch.TaskOutcomes;
import org.numberrefresh.domain.batch.Tasks.Recorded;
import org.numberrefresh.domain.core.Core;
import org.numberrefresh.domain.core.Stores;
import org.numberrefresh.domain.order.Order;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.refresh.Mode;
import org.numberrefresh.domain.refresh.OrderId;
import org.numberrefresh.domain.refresh.TaskId;
import org.numberrefresh.fake.TickingClock;
import org.numberrefresh.usecase.query.OrderView;

/** Faults of the tables and queues: whatever single call fails, in whatever way, everything ends as if none had. */
class FaultsTest {

  /**
   * True if each call site fails in every way in a life of its own, which takes minutes; else each fails in the ways
   * that harm it most, and sites that are far apart share a life.
   */
  private static final boolean ALL = Boolean.getBoolean("faults.all");

  private static final int A_LIFE = 24;

  private static final List<Faults.Kind> WHOLE =
      List.of(Faults.Kind.THROTTLED, Faults.Kind.SERVER_ERROR, Faults.Kind.NO_ANSWER);

  private static Adapters adapters;
  private static int lives;

  @BeforeAll
  static void open() {
    adapters = Adapters.open(RunEndpoint.of("test"));
  }

  @AfterAll
  static void close() {
    if (adapters != null) {
      adapters.close();
    }
  }

  private static Life.End live(Faults faults) {
    lives++;
    var clock = new TickingClock();
    return new Life(adapters, adapters.faulty(faults, clock, "life-" + lives), clock, lives).live();
  }

  @Test
  void whatever_call_fails_everything_ends_as_if_none_had() {
    // Carriers are told once that an app takes part, and the lives share the feeds: the first life alone tells it.
    live(new Faults());
    var recorder = new Faults();
    Life.End truth = live(recorder);
    assertEquals(
        Map.of("chat", "FAILED", "hard", "BLOCKED", "later", "CLEAR", "shy", "CLEAR", "silent", "CLEAR"),
        numberOne(truth));
    assertEquals(OrderView.State.SETTLED, truth.state());
    assertEquals(List.of(0, 1, 2), truth.rejected());
    List<String> sites = recorder.sites();
    var failures = new ArrayList<String>();
    var missed = new ArrayList<Faults.Plan>();
    var never = new ArrayList<Faults.Plan>();
    List<Faults.Plan> plans = plans(recorder);
    int inAll = ALL ? plans.size() : (plans.size() + A_LIFE - 1) / A_LIFE;
    for (int i = 0; i < inAll; i++) {
      var some = new ArrayList<Faults.Plan>();
      for (int next = i; next < plans.size(); next += inAll) {
        some.add(plans.get(next));
      }
      missed.addAll(live(some, truth, failures).missed());
    }
    // A fault changes the life after it. A call that was not made because of another fault fails in a life of its own.
    for (Faults.Plan plan : missed) {
      never.addAll(live(List.of(plan), truth, failures).missed());
    }
    assertEquals(List.of(), failures);
    assertTrue(sites.size() > 60, () -> sites.size() + " call sites");
    assertEquals(List.of(), never, "These calls were made in the recorded life alone.");
  }

  private static Faults live(List<Faults.Plan> some, Life.End truth, List<String> failures) {
    var faults = new Faults();
    some.forEach(faults::expect);
    try {
      Life.End end = live(faults);
      if (!end.equals(truth)) {
        failures.add(some + " ended with " + end);
      }
    } catch (AssertionError | RuntimeException e) {
      failures.add(some + " broke with " + e);
    }
    return faults;
  }

  private static Core faulty(Faults faults) {
    lives++;
    return adapters.faulty(faults, new TickingClock(), "life-" + lives);
  }

  private static BatchId batch() {
    return new BatchId(OrderId.of("east", UUID.randomUUID().toString()), 0);
  }

  @Test
  void a_write_whose_answer_was_lost_is_known_as_ones_own_when_it_is_repeated() {
    var faults = new Faults();
    Stores stores = faulty(faults).stores();
    TaskOutcomes task =
        TaskOutcomes.fresh(new TaskId(batch(), 1), 1, new BitSet(), TickingClock.START)
            .closed(TickingClock.START)
            .next();
    faults.expectNext(Faults.Kind.NO_ANSWER, 1);
    assertEquals(new Recorded.Written(task), stores.batches().tasks().record(task));
    assertEquals(new Recorded.Overtaken(task), stores.batches().tasks().record(task));
    Instant now = TickingClock.START;
    var order =
        new Order(batch().order(), "east", "hash", Mode.BATCH, new AppSelection.All(), now, now, Optional.empty());
    faults.expectNext(Faults.Kind.NO_ANSWER, 1);
    assertEquals(Optional.empty(), stores.orders().putOnce(order));
    assertEquals(Optional.of(order), stores.orders().putOnce(order));
    Order committed = order.with(new Order.Committed(1, List.of(), List.of(0), now, now, false));
    faults.expectNext(Faults.Kind.NO_ANSWER, 1);
    assertTrue(stores.orders().commit(committed));
    assertFalse(stores.orders().commit(committed));
    assertEquals(3, faults.struck());
  }

  @Test
  void a_call_is_made_four_times_and_then_told_as_a_fault_that_passes() {
    var faults = new Faults();
    Core core = faulty(faults);
    for (Faults.Kind kind : WHOLE) {
      faults.expectNext(kind, StoreClients.ATTEMPTS - 1);
      assertEquals(Optional.empty(), core.stores().batches().heads().find(batch()));
      faults.expectNext(kind, StoreClients.ATTEMPTS);
      var fault = assertThrows(RuntimeException.class, () -> core.stores().batches().heads().find(batch()));
      assertTrue(StoreClients.isPassing(fault), fault::toString);
      faults.expectNext(kind, StoreClients.ATTEMPTS);
      var queueFault = assertThrows(RuntimeException.class, () -> core.queues().batches(List.of(batch())));
      assertTrue(StoreClients.isPassing(queueFault), queueFault::toString);
    }
    adapters.drain("BATCHES_QUEUE", body -> {});
  }

  private static Map<String, String> numberOne(Life.End end) {
    var one = new HashMap<String, String>();
    end.pairs()
        .forEach(
            (pair, shown) -> {
              if (pair.startsWith("1 ")) {
                one.put(pair.substring(2), shown);
              }
            });
    return one;
  }

  private static List<Faults.Plan> plans(Faults recorder) {
    var plans = new ArrayList<Faults.Plan>();
    for (String site : recorder.sites()) {
      boolean writes = !recorder.sitesThatRead().contains(site);
      Faults.Kind one = WHOLE.get(plans.size() % WHOLE.size());
      for (Faults.Kind kind : WHOLE) {
        boolean harms = writes && kind == Faults.Kind.NO_ANSWER;
        if (ALL || harms || kind == one) {
          plans.add(new Faults.Plan(site, kind, StoreClients.ATTEMPTS));
        }
        if (ALL || harms) {
          plans.add(new Faults.Plan(site, kind, 1));
        }
      }
      if (recorder.sitesInParts().contains(site)) {
        plans.add(new Faults.Plan(site, Faults.Kind.PARTIAL, 1));
      }
    }
    return plans;
  }
}
