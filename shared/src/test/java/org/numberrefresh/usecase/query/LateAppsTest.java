package org.numberrefresh.usecase.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.domain.app.AppKeys;
import org.numberrefresh.domain.app.AppSelection;
import org.numberrefresh.domain.app.SigningSecrets;
import org.numberrefresh.domain.batch.BatchRequest;
import org.numberrefresh.domain.batch.ExpectedApp;
import org.numberrefresh.domain.batch.Glance;
import org.numberrefresh.domain.batch.OpenedHead;
import org.numberrefresh.domain.batch.Owed;
import org.numberrefresh.domain.batch.Progress;
import org.numberrefresh.domain.batch.TaskOutcomes;
import org.numberrefresh.domain.batch.Withdrawn;
import org.numberrefresh.domain.limit.Pause;
import org.numberrefresh.domain.limit.Standing;
import org.numberrefresh.domain.outcome.Outcome;
import org.numberrefresh.domain.outcome.Outcomes;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.refresh.Mode;
import org.numberrefresh.domain.refresh.OrderId;
import org.numberrefresh.domain.refresh.TaskId;
import org.numberrefresh.fake.SeededRandom;
import org.numberrefresh.fake.TickingClock;
import org.numberrefresh.fake.World;

/**
 * Which apps are named as late: on evidence only, and before the deadline. An order of ten batches, due in 100 hours.
 */
class LateAppsTest {

  private static final Instant OPENED = TickingClock.START;
  private static final Instant DEADLINE = OPENED.plus(Duration.ofHours(100));
  private static final int BATCHES = 10;
  private static final int NUMBERS = 100;
  private static final App CHAT = app(World.push("chat").endpoint().toString());

  private static App app(String verified) {
    var keys = AppKeys.first(SigningSecrets.draw(new SeededRandom(1)));
    return new App(
        1, "chat", World.profile("chat"), keys, new App.State(verified, false, Optional.empty(), Optional.empty()));
  }

  private static Glance glance(int ordinal, Optional<Outcome> outcome) {
    var batch = new BatchId(OrderId.of("east", "k"), ordinal);
    var all = new AppSelection.All();
    var request = new BatchRequest(batch, "east", Mode.BATCH, all, NUMBERS, new BitSet(), OPENED, OPENED);
    var head = new OpenedHead(request, Withdrawn.NONE, OPENED, 1, Progress.NONE, Optional.empty());
    var id = new TaskId(head.id(), 1);
    List<TaskOutcomes> tasks =
        outcome
            .map(
                one -> {
                  byte[] codes = new byte[NUMBERS];
                  Arrays.fill(codes, one.code());
                  return new TaskOutcomes(
                      id,
                      1,
                      Outcomes.ofBytes(codes),
                      Map.of(),
                      1,
                      Optional.empty(),
                      OPENED,
                      Optional.empty(),
                      Owed.NOTHING);
                })
            .stream()
            .toList();
    return new Glance.Opened(head, List.of(new ExpectedApp(1, "chat", DEADLINE)), Optional.empty(), tasks);
  }

  /** An order of which so many batches are answered, and the others stand at an outcome. */
  private static List<Glance> order(int answered, Optional<Outcome> others) {
    var glances = new ArrayList<Glance>();
    for (int i = 0; i < BATCHES; i++) {
      glances.add(glance(i, i < answered ? Optional.of(Outcome.NOT_BOUND) : others));
    }
    return glances;
  }

  private static List<String> late(App app, Standing standing, int hours, List<Glance> glances) {
    return new LateApps(number -> Optional.of(app), Map.of(1, standing), OPENED.plus(Duration.ofHours(hours)))
        .of(glances);
  }

  private static List<String> late(int hours, List<Glance> glances) {
    return late(CHAT, Standing.NEW, hours, glances);
  }

  private static final List<String> NOBODY = List.of();
  private static final List<String> NAMED = List.of("chat");

  @Test
  void an_app_that_keeps_up_is_not_named() {
    assertEquals(NOBODY, late(50, order(6, Optional.empty())));
  }

  @Test
  void an_app_that_is_too_slow_for_the_rest_is_named() {
    assertEquals(NAMED, late(50, order(4, Optional.empty())));
    assertEquals(NAMED, late(20, order(1, Optional.of(Outcome.ACKNOWLEDGED))));
  }

  @Test
  void nobody_is_named_before_there_is_evidence() {
    assertEquals(NOBODY, late(5, order(0, Optional.empty())));
    assertEquals(NOBODY, late(5, order(0, Optional.of(Outcome.RETRYING))));
    assertEquals(NOBODY, late(60, order(0, Optional.of(Outcome.IN_REVIEW))));
  }

  @Test
  void an_app_that_stays_silent_is_named_before_the_deadline() {
    assertEquals(NAMED, late(70, order(0, Optional.of(Outcome.ACKNOWLEDGED))));
  }

  @Test
  void an_app_that_has_answered_everything_is_not_named() {
    assertEquals(NOBODY, late(99, order(BATCHES, Optional.empty())));
  }

  @Test
  void an_app_that_is_paused_is_named_at_once_where_it_must_still_be_asked() {
    Standing paused = Standing.NEW.pausedBy(Pause.OPERATOR);
    assertEquals(NAMED, late(CHAT, paused, 1, order(0, Optional.empty())));
    assertEquals(NOBODY, late(CHAT, paused, 1, order(0, Optional.of(Outcome.ACKNOWLEDGED))));
  }

  @Test
  void an_app_whose_endpoint_is_not_verified_is_named() {
    assertEquals(NAMED, late(app(""), Standing.NEW, 1, order(0, Optional.empty())));
  }
}
