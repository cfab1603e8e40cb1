package org.numberrefresh.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.numberrefresh.domain.calendar.Rfc3339;

/** The carrier of a number, as carriers and the people in their shops meet it. */
@ExtendWith(SharedHub.class)
class WhoseNumberTest {

  private final Hub hub;

  WhoseNumberTest(Hub hub) {
    this.hub = hub;
  }

  private String ago(int days) {
    return Hub.text(hub.now().minus(Duration.ofDays(days)));
  }

  private static ObjectNode report(String number, String event, String at) {
    ObjectNode body = Hub.object();
    body.putArray("numbers").addObject().put("phoneNumber", number).put("event", event).put("at", at);
    return body;
  }

  private static void reports(Caller carrier, String number, String event, String at) {
    Reply reply = carrier.post("numbers/report", report(number, event, at)).expect(200);
    assertEquals(1, reply.body().path("accepted").asInt(), reply::toString);
  }

  /** The operator enters a port that the national database knows. */
  private void register(String number, String from, String to, String at) {
    ObjectNode body = Hub.object();
    body.putArray("ports").addObject().put("phoneNumber", number).put("from", from).put("to", to).put("at", at);
    assertEquals(1, hub.operator().put("number-ports", body).expect(200).body().path("accepted").asInt());
  }

  private void port(String number, String at) {
    reports(hub.east(), number, "PORTED_OUT", at);
    reports(hub.west(), number, "PORTED_IN", at);
  }

  private ObjectNode active(String number, String holderSince) {
    return Orders.active(List.of("all"), List.of(number), holderSince);
  }

  private ObjectNode ported(String number, String holderSince, String portedInAt) {
    ObjectNode body = active(number, holderSince);
    ((ObjectNode) body.path("numbers").get(0)).put("portedInAt", portedInAt);
    return body;
  }

  private ObjectNode batch(String number, String deactivatedAt) {
    return Orders.batch(List.of("all"), List.of(number), deactivatedAt);
  }

  /** The one rejected line of an order, told in both languages. */
  private static JsonNode refused(String code, Caller carrier, JsonNode order) {
    JsonNode english = refused(code, carrier, order, "en");
    JsonNode chinese = refused(code, carrier, order, "zh-CN");
    for (String text : List.of("message", "nextStep")) {
      assertTrue(english.path(text).asText().matches("[ -~]{20,}"), english::toString);
      assertTrue(chinese.path(text).asText().codePoints().anyMatch(Character::isIdeographic), chinese::toString);
    }
    for (String carriersName : List.of("east", "west")) {
      assertFalse(english.toString().toLowerCase(Locale.ROOT).contains(carriersName));
    }
    return english;
  }

  private static JsonNode refused(String code, Caller carrier, JsonNode order, String language) {
    Reply reply =
        carrier
            .post("orders", order, "Idempotency-Key", UUID.randomUUID().toString(), "Accept-Language", language)
            .expect(202);
    assertEquals(List.of("0 " + code), reply.rejected());
    return reply.body().path("rejected").get(0);
  }

  @Test
  void another_carriers_number_is_refused() {
    refused("NUMBER_REFRESH.CARRIER_MISMATCH", hub.west(), batch(Hub.number(), hub.longAgo()));
  }

  @Test
  void a_resellers_number_is_refused_to_its_host_and_taken_from_the_reseller() {
    String number = Hub.number();
    Caller thrift = hub.reseller("thrift", "east");
    Reply early = thrift.post("numbers/report", report(number, "ACTIVATED", ago(400))).expect(200);
    assertEquals(List.of("0 NUMBER_REFRESH.SUBSCRIBER_DATA_NOT_SYNCED"), early.rejected());
    register(number, "east", "thrift", ago(400));
    reports(thrift, number, "ACTIVATED", ago(400));
    refused("NUMBER_REFRESH.MVNO_NUMBER", hub.east(), batch(number, hub.longAgo()));
    assertEquals(List.of(), Hub.submit(thrift, batch(number, hub.longAgo())).expect(202).rejected());
    Reply reply =
        hub.operator().put("carriers/bargain", Hub.object().put("name", "Bargain").put("host", "thrift")).expect(400);
    assertTrue(reply.body().path("message").asText().contains("host"));
    hub.operator().put("carriers/east", Hub.object().put("name", "East").put("host", "west")).expect(400);
  }

  @Test
  void a_number_that_was_ported_away_is_refused_and_taken_from_its_new_carrier() {
    String number = Hub.number();
    refused("NUMBER_REFRESH.CARRIER_MISMATCH", hub.west(), active(number, ago(300)));
    port(number, ago(10));
    refused("NUMBER_REFRESH.PORTED_NUMBER", hub.east(), active(number, ago(300)));
    assertEquals(List.of(), Hub.submit(hub.west(), active(number, ago(300))).expect(202).rejected());
  }

  @Test
  void a_claimed_number_stays_its_carriers_who_sees_the_claim_and_disputes_it() {
    String number = Hub.number();
    try (var app = hub.app("app", TestApp.all("UNBOUND"))) {
      PlacedOrder own = hub.batch(List.of(app), List.of(number)).settled();
      assertFalse(own.status(number).has("portClaimedOn"));
      reports(hub.west(), number, "PORTED_IN", ago(10));
      reports(hub.west(), number, "PORTED_IN", ago(10));
      JsonNode line = refused("NUMBER_REFRESH.SUBSCRIBER_DATA_NOT_SYNCED", hub.west(), active(number, ago(300)));
      assertEquals(3600, line.path("retryAfter").asInt());
      assertEquals(Rfc3339.day(Instant.parse(ago(10))), own.status(number).path("portClaimedOn").asText());
      reports(hub.east(), number, "STILL_SERVED", ago(5));
      assertFalse(own.status(number).has("portClaimedOn"));
      refused("NUMBER_REFRESH.CARRIER_MISMATCH", hub.west(), active(number, ago(300)));
      assertEquals(1, app.items().size());
    }
  }

  @Test
  void a_port_of_the_register_gives_a_number_to_its_new_carrier() {
    String number = Hub.number();
    register(number, "east", "west", ago(10));
    refused("NUMBER_REFRESH.PORTED_NUMBER", hub.east(), active(number, ago(300)));
    assertEquals(List.of(), Hub.submit(hub.west(), active(number, ago(300))).expect(202).rejected());
  }

  @Test
  void a_number_outside_all_ranges_says_so() {
    refused("NUMBER_REFRESH.NUMBER_RANGE_UNKNOWN", hub.west(), active("+8615400138000", ago(300)));
  }

  @Test
  void a_number_that_arrived_a_moment_ago_says_when_to_try_again() {
    JsonNode line =
        refused("NUMBER_REFRESH.SUBSCRIBER_DATA_NOT_SYNCED", hub.west(), ported(Hub.number(), ago(300), ago(1)));
    assertEquals(3600, line.path("retryAfter").asInt());
  }

  @Test
  void a_number_in_service_is_not_refreshed_before_resale() {
    String number = Hub.number();
    reports(hub.east(), number, "RESOLD", ago(20));
    refused("NUMBER_REFRESH.NUMBER_IN_SERVICE", hub.east(), batch(number, hub.longAgo()));
  }

  @Test
  void a_port_date_is_no_change_of_holder_though_only_the_record_tells_it() {
    String number = Hub.number();
    port(number, ago(10));
    refused("NUMBER_REFRESH.HOLDER_CHANGE_NOT_PROVEN", hub.west(), active(number, ago(10)));
  }

  @Test
  void a_report_is_judged_line_by_line_and_may_be_repeated() {
    String number = Hub.number();
    ObjectNode body = report(number, "ACTIVATED", ago(30));
    body.withArray("numbers")
        .add(report(Hub.numberOfWest(), "ACTIVATED", ago(30)).path("numbers").get(0))
        .add(report(Hub.number(), "ACTIVATED", Hub.text(hub.now().plus(Duration.ofDays(1)))).path("numbers").get(0));
    for (int unchanged = 0; unchanged < 2; unchanged++) {
      Reply reply = hub.east().post("numbers/report", body, "Accept-Language", "zh-CN").expect(200);
      assertEquals(List.of("1 NUMBER_REFRESH.CARRIER_MISMATCH", "2 OUT_OF_RANGE"), reply.rejected());
      assertEquals(1, reply.body().path("accepted").asInt());
      assertEquals(unchanged, reply.body().path("unchanged").asInt());
      assertFalse(reply.body().path("rejected").get(0).path("nextStep").asText().isEmpty());
    }
  }

  @Test
  void a_number_reported_in_service_is_never_asked_about_and_its_life_stays_readable() {
    String number = Hub.number();
    try (var app = hub.app("app", TestApp.all("UNBOUND"))) {
      PlacedOrder order = hub.place(Orders.batch(List.of(app.id()), List.of(number), ago(40)));
      assertEquals("COOLING HOLD", order.grade(number));
      reports(hub.east(), number, "ACTIVATED", ago(5));
      assertEquals("NOT_REFRESHED HOLD", order.grade(number));
      PlacedOrder own = hub.place(Orders.active(List.of(app.id()), List.of(number), ago(2))).settled();
      assertEquals("CLEAR", own.outcome(number, app));
      JsonNode status = own.status(number);
      assertEquals(1, status.path("history").size(), status::toString);
      assertEquals("BATCH", status.path("history").get(0).path("mode").asText());
      assertEquals("NOT_REFRESHED", status.path("history").get(0).path("grade").asText());
      assertTrue(status.path("history").get(0).has("deactivatedAt"));
      assertFalse(status.has("deactivatedAt"));
      assertEquals(1, app.items().size());
    }
  }

  @Test
  void a_former_carrier_reads_its_own_life_and_no_other() {
    String number = Hub.number();
    try (var app = hub.app("app", TestApp.all("UNBOUND"))) {
      PlacedOrder old = hub.batch(List.of(app), List.of(number)).settled();
      port(number, ago(10));
      String since = ago(12);
      JsonNode body = Orders.active(List.of(app.id()), List.of(number), since);
      PlacedOrder next = new PlacedOrder(hub, hub.west(), Hub.submit(hub.west(), body).expect(202)).settled();
      assertFalse(old.status(number).has("holderSince"));
      assertTrue(old.status(number).has("deactivatedAt"));
      assertEquals("REFRESHED HOLD", old.grade(number));
      assertFalse(next.status(number).has("deactivatedAt"));
      assertEquals(0, next.status(number).path("history").size());
    }
  }
}
