package org.numberrefresh.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An app that misbehaves harms only its own outcomes, and its status says so. */
@ExtendWith(SharedHub.class)
class BadAppsTest {

  private static final Duration PAST_THE_DEADLINE = Duration.ofDays(8);

  /** So many that CLEAR shows app by app. */
  private static final int MANY = 20;

  private final Hub hub;

  BadAppsTest(Hub hub) {
    this.hub = hub;
  }

  @Test
  void apps_that_misbehave_harm_only_their_own_outcomes() {
    List<String> numbers = Hub.numbers(MANY);
    Map<BadApps, TestApp> bad = new EnumMap<>(BadApps.class);
    for (BadApps way : BadApps.values()) {
      bad.put(way, hub.app("bad", way.script(), way::profile));
    }
    try (var good = hub.app("good", TestApp.all("UNBOUND"))) {
      List<TestApp> all = new ArrayList<>(bad.values());
      all.add(good);
      PlacedOrder order = hub.batch(all, numbers);
      bad.forEach((way, app) -> Eventually.until(way + " was asked", app::asked, asked -> !asked.isEmpty()));
      Eventually.until("the good app is clear", () -> order.count("CLEAR"), clear -> clear == MANY);
      assertEquals(MANY * bad.size(), order.count("PENDING"));
      // A call that hangs says so only when it is given up: past the deadline that would be too late to count.
      bad.forEach(
          (way, app) ->
              Eventually.until(
                  way + " shows its fault", () -> faultOf(order, numbers.get(0), app), way.fault()::equals));

      order.settledWithin(PAST_THE_DEADLINE);
      bad.forEach((way, app) -> assertEquals(way.end(), order.outcome(numbers.get(0), app), way::name));
      bad.forEach((way, app) -> assertEquals(way.fault(), faultOf(order, numbers.get(0), app), way::name));
      assertEquals("", faultOf(order, numbers.get(0), good));
      assertEquals("CLEAR", order.outcome(numbers.get(1), good));
      bad.forEach((way, app) -> assertTrue(app.items().stream().allMatch(item -> item.has("phoneNumber"))));
      bad.values().forEach(TestApp::close);
    }
  }

  private static String faultOf(PlacedOrder order, String number, TestApp app) {
    return order.statusOf(number, app).path("fault").asText();
  }

  @Test
  void an_app_that_nobody_answers_for_ends_undeliverable() {
    String number = Hub.number();
    var gone = hub.app("gone", TestApp.all("UNBOUND"));
    gone.close();
    PlacedOrder order = hub.active(List.of(gone), List.of(number)).settledWithin(PAST_THE_DEADLINE);
    assertEquals("UNDELIVERABLE", order.outcome(number, gone), () -> faultOf(order, number, gone));
  }

  @Test
  void what_failed_is_tried_again_later_and_settles() {
    List<String> numbers = Hub.numbers(2);
    try (var app = hub.app("weak", TestApp.status(503))) {
      PlacedOrder order = hub.batch(List.of(app), numbers);
      Eventually.until("the quick retries are over", app::asked, asked -> asked.size() == 3);
      assertEquals(2, order.count("PENDING"));
      app.answers(TestApp.all("UNBOUND"));
      order.settledWithin(Duration.ofMinutes(2));
      assertEquals(2, order.count("CLEAR"));
      assertEquals(4, app.asked().size());
    }
  }

  @Test
  void an_app_is_sent_nothing_before_it_is_verified_and_everything_after() {
    List<String> numbers = Hub.numbers(MANY);
    try (var app = new TestApp("unverified", hub.newClient(), TestApp.all("UNBOUND"));
        var other = hub.app("other", TestApp.all("UNBOUND"))) {
      app.verifies(false);
      assertFalse(app.register(hub, profile -> profile).expect(201).body().path("verified").asBoolean());
      PlacedOrder order = hub.batch(List.of(app, other), numbers);
      Eventually.until("the other app is clear", () -> order.count("CLEAR"), clear -> clear == MANY);
      assertFalse(
          hub.operator()
              .send("POST", "apps/" + app.id() + "/verify", "")
              .expect(200)
              .body()
              .path("verified")
              .asBoolean());
      hub.advance(Duration.ofMinutes(2));
      assertEquals(MANY, order.count("PENDING"));
      assertTrue(app.asked().isEmpty());
      assertEquals(2, app.verifications().size());

      app.verifies(true);
      assertTrue(
          hub.operator()
              .send("POST", "apps/" + app.id() + "/verify", "")
              .expect(200)
              .body()
              .path("verified")
              .asBoolean());
      order.settledWithin(Duration.ofMinutes(2));
      assertEquals(2 * MANY, order.count("CLEAR"));
      assertEquals(MANY, app.items().size());
    }
  }
}
