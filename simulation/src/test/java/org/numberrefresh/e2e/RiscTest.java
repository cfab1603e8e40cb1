package org.numberrefresh.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Apps that take security events of OpenID RISC. */
@ExtendWith(SharedHub.class)
class RiscTest {

  private final Hub hub;

  RiscTest(Hub hub) {
    this.hub = hub;
  }

  private PlacedOrder order(EventApp app, List<String> numbers) {
    return hub.place(Orders.batch(List.of(app.id()), numbers, hub.longAgo()));
  }

  @Test
  void each_number_is_an_event_that_the_published_keys_verify_and_its_result_comes_later() {
    List<String> numbers = Hub.numbers(3);
    try (EventApp app = hub.eventApp("events")) {
      assertTrue(app.events().getFirst().path("events").toString().contains("verification"));
      PlacedOrder order = order(app, numbers);
      List<JsonNode> events = Eventually.until("events came", app::recycled, all -> all.size() == 3);
      assertEquals(
          Set.copyOf(numbers),
          events.stream().map(e -> e.path("sub_id").path("phone_number").asText()).collect(Collectors.toSet()));
      assertEquals(
          Map.of("content-type", "application/secevent+jwt", "accept", "application/json"), app.headers().getLast());
      Eventually.until(
          "they are acknowledged",
          () -> app.answer(events, "UNBOUND").expect(200).body(),
          b -> b.path("rejected").isEmpty());
      order.settled();
      assertEquals(3, order.count("CLEAR"));
    }
  }

  @Test
  void an_event_that_was_refused_comes_again_under_the_same_id() {
    try (EventApp app = hub.eventApp("refuses")) {
      app.takes(false);
      String number = Hub.number();
      PlacedOrder order = order(app, List.of(number));
      Eventually.until(
          "it is refused",
          () -> order.status(number).path("apps").path(0).path("fault").asText(),
          "EVENT_REFUSED"::equals);
      assertEquals(List.of(), app.recycled());
      app.takes(true);
      hub.advance(Duration.ofMinutes(2));
      List<JsonNode> events = Eventually.until("it came", app::recycled, all -> all.size() == 1);
      app.answer(events, "NOT_BOUND").expect(200);
      order.settled();
    }
  }

  @Test
  void an_event_after_a_quarter_of_a_year_publishes_the_next_key() {
    try (Hub own = Hub.start(options -> options);
        EventApp app = own.eventApp("aged")) {
      own.advance(Duration.ofDays(91));
      own.place(Orders.batch(List.of(app.id()), Hub.numbers(1), own.longAgo()));
      Eventually.until("the event came", app::recycled, all -> all.size() == 1);
      JsonNode keys = own.east().sendAs("", "GET", "jwks.json", new byte[0]).expect(200).body().path("keys");
      assertEquals(2, keys.size());
    }
  }

  @Test
  void an_endpoint_that_takes_no_event_is_not_verified_until_it_does() {
    try (EventApp app = hub.eventApp("later")) {
      app.takes(false);
      app.register(hub, profile -> profile.put("endpoint", profile.path("endpoint").asText() + "/other")).expect(200);
      assertFalse(hub.operator().get("apps/" + app.id()).expect(200).body().path("verified").asBoolean());
      app.takes(true);
      JsonNode verified = hub.operator().send("POST", "apps/" + app.id() + "/verify", "").expect(200).body();
      assertTrue(verified.path("verified").asBoolean());
    }
  }

  @Test
  void the_keys_are_published_to_everybody_without_their_secrets() {
    try (EventApp app = hub.eventApp("keys")) {
      assertEquals(1, app.events().size());
      Reply keys = hub.east().sendAs("", "GET", "jwks.json", new byte[0]).expect(200);
      JsonNode key = keys.body().path("keys").get(0);
      assertEquals(
          "RSA RS256 sig", key.path("kty").asText() + " " + key.path("alg").asText() + " " + key.path("use").asText());
      assertTrue(key.has("n") && key.has("e") && key.has("kid"));
      assertFalse(key.has("d") || key.has("p") || key.has("q"));
      assertEquals(Optional.of("public, max-age=3600"), keys.header("cache-control"));
    }
  }
}
