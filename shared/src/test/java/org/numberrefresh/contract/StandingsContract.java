package org.numberrefresh.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.domain.app.AppKeys;
import org.numberrefresh.domain.app.Apps;
import org.numberrefresh.domain.app.CallLimits;
import org.numberrefresh.domain.app.Delivery;
import org.numberrefresh.domain.app.Fault;
import org.numberrefresh.domain.app.NumberForm;
import org.numberrefresh.domain.app.SigningSecrets;
import org.numberrefresh.domain.call.ResultFlaw.Rule;
import org.numberrefresh.domain.limit.Allowance;
import org.numberrefresh.domain.limit.Circuit;
import org.numberrefresh.domain.limit.LastFault;
import org.numberrefresh.domain.limit.LastFaults;
import org.numberrefresh.domain.limit.Pace;
import org.numberrefresh.domain.limit.Pause;
import org.numberrefresh.domain.limit.Places;
import org.numberrefresh.domain.limit.Standing;
import org.numberrefresh.domain.limit.Standings;
import org.numberrefresh.domain.limit.Standings.Change;
import org.numberrefresh.domain.limit.Warning;
import org.numberrefresh.fake.SeededRandom;

/** The promises of {@link Standings}. */
public abstract class StandingsContract {

  private static final Instant NOW = Samples.NOW.plusMillis(123);

  protected abstract Standings standings();

  /** The registry whose apps these are. */
  protected abstract Apps apps();

  private int registered() {
    String id = Samples.id("app");
    var profile =
        new App.Profile(
            "Chat", "SOCIAL", true, 4, List.of(), new Delivery.Pull(NumberForm.BLINDED, 30, CallLimits.USUAL));
    return apps().save(id, profile, AppKeys.first(SigningSecrets.draw(new SeededRandom(5)))).number();
  }

  /** An app of its own for each test, and the first of as many neighbours as are asked for. */
  private static int app() {
    return 1000 + Math.floorMod(Samples.id("app").hashCode(), 9_000_000);
  }

  private static Standing pacedAt(long nextStart) {
    return new Standing(
        new Pace(nextStart, 0, 0),
        Allowance.ALL,
        Instant.EPOCH,
        Instant.EPOCH,
        Places.NONE,
        Circuit.CLOSED,
        Pause.NONE,
        Warning.NONE,
        false,
        LastFaults.NONE);
  }

  private static Standing inTrouble() {
    return new Standing(
        new Pace(1_790_000_000_123_456L, 895_000_001L, 13),
        new Allowance(12.345, NOW),
        NOW.plusSeconds(90),
        NOW.plusSeconds(300),
        Places.of(Map.of(1_790_000_004L, 3, 1_790_000_008L, 1)),
        new Circuit(200, Optional.of(NOW), NOW.plusSeconds(30), 5),
        Pause.FAILING,
        Warning.NINETY_PERCENT,
        true,
        new LastFaults(
            List.of(
                new LastFault(
                    Fault.INVALID_ANSWER,
                    OptionalInt.of(200),
                    Optional.of(Rule.MODE_UNFIT),
                    "r1QxVtS2c0m8JwYbN4dKfLhTz6GpA9eX",
                    NOW),
                new LastFault(
                    Fault.TIMED_OUT, OptionalInt.empty(), Optional.empty(), "r".repeat(32), NOW.minusSeconds(3)))));
  }

  private Map<Integer, Standing> put(int app, Standing read, Standing next) {
    return standings().swap(Map.of(app, new Change(read, next)));
  }

  @Test
  void an_app_of_which_nothing_is_known_stands_as_new() {
    int app = app();
    assertEquals(Map.of(app, Standing.NEW), standings().find(List.of(app)));
  }

  @Test
  void everything_that_is_known_is_found_again() {
    int app = registered();
    assertEquals(Map.of(), put(app, Standing.NEW, inTrouble()));
    assertEquals(Map.of(app, inTrouble()), standings().find(List.of(app)));
    assertEquals(inTrouble(), standings().all().get(app));
    assertEquals(Map.of(), put(app, inTrouble(), pacedAt(7)));
    assertEquals(Map.of(app, pacedAt(7)), standings().find(List.of(app)));
  }

  @Test
  void an_app_that_stands_as_new_again_can_be_changed_again() {
    int app = app();
    put(app, Standing.NEW, inTrouble());
    put(app, inTrouble(), Standing.NEW);
    assertEquals(Map.of(), put(app, Standing.NEW, pacedAt(3)));
    assertEquals(Map.of(app, pacedAt(3)), standings().find(List.of(app)));
  }

  @Test
  void a_change_that_was_overtaken_is_not_made_and_tells_what_is_stored() {
    int app = app();
    put(app, Standing.NEW, pacedAt(1));
    assertEquals(Map.of(app, pacedAt(1)), put(app, Standing.NEW, pacedAt(2)));
    assertEquals(Map.of(app, pacedAt(1)), put(app, pacedAt(3), pacedAt(2)));
    assertEquals(Map.of(app, pacedAt(1)), standings().find(List.of(app)));
  }

  @Test
  void changes_of_neighbours_do_not_overtake_each_other() {
    int app = app() / 1000 * 1000;
    put(app, Standing.NEW, pacedAt(1));
    assertEquals(Map.of(), put(app + 1, Standing.NEW, pacedAt(2)));
    assertEquals(Map.of(app, pacedAt(1), app + 1, pacedAt(2)), standings().find(List.of(app, app + 1)));
  }

  @Test
  void of_neighbours_all_are_changed_or_none() {
    int app = app() / 1000 * 1000;
    put(app, Standing.NEW, pacedAt(1));
    Map<Integer, Standing> overtaken =
        standings()
            .swap(
                Map.of(
                    app,
                    new Change(Standing.NEW, pacedAt(2)),
                    app + 1,
                    new Change(Standing.NEW, pacedAt(2)),
                    app + 500,
                    new Change(Standing.NEW, pacedAt(2))));
    assertEquals(Map.of(app, pacedAt(1), app + 1, Standing.NEW), overtaken);
    assertEquals(pacedAt(2), standings().find(List.of(app + 500)).get(app + 500));
  }

  @Test
  void of_many_at_once_each_changes_what_it_read() throws Exception {
    int app = app();
    int writers = 8;
    try (var threads = Executors.newFixedThreadPool(writers)) {
      List<Future<?>> all =
          IntStream.range(0, writers).<Future<?>>mapToObj(i -> threads.submit(() -> addOne(app))).toList();
      for (Future<?> one : all) {
        one.get();
      }
    }
    assertEquals(Map.of(app, pacedAt(writers)), standings().find(List.of(app)));
  }

  private void addOne(int app) {
    Map<Integer, Standing> read = standings().find(List.of(app));
    while (!read.isEmpty()) {
      Standing known = read.getOrDefault(app, Standing.NEW);
      read = put(app, known, pacedAt(known.pace().nextStart() + 1));
    }
  }
}
