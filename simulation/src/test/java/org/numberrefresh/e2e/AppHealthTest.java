package org.numberrefresh.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.numberrefresh.domain.calendar.ShanghaiTime;
import org.numberrefresh.stack.template.TableSpec;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The health of apps as an operator sees it, and his remedies. */
@ExtendWith(SharedHub.class)
class AppHealthTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final Hub hub;

  AppHealthTest(Hub hub) {
    this.hub = hub;
  }

  private JsonNode health(TestApp app) {
    JsonNode all = hub.operator().get("apps/health").expect(200).body().path("apps");
    return StreamSupport.stream(all.spliterator(), false)
        .filter(one -> one.path("id").asText().equals(app.id()))
        .findFirst()
        .orElseThrow();
  }

  private JsonNode post(TestApp app, String what) {
    return hub.operator().post("apps/" + app.id() + "/" + what, Hub.object()).expect(200).body();
  }

  @Test
  void an_app_that_does_well_shows_its_rate_and_no_trouble() {
    try (var app = hub.app("well", TestApp.all("UNBOUND"))) {
      hub.batch(List.of(app), Hub.numbers(1)).settled();
      JsonNode health = health(app);
      assertEquals("READY", health.path("state").asText());
      assertEquals("CLOSED", health.path("circuit").path("state").asText());
      assertEquals(health.path("rate").path("configured").asDouble(), health.path("rate").path("present").asDouble());
      assertEquals(0, health.path("backlog").path("held").asInt());
      assertFalse(health.path("late").asBoolean());
    }
  }

  @Test
  void the_report_of_the_month_tells_what_was_settled_and_asked_for() {
    try (var app = hub.app("reported", TestApp.all("UNBOUND"))) {
      hub.batch(List.of(app), Hub.numbers(3)).settled();
      hub.east().post("demands", Hub.object().put("name", "Missed app")).expect(202);
      hub.east().post("demands", Hub.object().put("name", "Call 13800138000")).expect(400);
      String month = YearMonth.from(ShanghaiTime.dayOf(hub.now())).toString();
      JsonNode report = hub.operator().get("reports/monthly?month=" + month).expect(200).body();
      assertTrue(report.path("apps").toString().contains(app.id()), report::toString);
      assertTrue(report.path("carriers").toString().contains("\"east\""), report::toString);
      assertTrue(hub.operator().get("demands").expect(200).body().toString().contains("Missed app"));
      hub.operator().get("reports/monthly?month=2099-01").expect(400);
      hub.operator().get("reports/monthly?month=2026-13").expect(400);
    }
  }

  @Test
  void carriers_are_told_of_an_app_that_takes_part_by_the_sweep() {
    String before = hub.east().get("events?cursor=latest").expect(200).body().path("cursor").asText();
    try (var app = hub.app("joins", TestApp.all("UNBOUND"))) {
      for (int i = 0; i < 5; i++) {
        hub.advance(MINUTE);
      }
      Eventually.until("the sweep told", () -> told(before, app), n -> n == 1);
      forgetThatAllWereTold(app);
      for (int i = 0; i < 5; i++) {
        hub.advance(MINUTE);
      }
      Eventually.until("the sweep noted it", () -> news(app), "1+"::equals);
      assertEquals(1, told(before, app));
    }
  }

  /** Leaves an app as a sweep does that dies before it notes that all carriers were told. */
  private void forgetThatAllWereTold(TestApp app) {
    hub.stack()
        .stores()
        .dynamoDb()
        .updateItem(
            request ->
                request
                    .tableName(parties())
                    .key(key(app))
                    .updateExpression("SET news = :untold")
                    .expressionAttributeValues(Map.of(":untold", AttributeValue.fromS("1+?"))));
  }

  private String news(TestApp app) {
    return hub.stack()
        .stores()
        .dynamoDb()
        .getItem(request -> request.tableName(parties()).key(key(app)).consistentRead(true))
        .item()
        .get("news")
        .s();
  }

  private static Map<String, AttributeValue> key(TestApp app) {
    return Map.of("party", AttributeValue.fromS("apps"), "part", AttributeValue.fromS(app.id()));
  }

  private String parties() {
    return hub.stack().template().tables().stream()
        .filter(spec -> spec.logicalId().equals("PartiesTable"))
        .map(TableSpec::name)
        .findFirst()
        .orElseThrow();
  }

  private long told(String cursor, TestApp app) {
    String types = "&limit=1000&types=app.coverage-changed.v1";
    JsonNode events = hub.east().get("events?cursor=" + cursor + types).expect(200).body().path("events");
    return StreamSupport.stream(events.spliterator(), false)
        .map(event -> event.path("data"))
        .filter(data -> data.path("app").asText().equals(app.id()) && data.path("covered").asBoolean())
        .count();
  }

  @Test
  void an_app_that_is_gone_is_paused_until_the_operator_resumes_it() {
    try (var app = hub.app("gone", TestApp.status(410))) {
      PlacedOrder order = hub.batch(List.of(app), Hub.numbers(1));
      Eventually.until("the app is paused", () -> health(app).path("state").asText(), "PAUSED"::equals);
      PlacedOrder other = hub.batch(List.of(app), Hub.numbers(1));
      Eventually.until("a task stands", () -> health(app).path("backlog").path("held").asInt(), held -> held > 0);
      assertEquals("GONE", health(app).path("pausedBecause").asText());
      assertEquals("PAUSED", health(app).path("lateBecause").asText());
      assertEquals(app.id(), other.view().path("late").get(0).asText());
      assertEquals(1, app.asked().size());

      app.answers(TestApp.all("UNBOUND"));
      assertEquals("PAUSED", post(app, "verify").path("state").asText());
      assertEquals("FAILING", post(app, "resume").path("state").asText());
      order.settledWithin(MINUTE.multipliedBy(2));
      other.settledWithin(MINUTE.multipliedBy(2));
      assertEquals("CLOSED", health(app).path("circuit").path("state").asText());
      assertEquals(0, other.view().path("late").size());
    }
  }

  @Test
  void a_paused_app_is_sent_nothing() {
    try (var app = hub.app("paused", TestApp.all("UNBOUND"))) {
      assertEquals("OPERATOR", post(app, "pause").path("pausedBecause").asText());
      PlacedOrder order = hub.batch(List.of(app), Hub.numbers(1));
      Eventually.until("the task stands", () -> health(app).path("backlog").path("held").asInt(), held -> held == 1);
      // Long enough for its batch to look whether any task is in no place where something wakes it.
      hub.advance(MINUTE.multipliedBy(16));
      assertTrue(app.asked().isEmpty());
      JsonNode one = hub.operator().get("apps/" + app.id()).expect(200).body();
      assertEquals("PAUSED", one.path("state").asText());
      assertEquals(1, one.path("backlog").path("held").asInt());
      post(app, "resume");
      order.settledWithin(MINUTE);
      assertEquals(1, app.asked().size());
    }
  }

  @Test
  void a_verify_tells_its_own_result_and_whether_the_app_is_verified() {
    try (var app = hub.app("verified", TestApp.all("UNBOUND"))) {
      JsonNode passed = post(app, "verify");
      assertTrue(passed.path("verified").asBoolean());
      assertTrue(passed.path("attempt").path("passed").asBoolean());
      app.verifies(false);
      JsonNode failed = post(app, "verify");
      assertTrue(failed.path("verified").asBoolean());
      assertFalse(failed.path("attempt").path("passed").asBoolean());
      assertEquals(404, failed.path("attempt").path("status").asInt());
      assertEquals("UNEXPECTED_STATUS", failed.path("attempt").path("fault").asText());
    }
  }

  @Test
  void a_patch_keeps_an_apps_clients_and_secrets() {
    try (var app = hub.app("patched", TestApp.all("UNBOUND"))) {
      JsonNode before = hub.operator().get("apps/" + app.id()).expect(200).body();
      String patch = "{\"callsPerSecond\":7}";
      JsonNode after = hub.operator().send("PATCH", "apps/" + app.id(), patch).expect(200).body();
      assertEquals(7, after.path("callsPerSecond").asInt());
      assertEquals(before.path("clientIds"), after.path("clientIds"));
      assertTrue(after.path("verified").asBoolean());
      hub.batch(List.of(app), Hub.numbers(1)).settled();
      assertEquals(404, hub.operator().send("PATCH", "apps/nobodys-app", patch).status());
    }
  }

  @Test
  void an_app_sees_itself_and_its_last_fault_and_the_operator_sees_it_among_the_troubled() {
    try (var app = hub.app("own", TestApp.all("UNBOUD"));
        var other = hub.app("other", TestApp.all("UNBOUND"))) {
      List<String> numbers = Hub.numbers(1);
      PlacedOrder order = hub.batch(List.of(app, other), numbers);
      JsonNode own =
          Eventually.until(
              "a fault is shown",
              () -> app.client().get("apps/self").expect(200).body(),
              one -> !one.path("lastFaults").isEmpty());
      assertEquals(app.id(), own.path("id").asText());
      JsonNode fault = own.path("lastFaults").get(0);
      assertEquals("INVALID_ANSWER", fault.path("fault").asText());
      assertEquals("OUTCOME_UNKNOWN", fault.path("cause").asText());
      assertEquals(200, fault.path("status").asInt());
      assertEquals(app.ref(numbers.getFirst()), fault.path("ref").asText());
      assertFalse(own.has("signingSecret") || own.has("digestKey"));

      String reason = "{\"reason\":\"maintenance\"}";
      JsonNode paused = hub.operator().send("POST", "apps/" + app.id() + "/pause", reason).expect(200).body();
      assertEquals("maintenance", paused.path("operatorPause").path("reason").asText());
      assertFalse(paused.path("operatorPause").path("by").asText().isEmpty());
      assertFalse(app.client().get("apps/self").expect(200).body().has("operatorPause"));
      JsonNode troubled = hub.operator().get("apps/health?troubled=true").expect(200).body().path("apps");
      List<String> ids = troubled.findValuesAsText("id");
      assertTrue(ids.contains(app.id()) && !ids.contains(other.id()));
      app.answers(TestApp.all("UNBOUND"));
      JsonNode resumed = post(app, "resume");
      assertTrue(resumed.path("operatorPause").has("resumedAt"));
      order.settledWithin(MINUTE.multipliedBy(10));
    }
  }

  @Test
  void health_and_self_are_paths_and_no_apps() {
    assertEquals(400, hub.operator().put("apps/health", Hub.object()).status());
    assertEquals(400, hub.operator().put("apps/self", Hub.object()).status());
  }
}
