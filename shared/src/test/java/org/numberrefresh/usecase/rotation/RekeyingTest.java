package org.numberrefresh.usecase.rotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.numberrefresh.domain.batch.Waiting;
import org.numberrefresh.domain.key.KeyRing;
import org.numberrefresh.domain.key.Keys;
import org.numberrefresh.domain.order.Order;
import org.numberrefresh.domain.phone.PhoneNumber;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.fake.Crashes;
import org.numberrefresh.fake.Requests;
import org.numberrefresh.fake.SeededRandom;
import org.numberrefresh.fake.TestNumbers;
import org.numberrefresh.fake.TickingClock;
import org.numberrefresh.fake.World;
import org.numberrefresh.usecase.intake.OrderRequest;
import org.numberrefresh.usecase.query.Queries;
import org.numberrefresh.usecase.report.NumberReports;
import org.numberrefresh.usecase.rotation.RotateKeys.Phase;
import org.numberrefresh.usecase.rotation.RotateKeys.Status;

/** The keys changed under a system that is at work, driven by the clock. */
class RekeyingTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration LONG = Duration.ofHours(1);
  private static final int MOST_CALLS = 600;

  /** When a number was given up that is cooling: whoever asks for it again is refused. */
  private static final String COOLING = "2026-10-20T00:00:00+08:00";

  private final World world = new World().withApps("chat", "pay");

  private Status status() {
    return new RotateKeys(world.core()).status();
  }

  private Status rotate() {
    Status status = new RotateKeys(world.core()).rotate();
    world.run();
    return status;
  }

  private List<String> versionsStored() {
    return world.numbers.keys().stream().map(at -> at.substring(0, at.indexOf('.'))).distinct().sorted().toList();
  }

  private int accepted(String key, int from, int count, String deactivatedAt) {
    OrderRequest body = Requests.batch(TestNumbers.texts(from, count), deactivatedAt, "all");
    return world.submit(key, body).committed().orElseThrow().accepted();
  }

  private int known(int count) {
    List<PhoneNumber> numbers = IntStream.range(0, count).mapToObj(TestNumbers::number).toList();
    return new Queries(world.core()).statuses(World.CARRIER, numbers).size();
  }

  @Test
  void a_change_goes_through_its_phases_by_the_clock_and_loses_nothing() {
    accepted("before", 0, 5, COOLING);
    assertEquals(Phase.STABLE, status().phase());
    assertEquals(Phase.REQUESTED, rotate().phase());
    assertEquals(Phase.ANNOUNCED, status().phase());
    world.after(Rekeying.KNOWN_AFTER.minusSeconds(1));
    assertEquals(Phase.ANNOUNCED, status().phase());
    accepted("announced", 5, 5, COOLING);
    assertEquals(List.of("1"), versionsStored());
    world.after(Duration.ofSeconds(1));
    assertEquals(Phase.MOVING, status().phase());
    accepted("moving", 10, 5, COOLING);
    assertEquals(List.of("1", "2"), versionsStored());
    world.after(Rekeying.KNOWN_AFTER.minusSeconds(1));
    assertEquals(List.of("1", "2"), versionsStored());
    world.pass(LONG, MINUTE);
    assertEquals(List.of("2"), versionsStored());
    assertEquals(List.of(Phase.STABLE, 2), List.of(status().phase(), status().inUse()));
    accepted("after", 15, 5, COOLING);
    assertEquals(20, world.numbers.keys().size());
    assertEquals(20, known(20));
    assertEquals(0, accepted("again", 0, 20, COOLING));
  }

  @Test
  void a_number_that_is_known_from_reports_alone_is_moved_too() {
    activated();
    rotate();
    world.pass(LONG, MINUTE);
    assertEquals(List.of("2"), versionsStored());
    assertEquals(1, activated().unchanged());
  }

  private NumberReports.Taken activated() {
    return new NumberReports(world.core())
        .take(World.CARRIER, Requests.report(0, "ACTIVATED", "2026-03-01T00:00:00+08:00"));
  }

  @Test
  void a_change_that_is_asked_for_again_while_it_runs_is_one_and_another_can_follow() {
    world.submit("before", 0, 5);
    rotate();
    rotate();
    world.after(Rekeying.KNOWN_AFTER);
    assertEquals(2, rotate().to().orElseThrow());
    world.pass(LONG, MINUTE);
    assertEquals(2, status().inUse());
    rotate();
    world.pass(LONG, MINUTE);
    assertEquals(List.of(3, Phase.STABLE), List.of(status().inUse(), status().phase()));
    assertEquals(List.of("3"), versionsStored());
    assertEquals(5, known(5));
  }

  @Test
  void nothing_of_a_change_is_left_in_the_due_index() {
    world.submit("before", 0, 5);
    rotate();
    world.pass(LONG, MINUTE);
    assertTrue(world.batches.index().stream().noneMatch(due -> due.what() instanceof Waiting.Rekey));
  }

  @Test
  void a_change_survives_the_death_of_its_driver_at_any_call() {
    for (Crashes.Moment moment : Crashes.Moment.values()) {
      int deaths = 0;
      for (int call = 1; call < MOST_CALLS; call += 1 + call / 12) {
        deaths += new RekeyingTest().dies(call, moment);
      }
      assertTrue(deaths > 20, "Only " + deaths + " deaths");
    }
  }

  private int dies(int call, Crashes.Moment moment) {
    accepted("before", 0, 3, COOLING);
    world.crashes.at(call, moment);
    world.dies(w -> new RotateKeys(w.core()).rotate());
    if (world.crashes.deaths() == 0) {
      world.crashes.at(call, moment);
    } else if (status().phase() == Phase.STABLE) {
      rotate();
    }
    world.run();
    world.pass(LONG, Duration.ofMinutes(5));
    int died = world.crashes.deaths();
    world.crashes.restart();
    world.pass(LONG, Duration.ofMinutes(5));
    assertEquals(List.of(2, Phase.STABLE), List.of(status().inUse(), status().phase()));
    assertEquals(List.of("2"), versionsStored());
    assertEquals(3, world.numbers.keys().size());
    assertEquals(0, accepted("again", 0, 3, COOLING));
    return died;
  }

  @Test
  void what_was_sealed_before_opens_after_and_a_process_that_never_heard_of_a_version_hears_of_it() {
    Order before = world.submit("before", 0, 3);
    world.run();
    var stale =
        world.core(
            Keys.of(new KeyRing(world.secret, Clock.fixed(TickingClock.START, ZoneOffset.UTC)), new SeededRandom(6)));
    rotate();
    world.pass(LONG, MINUTE);
    Order after = world.submit("after", 3, 3);
    world.run();
    assertEquals(List.of("CLEAR"), shown(before));
    assertEquals(shown(before), shown(after));
    BatchId sealed = after.batchIds().getFirst();
    byte[] numbers = world.batches.contents.numbers(sealed).orElseThrow();
    assertEquals(3, stale.keys().numbers().open(sealed, numbers).size());
  }

  private List<String> shown(Order order) {
    return world.pairs(order).values().stream().distinct().toList();
  }
}
