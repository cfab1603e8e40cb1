package org.numberrefresh.domain.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.numberrefresh.domain.app.Delivery.Kind;
import org.numberrefresh.domain.app.UnfitProfile.Rule;
import org.numberrefresh.fake.SeededRandom;

/** The kinds of delivery, and the combinations of settings that cannot be built. */
class DeliveryTest {

  private static final URI ENDPOINT = URI.create("https://chat.example/unbind");
  private static final CallLimits LIMITS = new CallLimits(7, 3, Duration.ofSeconds(2));

  private static void breaks(Rule rule, Executable construction) {
    assertEquals(rule, assertThrows(UnfitProfile.class, construction).rule());
  }

  private static void isImpossible(Executable construction) {
    assertThrows(IllegalArgumentException.class, construction);
  }

  private static App.Profile profile(boolean covered, int workingDays, Delivery delivery) {
    return new App.Profile("Chat", "SOCIAL", covered, workingDays, List.of(), delivery);
  }

  private static Stream<Delivery> deliveries() {
    return Stream.of(
        new Delivery.Push(ENDPOINT, NumberForm.BLINDED, 20, LIMITS),
        new Delivery.Pull(NumberForm.BLINDED, 500, LIMITS),
        new Delivery.Risc(ENDPOINT, LIMITS),
        new Delivery.Planned(Kind.PUSH, NumberForm.BLINDED, 20, LIMITS),
        new Delivery.Planned(Kind.RISC, NumberForm.E164, 1, LIMITS));
  }

  // ---------------------------------------------------------------- each kind

  @ParameterizedTest
  @EnumSource
  void each_kind_has_a_delivery_of_its_own(Kind kind) {
    Optional<URI> endpoint = kind.hasEndpoint() ? Optional.of(ENDPOINT) : Optional.empty();
    Delivery delivery = Delivery.of(kind, endpoint, NumberForm.E164, kind.mostItems(), LIMITS);
    assertEquals(kind, delivery.kind());
    assertEquals(endpoint, delivery.address());
    assertFalse(delivery instanceof Delivery.Planned);
  }

  @ParameterizedTest
  @MethodSource("deliveries")
  void a_delivery_is_made_again_of_its_loose_settings(Delivery delivery) {
    assertEquals(
        delivery,
        Delivery.of(
            delivery.kind(), delivery.address(), delivery.numberForm(), delivery.maxItems(), delivery.limits()));
  }

  @Test
  void an_event_is_about_one_number_in_the_clear() {
    var events = new Delivery.Risc(ENDPOINT, LIMITS);
    assertEquals(1, events.maxItems());
    assertEquals(NumberForm.E164, events.numberForm());
  }

  @Test
  void an_endpoint_that_takes_calls_is_challenged_anew_before_it_is_sent_events() {
    var calls = new Delivery.Push(ENDPOINT, NumberForm.E164, 1, LIMITS);
    var events = new Delivery.Risc(ENDPOINT, LIMITS);
    assertEquals(Optional.of("https://chat.example/unbind"), calls.challenged());
    assertEquals(Optional.of("RISC https://chat.example/unbind"), events.challenged());
    assertNotEquals(calls.challenged(), events.challenged());
  }

  @Test
  void nothing_is_challenged_where_nothing_is_called() {
    assertEquals(Optional.empty(), new Delivery.Pull(NumberForm.E164, 500, LIMITS).challenged());
    assertEquals(Optional.empty(), new Delivery.Planned(Kind.PUSH, NumberForm.E164, 500, LIMITS).challenged());
  }

  // ---------------------------------------------------------------- what cannot be built

  @Test
  void events_cannot_be_blinded() {
    breaks(Rule.EVENT_BLINDED, () -> Delivery.of(Kind.RISC, Optional.of(ENDPOINT), NumberForm.BLINDED, 1, LIMITS));
    breaks(Rule.EVENT_BLINDED, () -> Delivery.of(Kind.RISC, Optional.empty(), NumberForm.BLINDED, 1, LIMITS));
    breaks(Rule.EVENT_BLINDED, () -> new Delivery.Planned(Kind.RISC, NumberForm.BLINDED, 1, LIMITS));
  }

  @Test
  void an_event_cannot_be_about_two_numbers() {
    breaks(Rule.EVENT_OF_MANY, () -> Delivery.of(Kind.RISC, Optional.of(ENDPOINT), NumberForm.E164, 2, LIMITS));
    breaks(Rule.EVENT_OF_MANY, () -> Delivery.of(Kind.RISC, Optional.empty(), NumberForm.E164, 2, LIMITS));
    breaks(Rule.EVENT_OF_MANY, () -> new Delivery.Planned(Kind.RISC, NumberForm.E164, 500, LIMITS));
  }

  @Test
  void an_app_that_asks_for_its_tasks_cannot_have_an_endpoint() {
    breaks(Rule.ENDPOINT_OF_NO_USE, () -> Delivery.of(Kind.PULL, Optional.of(ENDPOINT), NumberForm.E164, 500, LIMITS));
    isImpossible(() -> new Delivery.Planned(Kind.PULL, NumberForm.E164, 500, LIMITS));
  }

  @Test
  void a_covered_app_that_is_called_cannot_be_without_an_endpoint() {
    for (Kind kind : List.of(Kind.PUSH, Kind.RISC)) {
      Delivery planned = Delivery.of(kind, Optional.empty(), NumberForm.E164, 1, LIMITS);
      assertEquals(new Delivery.Planned(kind, NumberForm.E164, 1, LIMITS), planned);
      breaks(Rule.ENDPOINT_MISSING, () -> profile(true, 5, planned));
      assertEquals(planned, profile(false, 5, planned).delivery());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 501})
  void a_call_has_1_to_500_numbers(int maxItems) {
    isImpossible(() -> new Delivery.Push(ENDPOINT, NumberForm.E164, maxItems, LIMITS));
    isImpossible(() -> new Delivery.Pull(NumberForm.E164, maxItems, LIMITS));
    isImpossible(() -> new Delivery.Planned(Kind.PUSH, NumberForm.E164, maxItems, LIMITS));
    isImpossible(() -> new Delivery.Planned(Kind.RISC, NumberForm.E164, maxItems, LIMITS));
    for (Kind kind : Kind.values()) {
      Optional<URI> endpoint = kind.hasEndpoint() ? Optional.of(ENDPOINT) : Optional.empty();
      isImpossible(() -> Delivery.of(kind, endpoint, NumberForm.E164, maxItems, LIMITS));
    }
  }

  @Test
  void limits_that_are_none_cannot_be_built() {
    Duration second = Duration.ofSeconds(1);
    isImpossible(() -> new CallLimits(0, 1, second));
    isImpossible(() -> new CallLimits(10_001, 1, second));
    isImpossible(() -> new CallLimits(1, 0, second));
    isImpossible(() -> new CallLimits(1, 1001, second));
    isImpossible(() -> new CallLimits(1, 1, Duration.ZERO));
    isImpossible(() -> new CallLimits(1, 1, Duration.ofMillis(-1)));
    isImpossible(() -> new CallLimits(1, 1, Duration.ofSeconds(30).plusNanos(1)));
    assertEquals(10_000, new CallLimits(10_000, 1000, Duration.ofSeconds(30)).callsPerSecond());
    isImpossible(() -> new CallLimits(1, 1, second, 32_767));
    isImpossible(() -> new CallLimits(1, 1, second, 1_048_577));
    assertEquals(65_536, new CallLimits(1, 1, second).maxBodyBytes());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 61})
  void a_deadline_has_1_to_60_working_days(int workingDays) {
    isImpossible(() -> profile(true, workingDays, new Delivery.Risc(ENDPOINT, LIMITS)));
  }

  // ---------------------------------------------------------------- who takes numbers

  @ParameterizedTest
  @MethodSource("deliveries")
  void an_app_that_is_not_covered_takes_no_numbers(Delivery delivery) {
    var state =
        new App.State(delivery.challenged().orElse("-"), false, Optional.empty(), Optional.empty(), CoverageNews.NONE);
    App app = new App(1, "chat", profile(false, 5, delivery), keys(), state);
    assertFalse(app.ready() || app.pulls() || app.takesNumbers());
  }

  @Test
  void an_app_that_is_called_takes_numbers_once_its_endpoint_answered_its_challenge() {
    for (Delivery.Called called :
        List.of(new Delivery.Push(ENDPOINT, NumberForm.E164, 1, LIMITS), new Delivery.Risc(ENDPOINT, LIMITS))) {
      App fresh = new App(1, "chat", profile(true, 5, called), keys(), App.State.NEW);
      assertFalse(fresh.ready() || fresh.pulls() || fresh.takesNumbers());
      var state =
          new App.State(
              called.challenged().orElseThrow(), false, Optional.empty(), Optional.empty(), CoverageNews.NONE);
      App verified = new App(1, "chat", fresh.profile(), fresh.keys(), state);
      assertTrue(verified.ready() && verified.takesNumbers());
      assertFalse(verified.pulls());
    }
  }

  @Test
  void an_app_that_asks_takes_numbers_without_a_challenge() {
    var pull = new Delivery.Pull(NumberForm.E164, 500, LIMITS);
    App app = new App(1, "chat", profile(true, 5, pull), keys(), App.State.NEW);
    assertTrue(app.pulls() && app.takesNumbers());
    assertFalse(app.ready());
  }

  private static AppKeys keys() {
    return AppKeys.first(SigningSecrets.draw(new SeededRandom(3)));
  }
}
