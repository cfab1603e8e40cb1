package org.numberrefresh.usecase.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.domain.app.Delivery;
import org.numberrefresh.domain.app.NumberForm;
import org.numberrefresh.domain.app.SigningSecret;
import org.numberrefresh.domain.app.SigningSecrets;
import org.numberrefresh.domain.key.Digests;
import org.numberrefresh.fake.Crashes.Moment;
import org.numberrefresh.fake.World;
import org.numberrefresh.problem.Problem;
import org.numberrefresh.problem.ProblemCode;

/** New keys for an app, whatever is lost or comes between. */
class KeyRotationTest {

  private static final Duration DAY = Duration.ofDays(1);

  private final World world = new World();
  private String known = "";

  @BeforeEach
  void register() {
    known = world.registry().putApp("chat", World.profile("chat")).made().orElseThrow().signingSecret().reveal();
  }

  private KeyRotation rotation() {
    return new KeyRotation(world.core());
  }

  private Instant now() {
    return world.clock.instant();
  }

  private App app() {
    return world.apps.find("chat").orElseThrow();
  }

  /** True if an app that knows one secret takes a call that is signed now. */
  private boolean takes(String secret) {
    byte[] body = {1, 2, 3};
    String signature = SigningSecret.of(secret).sign("msg_1", now(), body);
    return (" " + app().keys().signing().sign("msg_1", now(), body) + " ").contains(" " + signature + " ");
  }

  private static void isRefused(ProblemCode code, Runnable call) {
    assertEquals(code, assertThrows(Problem.class, call::run).code());
  }

  @Test
  void both_secrets_hold_for_seven_days_and_another_rotation_waits_until_then() {
    SigningSecrets made = rotation().secret("chat", false);
    String newest = made.newest().reveal();
    assertEquals(Optional.of(now().plus(DAY.multipliedBy(7))), made.older().map(SigningSecrets.Ending::endsAt));
    assertTrue(takes(known) && takes(newest));
    world.clock.advance(DAY.multipliedBy(7).minusSeconds(1));
    assertTrue(takes(known) && takes(newest));
    isRefused(ProblemCode.ROTATION_RUNNING, () -> rotation().secret("chat", false));
    world.clock.advance(Duration.ofSeconds(1));
    assertFalse(takes(known));
    assertTrue(takes(newest));
    assertNotEquals(newest, rotation().secret("chat", false).newest().reveal());
    assertTrue(takes(newest));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void an_answer_that_is_lost_at_any_moment_costs_a_call_and_no_secret(int call) {
    for (Moment moment : Moment.values()) {
      world.crashes.at(call, moment);
      assertTrue(world.dies(w -> rotation().secret("chat", false)));
      assertTrue(takes(known));
      String seen = rotation().secret("chat", true).newest().reveal();
      assertTrue(takes(known) && takes(seen));
      world.clock.advance(DAY.multipliedBy(8));
      assertTrue(takes(seen));
      known = seen;
    }
  }

  @Test
  void a_registration_whose_answer_was_lost_is_mended_by_a_rotation() {
    world.crashes.at(3, Moment.AFTER);
    assertTrue(world.dies(w -> w.registry().putApp("pay", World.profile("pay"))));
    assertTrue(world.registry().putApp("pay", World.profile("pay")).made().isEmpty());
    String shown = rotation().secret("pay", false).newest().reveal();
    assertEquals(shown, world.apps.find("pay").orElseThrow().keys().signing().newest().reveal());
  }

  @Test
  void a_digest_key_whose_only_answer_was_lost_is_replaced_at_once() {
    App.Profile profile = blinded("pay");
    world.crashes.at(3, Moment.AFTER);
    assertTrue(world.dies(w -> w.registry().putApp("pay", profile)));
    assertTrue(world.registry().putApp("pay", profile).made().isEmpty());
    KeyRotation.NextDigestKey shown = rotation().digestKey("pay", Optional.empty(), true);
    assertEquals("pay.2", shown.key().keyId());
    assertEquals(now(), shown.startsAt());
    assertEquals(2, world.apps.find("pay").orElseThrow().keys().digests().at(now()));
  }

  @Test
  void a_digest_key_that_workers_may_know_already_is_replaced_only_once_it_took_over() {
    Instant start = now().plus(Duration.ofSeconds(90));
    rotation().digestKey("chat", Optional.of(start), false);
    isRefused(ProblemCode.ROTATION_RUNNING, () -> rotation().digestKey("chat", Optional.empty(), true));
    assertEquals(2, app().keys().digests().at(start));
    world.clock.advance(Duration.ofSeconds(90));
    assertEquals("chat.3", rotation().digestKey("chat", Optional.empty(), true).key().keyId());
    assertEquals(3, app().keys().digests().at(now()));
  }

  @Test
  void of_two_rotations_at_once_one_is_refused() {
    world.crashes.between(2, () -> world.apps.replaceKeys("chat", app().keys().with(app().keys().digests())));
    isRefused(ProblemCode.ROTATION_RUNNING, () -> rotation().secret("chat", false));
    assertTrue(world.crashes.cameBetween());
    assertTrue(takes(known));
  }

  @Test
  void an_app_is_told_digests_only_under_a_key_that_it_was_shown() {
    App.Profile blinded = blinded("chat");
    isRefused(ProblemCode.INVALID_ARGUMENT, () -> world.registry().putApp("chat", blinded));
    rotation().digestKey("chat", Optional.empty(), false);
    isRefused(ProblemCode.INVALID_ARGUMENT, () -> world.registry().putApp("chat", blinded));
    world.clock.advance(DAY.multipliedBy(7));
    assertEquals(blinded, world.registry().putApp("chat", blinded).app().profile());
    assertTrue(world.registry().putApp("new", blinded("new")).made().orElseThrow().digest().isPresent());
  }

  private static App.Profile blinded(String id) {
    Delivery.Push clear = World.push(id);
    return World.profile(id, new Delivery.Push(clear.endpoint(), NumberForm.BLINDED, clear.maxItems(), clear.limits()));
  }

  @Test
  void a_digest_key_is_used_from_its_day_on() {
    assertEquals(1, app().keys().digests().at(now()));
    Instant start = now().plus(DAY.multipliedBy(7));
    KeyRotation.NextDigestKey next = rotation().digestKey("chat", Optional.empty(), false);
    assertEquals(start, next.startsAt());
    assertEquals(Digests.keyId("chat", 2), next.key().keyId());
    assertEquals(world.core().keys().digests().key("chat", 2), next.key().key());
    assertEquals(1, app().keys().digests().at(start.minusSeconds(1)));
    assertEquals(2, app().keys().digests().at(start));
    isRefused(ProblemCode.ROTATION_RUNNING, () -> rotation().digestKey("chat", Optional.empty(), false));
    world.clock.advance(DAY.multipliedBy(8));
    assertEquals("chat.3", rotation().digestKey("chat", Optional.of(now()), false).key().keyId());
    assertEquals(3, app().keys().digests().at(now()));
  }

  @Test
  void a_digest_key_that_nobody_saw_is_replaced_before_it_is_used() {
    rotation().digestKey("chat", Optional.empty(), false);
    KeyRotation.NextDigestKey again = rotation().digestKey("chat", Optional.empty(), true);
    assertEquals("chat.3", again.key().keyId());
    assertEquals(1, app().keys().digests().at(now()));
    assertEquals(3, app().keys().digests().at(again.startsAt()));
  }

  @Test
  void a_digest_key_starts_neither_in_the_past_nor_in_a_far_future() {
    isRefused(ProblemCode.OUT_OF_RANGE, () -> rotation().digestKey("chat", Optional.of(now().minus(DAY)), false));
    isRefused(
        ProblemCode.OUT_OF_RANGE,
        () -> rotation().digestKey("chat", Optional.of(now().plus(DAY.multipliedBy(91))), false));
  }

  @Test
  void an_unknown_app_has_no_keys() {
    isRefused(ProblemCode.NOT_FOUND, () -> rotation().secret("nobody", false));
    isRefused(ProblemCode.NOT_FOUND, () -> rotation().digestKey("nobody", Optional.empty(), false));
  }

  @Test
  void both_kinds_of_keys_rotate_beside_each_other() {
    rotation().digestKey("chat", Optional.of(now()), false);
    String newest = rotation().secret("chat", false).newest().reveal();
    assertTrue(takes(known) && takes(newest));
    assertEquals(2, app().keys().digests().at(now()));
  }
}
