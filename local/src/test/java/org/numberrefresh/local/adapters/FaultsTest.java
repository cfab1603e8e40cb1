package org.numberrefresh.local.adapters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.numberrefresh.fake.TickingClock;
import org.numberrefresh.local.stores.AwsEndpoint;
import org.numberrefresh.platform.StoreClients;
import org.numberrefresh.query.OrderView;

/** Faults of the tables and queues: whatever single call fails, in whatever way, everything ends as if none had. */
class FaultsTest {

  /**
   * Whether each call site fails in every way in a life of its own, which takes minutes; else each fails in the ways
   * that harm it most, and sites that are far apart share a life.
   */
  private static final boolean ALL = Boolean.getBoolean("faults.all");

  private static final int A_LIFE = 5;

  private static final List<Faults.Kind> WHOLE =
      List.of(Faults.Kind.THROTTLED, Faults.Kind.SERVER_ERROR, Faults.Kind.NO_ANSWER);

  private static Adapters adapters;
  private static int lives;

  @BeforeAll
  static void open() {
    adapters = Adapters.open(AwsEndpoint.of(System.getenv(), "test-" + UUID.randomUUID() + "-"));
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
    var recorder = new Faults();
    Life.End truth = live(recorder);
    assertEquals(
        Map.of("chat", "FAILED", "hard", "BLOCKED", "later", "CLEAR", "shy", "CLEAR", "silent", "CLEAR"),
        numberOne(truth));
    assertEquals(OrderView.State.SETTLED, truth.state());
    assertEquals(List.of(0, 1, 2), truth.rejected());
    List<String> sites = recorder.sites();
    var failures = new ArrayList<String>();
    int struck = 0;
    List<Faults.Plan> plans = plans(recorder);
    int inAll = ALL ? plans.size() : (plans.size() + A_LIFE - 1) / A_LIFE;
    for (int i = 0; i < inAll; i++) {
      var some = new ArrayList<Faults.Plan>();
      for (int next = i; next < plans.size(); next += inAll) {
        some.add(plans.get(next));
      }
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
      struck += faults.struck();
    }
    assertEquals(List.of(), failures);
    assertTrue(sites.size() > 60, () -> sites.size() + " call sites");
    assertEquals(plans.size(), struck);
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
      boolean writes = !site.startsWith("Get") && !site.startsWith("Query") && !site.startsWith("BatchGet");
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
