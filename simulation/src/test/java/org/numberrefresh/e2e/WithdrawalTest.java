package org.numberrefresh.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.numberrefresh.stack.template.TableSpec;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Numbers and orders that a carrier takes back: numbers that their old holders keep, and orders. */
@ExtendWith(SharedHub.class)
class WithdrawalTest {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final int COOLED_DAYS = 80;

  private final Hub hub;

  WithdrawalTest(Hub hub) {
    this.hub = hub;
  }

  private ZonedDateTime givenUp() {
    return hub.now().atZone(SHANGHAI).minusDays(COOLED_DAYS).withHour(15);
  }

  private PlacedOrder cooling(TestApp app, ZonedDateTime givenUp, List<String> numbers) {
    return hub.place(Orders.batch(List.of(app.id()), numbers, Hub.text(givenUp.toInstant())));
  }

  private static Instant coolingEnd(ZonedDateTime givenUp) {
    return givenUp.toLocalDate().plusDays(90).atStartOfDay(SHANGHAI).toInstant();
  }

  private static JsonNode restore(Caller carrier, String... numbers) {
    ObjectNode body = Hub.object();
    var lines = body.putArray("numbers");
    List.of(numbers).forEach(number -> lines.addObject().put("phoneNumber", number));
    return carrier.post("numbers/restore", body).expect(200).body();
  }

  private static Set<String> refs(List<JsonNode> items) {
    return items.stream().map(item -> item.path("ref").asText()).collect(Collectors.toSet());
  }

  private static Set<String> numbers(TestApp app) {
    return app.items().stream().map(item -> item.path("phoneNumber").asText()).collect(Collectors.toSet());
  }

  @Test
  void a_restored_number_is_never_sent_while_the_others_start_on_their_day() {
    List<String> numbers = Hub.numbers(3);
    String kept = numbers.get(1);
    ZonedDateTime givenUp = givenUp();
    try (var app = hub.app("app", TestApp.all("UNBOUND"))) {
      PlacedOrder order = cooling(app, givenUp, numbers);
      assertEquals("COOLING", order.view().path("state").asText());
      assertEquals(
          coolingEnd(givenUp), OffsetDateTime.parse(order.status(kept).path("coolingEndsAt").asText()).toInstant());
      assertEquals(1, restore(hub.east(), kept).path("accepted").asInt());
      assertEquals(1, restore(hub.east(), kept).path("accepted").asInt());
      assertEquals("RESTORED", order.status(kept).path("state").asText());

      hub.advance(Duration.between(hub.now(), coolingEnd(givenUp)).minusMinutes(5));
      assertEquals(List.of(), app.asked());
      order.settledWithin(Duration.ofMinutes(6));
      assertEquals(Set.of(numbers.get(0), numbers.get(2)), numbers(app));
      assertEquals(List.of(), app.cancelled());
      assertEquals("NOT_REFRESHED HOLD", order.grade(kept));
      JsonNode status = order.status(kept);
      assertEquals("RESTORED", status.path("state").asText());
      assertTrue(OffsetDateTime.parse(status.path("restoredAt").asText()).toInstant().isBefore(coolingEnd(givenUp)));
      assertEquals("RESTORED", order.results(100).get(kept).path("state").asText());
      assertEquals("CANCELLED", order.outcome(kept, app));
      assertEquals("CLEAR", order.outcome(numbers.get(0), app));

      JsonNode late = restore(hub.east(), numbers.get(0), kept);
      assertEquals(1, late.path("accepted").asInt());
      assertEquals("CONFLICT", late.path("rejected").get(0).path("code").asText());
    }
  }

  private static JsonNode erase(Caller operator, String... numbers) {
    ObjectNode body = Hub.object().put("reason", "Request 2026-114");
    List.of(numbers).forEach(body.putArray("phoneNumbers")::add);
    return operator.post("numbers/erase", body).expect(200).body();
  }

  private String grade(String number) {
    ObjectNode asked = Hub.object();
    asked.putArray("phoneNumbers").add(number);
    JsonNode grades = hub.east().post("numbers/retrieve-grade", asked).expect(200).body();
    return grades.toString().replace(number, "");
  }

  /** True if a trace still holds the places that its number was erased from. */
  private boolean holdsPlaces(String trace) {
    String[] parts = trace.split("-");
    String parties =
        hub.stack().template().tables().stream()
            .filter(table -> table.logicalId().equals("PartiesTable"))
            .map(TableSpec::name)
            .findFirst()
            .orElseThrow();
    Map<String, AttributeValue> key =
        Map.of(
            "party", AttributeValue.fromS("erasures#" + parts[0]),
            "part", AttributeValue.fromS("%012d".formatted(Long.parseLong(parts[1]))));
    Map<String, AttributeValue> item =
        hub.stack().stores().dynamoDb().getItem(request -> request.tableName(parties).key(key)).item();
    assertTrue(item.containsKey("done"), item::toString);
    return item.containsKey("places");
  }

  @Test
  void an_operator_erases_a_number_that_is_settled_and_none_that_cools() {
    List<String> numbers = Hub.numbers(2);
    String cooling = Hub.number();
    try (var app = hub.app("app", TestApp.all("UNBOUND"))) {
      PlacedOrder order = hub.batch(List.of(app), numbers).settled();
      cooling(app, givenUp(), List.of(cooling));
      JsonNode answer = erase(hub.operator(), numbers.get(0), cooling, Hub.number(), "no number");
      assertEquals(1, answer.path("erased").size(), answer::toString);
      String trace = answer.path("erased").path(0).path("traceId").asText();
      assertEquals(
          List.of("CONFLICT", "NOT_FOUND", "NUMBER_REFRESH.NUMBER_FORMAT_INVALID"),
          answer.path("rejected").findValuesAsText("code"));
      assertEquals(Set.of(numbers.get(1)), order.results(100).keySet());
      assertEquals(2, order.view().path("numbers").asInt());
      ObjectNode asked = Hub.object();
      asked.putArray("phoneNumbers").add(numbers.get(0));
      JsonNode status = hub.east().post("numbers/retrieve-status", asked).expect(200).body();
      assertEquals(List.of("NOT_FOUND"), status.path("rejected").findValuesAsText("code"), status::toString);
      assertEquals(grade(Hub.number()), grade(numbers.get(0)));
      assertEquals(trace, erase(hub.operator(), numbers.get(0)).path("erased").path(0).path("traceId").asText());
      assertEquals("PERMISSION_DENIED", hub.east().post("numbers/erase", asked.put("reason", "x")).expect(403).code());
      assertEquals(List.of("CONFLICT"), erase(hub.operator(), cooling).path("rejected").findValuesAsText("code"));
      hub.advance(Duration.ofMinutes(2));
      Eventually.until("the clock has looked once more", () -> holdsPlaces(trace), held -> !held);
    }
  }

  @Test
  void a_number_is_restored_by_its_own_carrier_line_by_line() {
    String number = Hub.number();
    try (var app = hub.app("app", TestApp.all("UNBOUND"))) {
      PlacedOrder order = cooling(app, givenUp(), List.of(number));
      JsonNode foreign = restore(hub.west(), number, "+861", Hub.number());
      assertEquals(0, foreign.path("accepted").asInt());
      assertEquals(
          List.of("NOT_FOUND", "NUMBER_REFRESH.NUMBER_FORMAT_INVALID", "NOT_FOUND"),
          foreign.path("rejected").valueStream().map(line -> line.path("code").asText()).toList());
      assertEquals("COOLING", order.status(number).path("state").asText());
    }
  }

  @Test
  void a_cancelled_order_ends_before_its_day_and_sends_nothing() {
    List<String> numbers = Hub.numbers(2);
    ZonedDateTime givenUp = givenUp();
    try (var app = hub.app("app", TestApp.all("UNBOUND"))) {
      PlacedOrder order = cooling(app, givenUp, numbers);
      assertEquals("CANCELLED", order.cancel().expect(202).body().path("state").asText());
      order.cancelled();
      assertEquals("CANCELLED", order.cancel().expect(202).body().path("state").asText());
      assertEquals(2, order.count("CANCELLED"));
      assertEquals("NOT_REFRESHED HOLD", order.grade(numbers.getFirst()));
      hub.advance(Duration.between(hub.now(), coolingEnd(givenUp)).plusMinutes(5));
      assertEquals(List.of(), app.asked());
    }
  }

  @Test
  void an_app_that_acknowledged_is_told_of_the_cancellation_and_may_still_answer() {
    List<String> numbers = Hub.numbers(2);
    try (var app = hub.app("app", TestApp.later());
        var done = hub.app("done", TestApp.all("UNBOUND"))) {
      PlacedOrder order = hub.batch(List.of(app, done), numbers);
      Eventually.until("one app was asked", done::items, items -> items.size() == 2);
      Eventually.until("the other was asked", app::items, items -> items.size() == 2);
      order.cancel().expect(202);
      Eventually.until("the app was told", app::cancelled, calls -> !calls.isEmpty());
      order.cancelled();
      assertEquals(1, app.cancelled().size());
      assertEquals(refs(app.items()), refs(app.cancelled().getFirst().items()));
      assertTrue(app.cancelled().getFirst().headers().containsKey("webhook-signature"));
      assertFalse(app.cancelled().getFirst().body().toString().contains("phoneNumber"));
      assertEquals(List.of(), done.cancelled());
      assertEquals("CANCELLED", order.outcome(numbers.get(0), app));
      assertEquals("CANCELLED", order.outcome(numbers.get(0), done), "whether it had answered is not told");

      app.send(TestApp.result(app.ref(numbers.get(0)), "UNBOUND")).expect(200);
      app.send(TestApp.result(app.ref(numbers.get(1)), "BLOCKED", "ACCOUNT_BANNED")).expect(200);
      Eventually.until(
          "what remains shows", () -> order.outcome(numbers.get(1), app), "BLOCKED ACCOUNT_BANNED"::equals);
      assertEquals("CANCELLED", order.outcome(numbers.get(0), app));
      order.cancel().expect(202);
    }
  }

  @Test
  void a_new_holder_s_order_takes_back_what_an_app_still_works_on_for_the_time_before_him() {
    String number = Hub.number();
    try (var app = hub.app("app", TestApp.later())) {
      PlacedOrder before = hub.batch(List.of(app), List.of(number));
      Eventually.until("the app was asked", app::items, items -> items.size() == 1);
      hub.active(List.of(app), List.of(number));
      Eventually.until("the app was told", app::cancelled, calls -> !calls.isEmpty());
      assertEquals(refs(app.items().subList(0, 1)), refs(app.cancelled().getFirst().items()));
      before.cancelled();
      assertEquals(1, before.count("CANCELLED"));
      Eventually.until("it is asked for the new holder", app::items, items -> items.size() == 2);
    }
  }

  @Test
  void a_settled_order_is_not_cancelled_nor_anothers() {
    try (var app = hub.app("app", TestApp.all("UNBOUND"))) {
      PlacedOrder order = hub.batch(List.of(app), Hub.numbers(1)).settled();
      assertEquals("CONFLICT", order.cancel().expect(409).code());
      assertEquals(404, hub.west().send("POST", "orders/" + order.id() + "/cancel", "").status());
    }
  }
}
