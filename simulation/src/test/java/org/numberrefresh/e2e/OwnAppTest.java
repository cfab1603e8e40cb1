package org.numberrefresh.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An app provider looks after its own app, with the token of the app. */
@ExtendWith(SharedHub.class)
class OwnAppTest {

  private static final int ROTATIONS_A_DAY = 100;
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Hub hub;

  OwnAppTest(Hub hub) {
    this.hub = hub;
  }

  @Test
  void an_app_rotates_its_own_secret_and_is_called_by_the_new_one() {
    try (var app = hub.app("rotates", TestApp.all("UNBOUND"))) {
      JsonNode shown = app.client().post("apps/self/rotate-secret", Hub.object()).expect(200).body();
      assertEquals(app.id(), shown.path("id").asText());
      String ends = shown.path("oldSecretEndsAt").asText();
      assertEquals(ends, app.client().get("apps/self").expect(200).body().path("oldSecretEndsAt").asText());
      JsonNode seen = hub.operator().get("apps/" + app.id()).expect(200).body();
      assertEquals(ends, seen.path("oldSecretEndsAt").asText());
      app.knows(shown.path("signingSecret").asText());
      hub.batch(List.of(app), Hub.numbers(1)).settled();
      app.client().post("apps/self/rotate-secret", Hub.object()).expect(409);
      hub.operator().post("apps/self/rotate-secret", Hub.object()).expect(403);
    }
  }

  @Test
  void only_secrets_that_were_made_count_and_an_app_that_has_made_a_hundred_may_still_be_tried() {
    try (var app = hub.app("rotates-often", TestApp.all("UNBOUND"))) {
      app.client().post("apps/self/rotate-secret", Hub.object()).expect(200);
      JsonNode replace = Hub.object().put("replaceNewest", true);
      for (int i = 1; i < ROTATIONS_A_DAY; i++) {
        app.client().post("apps/self/rotate-secret", Hub.object()).expect(409);
        app.client().post("apps/self/rotate-secret", replace).expect(200);
      }
      app.client().post("apps/self/rotate-secret", Hub.object()).expect(409);
      assertEquals("QUOTA_EXCEEDED", app.client().post("apps/self/rotate-secret", replace).expect(429).code());
      app.client().send("POST", "apps/self/try", "{\"kinds\":[\"verify\"]}").expect(200);
    }
  }

  @Test
  void an_app_tries_its_endpoint_and_is_told_what_to_mend_in_its_language() {
    try (var app = hub.app("tries", TestApp.all("NOT_BOUND"))) {
      String kinds = "{\"kinds\":[\"verify\",\"unbind\",\"repeat\",\"bad-signature\",\"cancel\"]}";
      app.knows(app.registered().path("signingSecret").asText());
      JsonNode right = app.client().send("POST", "apps/self/try", kinds).expect(200).body().path("checks");
      assertEquals(5, right.size());
      right.forEach(check -> assertTrue(check.path("passed").asBoolean(), check::toString));

      app.answers(TestApp.all("UNBOUD"));
      JsonNode wrong =
          app.client()
              .send("POST", "apps/self/try", "{\"kinds\":[\"unbind\"]}", "Accept-Language", "zh-CN")
              .expect(200)
              .body()
              .at("/checks/0");
      assertFalse(wrong.path("passed").asBoolean());
      assertEquals(200, wrong.path("status").asInt());
      assertTrue(wrong.path("finding").asText().contains("违反规则 OUTCOME_UNKNOWN"), wrong::toString);
      assertTrue(wrong.path("advice").asText().contains("ref"), wrong::toString);
      assertEquals(0, app.client().get("apps/self").expect(200).body().path("lastFaults").size());
    }
  }

  @Test
  void an_app_without_a_verified_endpoint_has_nothing_to_try() {
    PullingApp app = hub.puller("tries-not", profile -> profile);
    assertEquals("CONFLICT", app.client().send("POST", "apps/self/try", "").expect(409).code());
  }

  @Test
  void an_app_that_is_told_digests_lists_its_appeals_without_a_number_and_decides_by_the_list() {
    TestApp.Script blocks = TestApp.all("BLOCKED", "ACCOUNT_FROZEN");
    try (var app = hub.app("lists", blocks, profile -> profile.put("numberForm", "BLINDED"));
        var other = hub.app("apart", blocks)) {
      String number = Hub.number();
      hub.batch(List.of(app, other), List.of(number)).settled();
      app.answers(TestApp.later());
      String id = hub.appeal(number, app.id()).expect(201).body().path("appealId").asText();
      JsonNode listed = app.client().get("apps/self/appeals?state=SUBMITTED").expect(200).body();
      JsonNode appeal = listed.path("appeals").get(0);
      assertEquals("BLOCKED", appeal.path("outcome").asText());
      assertEquals("ACCOUNT_FROZEN", appeal.path("reason").asText());
      assertFalse(listed.toString().contains(number.substring(3)) || listed.toString().contains(id));
      assertEquals(0, other.client().get("apps/self/appeals").expect(200).body().path("appeals").size());

      Eventually.until("the app has it", () -> app.asked().size(), size -> size > 1);
      String ref = appeal.path("ref").asText();
      app.send(Hub.object().put("ref", ref).put("appeal", "REJECTED")).expect(200);
      JsonNode decided = app.client().get("apps/self/appeals?state=REJECTED").expect(200).body().path("appeals");
      assertEquals(ref, decided.get(0).path("ref").asText());
      hub.advance(MINUTE);
    }
  }
}
