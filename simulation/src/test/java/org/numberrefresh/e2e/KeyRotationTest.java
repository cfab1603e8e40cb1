package org.numberrefresh.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Apps get new keys while they are asked. */
@ExtendWith(SharedHub.class)
class KeyRotationTest {

  private static final int NUMBERS = 60;

  private final Hub hub;

  KeyRotationTest(Hub hub) {
    this.hub = hub;
  }

  private TestApp app(String name) {
    TestApp app =
        hub.app(name, TestApp.all("UNBOUND"), profile -> profile.put("maxItems", 1).put("callsPerSecond", 20));
    app.knows(app.registered().path("signingSecret").asText());
    return app;
  }

  private String rotated(TestApp app) {
    JsonNode shown = hub.operator().post("apps/" + app.id() + "/rotate-secret", Hub.object()).expect(200).body();
    Duration overlap =
        Duration.between(hub.now(), OffsetDateTime.parse(shown.path("oldSecretEndsAt").asText()).toInstant());
    assertTrue(overlap.compareTo(Duration.ofDays(6)) > 0, shown.path("oldSecretEndsAt")::asText);
    return shown.path("signingSecret").asText();
  }

  @Test
  void no_call_is_refused_by_an_app_that_knows_either_secret_while_an_order_runs() {
    try (var older = app("older");
        var newer = app("newer");
        var both = app("both")) {
      List<TestApp> apps = List.of(older, newer, both);
      PlacedOrder order = hub.active(apps, Hub.numbers(NUMBERS));
      apps.forEach(app -> Eventually.until("calls came", app::asked, asked -> asked.size() >= 5));
      rotated(older);
      newer.knows(rotated(newer));
      both.knows(both.registered().path("signingSecret").asText(), rotated(both));
      int before = newer.asked().size();
      order.settled();
      assertTrue(before < NUMBERS, "the order was over before the rotation");
      for (TestApp app : apps) {
        assertEquals(List.of(), app.refused());
        assertEquals(NUMBERS, app.items().size());
      }
      String first = newer.asked().getFirst().headers().get("webhook-signature");
      assertEquals(2, first.split(" ").length, "an app sees two signatures from its first call on");
    }
  }

  @Test
  void a_second_rotation_waits_for_the_first_or_replaces_what_it_showed() {
    try (var app = app("twice")) {
      String first = rotated(app);
      Reply refused = hub.operator().post("apps/" + app.id() + "/rotate-secret", Hub.object()).expect(409);
      assertEquals("CONFLICT", refused.code());
      String second =
          hub.operator()
              .post("apps/" + app.id() + "/rotate-secret", Hub.object().put("replaceNewest", true))
              .expect(200)
              .body()
              .path("signingSecret")
              .asText();
      assertNotEquals(first, second);
      app.knows(second);
      hub.active(List.of(app), Hub.numbers(2)).settled();
      assertEquals(List.of(), app.refused());
    }
  }

  @Test
  void a_blinded_app_is_told_digests_under_the_key_of_the_day() throws Exception {
    String number = Hub.number();
    try (var app = hub.app("blind", TestApp.all("NOT_BOUND"), profile -> profile.put("numberForm", "BLINDED"))) {
      JsonNode next = rotateDigestKey(app, "{}");
      assertEquals(app.id() + ".2", next.path("keyId").asText());
      hub.active(List.of(app), List.of(number)).settled();
      assertEquals(item(app, app.registered()), digest(app.registered(), number));

      JsonNode third = rotateDigestKey(app, "{\"replaceNewest\":true,\"startsAt\":\"" + Hub.text(hub.now()) + "\"}");
      String other = Hub.number();
      Eventually.until(
          "workers know of it",
          () -> {
            hub.advance(Duration.ofSeconds(20));
            hub.active(List.of(app), List.of(Hub.number())).settled();
            return app.items().getLast().path("keyId").asText();
          },
          third.path("keyId").asText()::equals);
      hub.active(List.of(app), List.of(other)).settled();
      assertEquals(item(app, third), digest(third, other));
    }
  }

  private JsonNode rotateDigestKey(TestApp app, String body) {
    return hub.operator().send("POST", "apps/" + app.id() + "/rotate-digest-key", body).expect(200).body();
  }

  private static String item(TestApp app, JsonNode key) {
    JsonNode item = app.items().getLast();
    assertEquals(key.path("keyId").asText(), item.path("keyId").asText());
    return item.path("phoneDigest").asText();
  }

  private static String digest(JsonNode key, String number) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(Base64.getUrlDecoder().decode(key.path("digestKey").asText()), "HmacSHA256"));
    byte[] digest = mac.doFinal(number.getBytes(StandardCharsets.US_ASCII));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
  }
}
