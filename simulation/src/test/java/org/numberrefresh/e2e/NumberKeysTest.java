package org.numberrefresh.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The keys that numbers are hidden with, changed by the operator. A change moves every number of a hub: it has its own.
 */
class NumberKeysTest {

  private static final int MOST_MINUTES = 40;

  private static Hub hub;

  @BeforeAll
  static void start() {
    hub = Hub.start(options -> options);
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  private static JsonNode keys() {
    return hub.operator().get("keys").expect(200).body();
  }

  private static void pass(String phase) {
    for (int i = 0; i < MOST_MINUTES && !keys().path("phase").asText().equals(phase); i++) {
      hub.advance(Duration.ofMinutes(1));
    }
    Eventually.until("the keys are " + phase, NumberKeysTest::keys, keys -> keys.path("phase").asText().equals(phase));
  }

  private static void enterPort(String number) {
    ObjectNode body = Hub.object();
    String at = Hub.text(hub.now().minus(Duration.ofDays(9)));
    body.putArray("ports").addObject().put("phoneNumber", number).put("from", "east").put("to", "west").put("at", at);
    assertEquals(1, hub.operator().put("number-ports", body).expect(200).body().path("accepted").asInt());
  }

  @Test
  void a_change_shows_its_phases_and_no_key_and_what_was_asked_is_asked_again_across_it() {
    List<String> numbers = Hub.numbers(3);
    try (var app = hub.app("recovers", TestApp.all("FAILED"))) {
      PlacedOrder order = hub.batch(List.of(app), numbers).settled();
      int version = keys().path("version").asInt();
      JsonNode asked = hub.operator().post("keys/rotate", Hub.object()).expect(202).body();
      assertEquals(version + 1, asked.path("nextVersion").asInt());
      pass("ANNOUNCED");
      assertEquals(
          version + 1, hub.operator().post("keys/rotate", Hub.object()).expect(202).body().path("nextVersion").asInt());
      assertFalse(keys().path("nextStepAt").asText().isEmpty());
      hub.batch(List.of(app), Hub.numbers(1)).settled();
      enterPort(Hub.number());
      pass("MOVING");
      hub.active(List.of(app), numbers.subList(2, 3));
      hub.batch(List.of(app), Hub.numbers(1)).settled();
      app.answers(TestApp.all("UNBOUND"));
      ObjectNode failed = Hub.object().put("order", order.id());
      failed.putArray("outcomes").add("FAILED");
      hub.operator().post("tasks/replay", failed, "Idempotency-Key", UUID.randomUUID().toString()).expect(202);
      Eventually.until("they are asked again", () -> app.items().size(), n -> n == 9);
      pass("STABLE");
      assertEquals(version + 1, keys().path("version").asInt());
      assertEquals("REFRESHED RELEASABLE", order.grade(numbers.get(0)));
      assertTrue(keys().size() <= 3, "Only version, phase and since are told");
    }
  }

  @Test
  void only_operators_change_the_keys() {
    assertEquals("PERMISSION_DENIED", hub.east().get("keys").expect(403).code());
    assertEquals("PERMISSION_DENIED", hub.east().post("keys/rotate", Hub.object()).expect(403).code());
    assertEquals("INVALID_ARGUMENT", hub.operator().post("keys/rotate", Hub.object().put("to", 7)).expect(400).code());
  }
}
