package org.numberrefresh.usecase.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.domain.app.AppKeys;
import org.numberrefresh.domain.app.CoverageNews;
import org.numberrefresh.domain.app.SigningSecrets;
import org.numberrefresh.domain.batch.BatchCounts;
import org.numberrefresh.domain.batch.BatchCounts.AppCounts;
import org.numberrefresh.domain.batch.BatchState;
import org.numberrefresh.domain.batch.NumberCounts;
import org.numberrefresh.domain.limit.Pause;
import org.numberrefresh.domain.limit.Standing;
import org.numberrefresh.domain.outcome.Outcome;
import org.numberrefresh.domain.refresh.Mode;
import org.numberrefresh.fake.SeededRandom;
import org.numberrefresh.fake.TickingClock;
import org.numberrefresh.fake.World;

/**
 * Which apps are named as late: on evidence only, and before the deadline. An order of ten batches, due in 100 hours.
 */
class LateAppsTest {

  private static final Instant OPENED = TickingClock.START;
  private static final int BATCHES = 10;
  private static final int NUMBERS = 100;
  private static final App CHAT = app(World.push("chat").endpoint().toString());

  private static App app(String verified) {
    var keys = AppKeys.first(SigningSecrets.draw(new SeededRandom(1)));
    return new App(
        1,
        "chat",
        World.profile("chat"),
        keys,
        new App.State(verified, false, Optional.empty(), Optional.empty(), CoverageNews.NONE));
  }

  private static BatchCounts batch(int ordinal, Instant openedAt, Optional<Outcome> outcome) {
    boolean answered = outcome.filter(Outcome::isFinal).isPresent();
    boolean unsent = outcome.filter(Outcome::mayBeWithTheApp).isEmpty() && !answered;
    int waiting = answered ? 0 : NUMBERS;
    return new BatchCounts(
        ordinal,
        OPENED,
        BatchState.OPEN,
        openedAt,
        NUMBERS,
        new NumberCounts(0, waiting, NUMBERS - waiting, 0, 0, 0),
        Map.of(),
        List.of(new AppCounts(1, openedAt.plus(Duration.ofHours(100)), waiting, unsent)));
  }

  /** An order of which so many batches are answered, and the others stand at an outcome. */
  private static List<BatchCounts> order(int answered, Optional<Outcome> others) {
    var batches = new ArrayList<BatchCounts>();
    for (int i = 0; i < BATCHES; i++) {
      batches.add(batch(i, OPENED, i < answered ? Optional.of(Outcome.NOT_BOUND) : others));
    }
    return batches;
  }

  private static List<String> late(App app, Standing standing, int hours, List<BatchCounts> batches) {
    return new LateApps(number -> Optional.of(app), Map.of(1, standing), OPENED.plus(Duration.ofHours(hours)))
        .of(Mode.BATCH, batches);
  }

  private static List<String> late(int hours, List<BatchCounts> batches) {
    return late(CHAT, Standing.NEW, hours, batches);
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
  void a_batch_that_was_opened_a_moment_ago_says_nothing_of_an_app_that_keeps_up() {
    var batches = new ArrayList<>(order(8, Optional.empty()));
    for (int i = 0; i < 90; i++) {
      batches.add(batch(BATCHES + i, OPENED.plus(Duration.ofHours(70)), Optional.of(Outcome.RETRYING)));
    }
    assertEquals(NOBODY, late(71, batches));
  }

  @Test
  void an_app_that_asks_by_itself_has_a_day_for_it() {
    var keys = AppKeys.first(SigningSecrets.draw(new SeededRandom(1)));
    var puller = new App(1, "chat", World.puller("chat"), keys, App.State.NEW);
    assertEquals(NOBODY, late(puller, Standing.NEW, 1, order(0, Optional.empty())));
    assertEquals(NOBODY, late(puller, Standing.NEW, 23, order(0, Optional.empty())));
    assertEquals(NAMED, late(puller, Standing.NEW, 24, order(0, Optional.empty())));
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
