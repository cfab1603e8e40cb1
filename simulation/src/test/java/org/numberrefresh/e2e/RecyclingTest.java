package org.numberrefresh.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An app asks, before it trusts a login by SMS, whether a number is still its account's. */
@ExtendWith(SharedHub.class)
class RecyclingTest {

  private static final String CHECK = "/number-recycling/v0.2/check";
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  private final Hub hub;

  RecyclingTest(Hub hub) {
    this.hub = hub;
  }

  private Instant ago(int days) {
    return hub.now().minus(Duration.ofDays(days));
  }

  private ObjectNode question(String number, int daysAgo) {
    String day = LocalDate.ofInstant(ago(daysAgo), SHANGHAI).toString();
    return Hub.object().put("phoneNumber", number).put("specifiedDate", day);
  }

  private String asked(TestApp app, String number, int daysAgo) {
    Reply reply = app.client().post(CHECK, question(number, daysAgo), "x-correlator", "a-1");
    assertEquals("a-1", reply.header("x-correlator").orElseThrow());
    return reply.status() == 200 ? reply.body().toString() : reply.status() + " " + reply.code();
  }

  @Test
  void a_number_that_was_sold_again_is_recycled_for_whoever_knew_it_before_and_not_for_whoever_met_it_since() {
    String number = Hub.number();
    try (var app = hub.app("asks", TestApp.all("UNBOUND"))) {
      assertEquals("404 IDENTIFIER_NOT_FOUND", asked(app, number, 100));
      hub.batch(List.of(app), List.of(number)).settled();
      assertEquals("{\"phoneNumberRecycled\":true}", asked(app, number, 300));
      ObjectNode report = Hub.object();
      report
          .putArray("numbers")
          .addObject()
          .put("phoneNumber", number)
          .put("event", "RESOLD")
          .put("at", Hub.text(ago(50)));
      hub.east().post("numbers/report", report).expect(200);
      assertEquals("{\"phoneNumberRecycled\":true}", asked(app, number, 51));
      assertEquals("{\"phoneNumberRecycled\":false}", asked(app, number, 50));
      assertEquals("400 OUT_OF_RANGE", asked(app, number, -2));
    }
  }

  private ObjectNode certified(String number, Instant since) {
    return Hub.object().put("phoneNumber", number).put("holderSince", Hub.text(since)).put("consent", "c-1");
  }

  private static String checked(Caller caller, String certificate) {
    return caller
        .post("certificates/check", Hub.object().put("certificate", certificate))
        .expect(200)
        .body()
        .toString();
  }

  private void reported(String number, String event, Instant at) {
    ObjectNode report = Hub.object();
    report.putArray("numbers").addObject().put("phoneNumber", number).put("event", event).put("at", Hub.text(at));
    assertEquals(1, hub.east().post("numbers/report", report).expect(200).body().path("accepted").asInt());
  }

  @Test
  void a_present_holder_is_certified_the_past_of_his_number_until_it_changes_hands() {
    String number = Hub.number();
    try (var app = hub.app("asks", TestApp.all("UNBOUND"))) {
      ObjectNode asked = certified(number, ago(50)).put("language", "zh-CN");
      assertEquals("NOT_FOUND", hub.east().post("numbers/certificate", asked).expect(404).code());
      hub.batch(List.of(app), List.of(number)).settled();
      String notYet = hub.east().post("numbers/certificate", asked).expect(409).code();
      assertEquals("NUMBER_REFRESH.HOLDER_NOT_ON_RECORD", notYet);
      reported(number, "RESOLD", ago(50));
      JsonNode issued = hub.east().post("numbers/certificate", asked).expect(200).body();
      String certificate = issued.path("certificate").asText();
      assertTrue(issued.path("page").asText().contains(certificate));
      assertTrue(issued.path("page").asText().contains("<html lang=\"zh-CN\">"));
      for (Caller caller : List.of(hub.east(), hub.west(), app.client(), hub.operator())) {
        assertEquals("{\"valid\":true,\"stillHeld\":true}", checked(caller, certificate));
      }
      assertEquals("NOT_FOUND", hub.west().post("numbers/certificate", asked).expect(404).code());
      assertEquals(401, hub.east().sendAs("Bearer " + certificate, "GET", "apps", new byte[0]).status());
      assertTrue(checked(app.client(), certificate + "A").contains("\"reason\":\"FORGED\""));
      assertTrue(checked(app.client(), hub.east().token()).contains("\"reason\":\"MALFORMED\""));
      reported(number, "HOLDER_CHANGED", ago(10));
      assertEquals("{\"valid\":true,\"stillHeld\":false}", checked(app.client(), certificate));
      keysAreOpen(certificate);
    }
  }

  /** Keys and verifier need no token. */
  private void keysAreOpen(String certificate) {
    String header = new String(Base64.getUrlDecoder().decode(certificate.split("\\.")[0]), StandardCharsets.UTF_8);
    Reply keys = hub.east().sendAs("", "GET", "certificates/jwks.json", new byte[0]).expect(200);
    String kid = keys.body().path("keys").get(0).path("kid").asText();
    assertTrue(header.contains(kid), header);
    assertFalse(keys.body().path("keys").get(0).has("d"));
    Reply page = hub.east().sendAs("", "GET", "certificates/verifier", new byte[0]).expect(200);
    assertTrue(page.body().asText().contains(kid));
  }

  @Test
  void what_is_told_does_not_tell_whose_number_it_is_nor_when_it_changed() {
    String number = Hub.number();
    try (var app = hub.app("asks", TestApp.all("UNBOUND"))) {
      hub.active(List.of(app), List.of(number)).settled();
      Reply reply = app.client().post(CHECK, question(number, 30)).expect(200);
      assertEquals(List.of("phoneNumberRecycled"), reply.body().propertyStream().map(e -> e.getKey()).toList());
    }
  }

  @Test
  void an_app_is_told_how_often_it_may_ask_yet_today() {
    try (var app = hub.app("asks", TestApp.all("UNBOUND"))) {
      Reply unknown = app.client().post(CHECK, question(Hub.number(), 30)).expect(404);
      assertEquals(Optional.empty(), unknown.header("ratelimit"));
      String number = Hub.number();
      hub.active(List.of(app), List.of(number)).settled();
      Reply known = app.client().post(CHECK, question(number, 30)).expect(200);
      assertEquals("\"checks\";q=100000;w=86400", known.header("ratelimit-policy").orElse(""));
      assertTrue(known.header("ratelimit").orElse("").startsWith("\"checks\";r=99998;"), known::toString);
    }
  }

  @Test
  void the_check_is_for_apps_and_names_what_is_missing_in_both_languages() {
    assertEquals("PERMISSION_DENIED", hub.east().post(CHECK, question(Hub.number(), 1)).expect(403).code());
    try (var app = hub.app("asks", TestApp.all("UNBOUND"))) {
      ObjectNode none = Hub.object().put("specifiedDate", "2026-01-01");
      Reply english = app.client().post(CHECK, none).expect(422);
      assertEquals("MISSING_IDENTIFIER", english.code());
      Reply chinese = app.client().post(CHECK, none, "Accept-Language", "zh-CN").expect(422);
      assertTrue(chinese.body().path("message").asText().codePoints().anyMatch(Character::isIdeographic));
      ObjectNode thing = question("+861400123456789", 1);
      assertEquals("SERVICE_NOT_APPLICABLE", app.client().post(CHECK, thing).expect(422).code());
    }
  }
}
