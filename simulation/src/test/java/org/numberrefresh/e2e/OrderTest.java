package org.numberrefresh.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.numberrefresh.synthetic.Flaw;
import org.numberrefresh.synthetic.SyntheticNumbers;

/** An order: its accepted numbers, its start, its repetition. */
@ExtendWith(SharedHub.class)
class OrderTest {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  private final Hub hub;

  OrderTest(Hub hub) {
    this.hub = hub;
  }

  @Test
  void an_order_whose_parts_start_on_three_days_is_listed_as_cooling() {
    try (var app = hub.app("app", TestApp.all("UNBOUND"))) {
      ObjectNode body = Orders.batch(List.of(app.id()), List.of(), hub.longAgo());
      for (int day = 1; day <= 3; day++) {
        String givenUp = Hub.text(hub.now().minus(Duration.ofDays(day)));
        body.withArray("numbers").addObject().put("phoneNumber", Hub.number()).put("deactivatedAt", givenUp);
      }
      String id = hub.place(body).id();
      JsonNode first = hub.east().get("orders?limit=1&state=COOLING").expect(200).body().path("orders").get(0);
      assertEquals(id, first.path("orderId").asText());
      assertEquals(3, first.path("accepted").asInt());
    }
  }

  @Test
  void a_release_rule_is_tried_then_set_and_the_gates_follow_it() {
    try (var app = hub.app("app", TestApp.all("BLOCKED/ACCOUNT_BANNED"))) {
      List<String> numbers = Hub.numbers(1);
      PlacedOrder order = hub.batch(List.of(app), numbers).settled();
      ObjectNode trial = Hub.object().put("orderId", order.id());
      trial.putObject("rule").putArray("mustBeClear").add(app.id());
      JsonNode counts = hub.east().post("release-rule/try", trial).expect(200).body();
      assertEquals(1, counts.path("HOLD").asInt());
      assertEquals(404, hub.west().post("release-rule/try", trial).status());
      ObjectNode rule = Hub.object();
      rule.putArray("mustBeClear").add(app.id());
      hub.east().put("release-rule", rule).expect(200);
      assertEquals(rule.path("mustBeClear"), hub.east().get("release-rule").expect(200).body().path("mustBeClear"));
      assertEquals("HOLD", gate(numbers));
      rule.putArray("tolerate").addObject().put("app", app.id()).put("outcome", "BLOCKED");
      hub.east().put("release-rule", rule).expect(200);
      assertEquals("RELEASABLE_WITH_RESIDUE", gate(numbers));
      hub.east().put("release-rule", Hub.object().set("mustBeClear", Hub.object().putArray("x"))).expect(200);
    }
  }

  private String gate(List<String> numbers) {
    ObjectNode asked = Hub.object();
    numbers.forEach(asked.putArray("phoneNumbers")::add);
    return hub.east()
        .post("numbers/retrieve-grade", asked)
        .expect(200)
        .body()
        .path("numbers")
        .get(0)
        .path("gate")
        .asText();
  }

  @Test
  void an_order_is_in_its_carriers_list_alone_and_its_state_follows_it() {
    try (var app = hub.app("app", TestApp.all("UNBOUND"))) {
      String day = LocalDate.ofInstant(hub.now(), SHANGHAI).toString();
      PlacedOrder order = hub.batch(List.of(app), Hub.numbers(1)).settled();
      JsonNode first = hub.east().get("orders?limit=1&from=" + day + "&state=SETTLED").expect(200).body();
      assertEquals(order.id(), first.path("orders").get(0).path("orderId").asText());
      assertEquals(order.view().path("submittedAt"), first.path("orders").get(0).path("submittedAt"));
      String cursor = first.path("cursor").asText();
      assertEquals(
          "INVALID_ARGUMENT", hub.west().get("orders?cursor=" + cursor).expect(400).body().path("code").asText());
      for (JsonNode other : hub.west().get("orders?limit=50").expect(200).body().path("orders")) {
        assertNotEquals(order.id(), other.path("orderId").asText());
      }
    }
  }

  @Test
  void a_bad_line_is_rejected_alone_in_batch_mode() {
    var flawed = new SyntheticNumbers(5);
    try (var app = hub.app("app", TestApp.all("UNBOUND"))) {
      List<String> good = Hub.numbers(2);
      ObjectNode body = Orders.batch(List.of(app.id()), List.of(good.get(0)), hub.longAgo());
      List<String> expected = new ArrayList<>();
      for (Flaw flaw : Flaw.values()) {
        add(body, expected, flawed.with(flaw, 0), hub.longAgo(), flaw.code());
      }
      add(body, expected, Hub.numberOfWest(), hub.longAgo(), "NUMBER_REFRESH.CARRIER_MISMATCH");
      add(body, expected, Hub.number(), Hub.text(hub.now().plus(Duration.ofDays(1))), "OUT_OF_RANGE");
      add(body, expected, Hub.number(), "1999-12-31T23:59:59+08:00", "OUT_OF_RANGE");
      add(body, expected, Hub.number(), "2026-01-01", "INVALID_ARGUMENT");
      add(body, expected, good.get(0), hub.longAgo(), "ALREADY_EXISTS");
      expected.add(body.path("numbers").size() + " INVALID_ARGUMENT");
      body.withArray("numbers").addObject().put("phoneNumber", Hub.number());
      expected.add(body.path("numbers").size() + " INVALID_ARGUMENT");
      body.withArray("numbers")
          .addObject()
          .put("phoneNumber", Hub.number())
          .put("deactivatedAt", hub.longAgo())
          .put("holderSince", hub.longAgo());
      body.withArray("numbers").addObject().put("phoneNumber", good.get(1)).put("deactivatedAt", hub.longAgo());

      PlacedOrder order = hub.place(body).settled();
      assertEquals(expected, order.accepted().rejected());
      assertEquals(2, order.accepted().body().path("accepted").asInt());
      assertEquals(expected.size(), order.view().path("rejected").asInt());
      assertEquals(Set.copyOf(good), order.results(100).keySet());
      assertEquals(2, app.items().size());
    }
  }

  private static void add(ObjectNode body, List<String> expected, String number, String at, String code) {
    expected.add(body.path("numbers").size() + " " + code);
    body.withArray("numbers").addObject().put("phoneNumber", number).put("deactivatedAt", at);
  }

  @Test
  void a_bad_line_is_rejected_alone_in_active_mode() {
    try (var app = hub.app("app", TestApp.all("UNBOUND"))) {
      String day = Hub.text(hub.now().minus(Duration.ofDays(2)));
      ObjectNode body = Orders.active(List.of(app.id()), Hub.numbers(6), day);
      line(body, 0).remove("consent");
      line(body, 1).put("portedInAt", day);
      line(body, 2).put("deactivatedAt", day);
      line(body, 3).put("portedInAt", "yesterday");
      line(body, 4).remove("holderSince");
      PlacedOrder order = hub.place(body).settled();
      assertEquals(
          List.of(
              "0 INVALID_ARGUMENT",
              "1 NUMBER_REFRESH.HOLDER_CHANGE_NOT_PROVEN",
              "2 INVALID_ARGUMENT",
              "3 INVALID_ARGUMENT",
              "4 INVALID_ARGUMENT"),
          order.accepted().rejected());
      assertEquals(1, order.accepted().body().path("accepted").asInt());
    }
  }

  private static ObjectNode line(ObjectNode body, int index) {
    return (ObjectNode) body.path("numbers").get(index);
  }

  @Test
  void rejected_lines_are_explained_in_the_callers_language() {
    ObjectNode body = Orders.batch(List.of("all"), List.of("+861"), hub.longAgo());
    Reply reply =
        hub.east()
            .post("orders", body, "Idempotency-Key", UUID.randomUUID().toString(), "Accept-Language", "zh-CN")
            .expect(202);
    assertTrue(reply.body().path("rejected").get(0).path("message").asText().contains("号码"), reply::toString);
    assertEquals(0, reply.body().path("accepted").asInt());
    assertEquals("SETTLED", new PlacedOrder(hub, hub.east(), reply).view().path("state").asText());
  }

  @Test
  void a_number_that_waits_already_is_rejected_and_accepted_again_once_settled() {
    String number = Hub.number();
    try (var app = hub.app("app", TestApp.later());
        var other = hub.app("other", TestApp.later())) {
      ObjectNode body = Orders.batch(List.of(app.id()), List.of(number), hub.longAgo());
      PlacedOrder first = hub.place(body);
      assertEquals(List.of("0 ALREADY_EXISTS"), hub.place(body).accepted().rejected());
      ObjectNode further = Orders.batch(List.of(other.id()), List.of(number), text(body));
      PlacedOrder second = hub.place(further);
      assertEquals(List.of(), second.accepted().rejected());

      Eventually.until("both apps were asked", () -> app.items().size() + other.items().size(), all -> all == 2);
      app.send(TestApp.result(app.ref(number), "REFUSED", "OTHER")).expect(200);
      other.send(TestApp.result(other.ref(number), "UNBOUND")).expect(200);
      first.settled();
      second.settled();
      app.answers(TestApp.all("UNBOUND"));
      PlacedOrder again = hub.place(body);
      assertEquals(List.of(), again.accepted().rejected());
      assertEquals("CLEAR", again.settled().outcome(number, app));
      assertEquals("REFUSED OTHER", first.outcome(number, app));
      assertEquals(2, again.status(number).path("clear").asInt());
    }
  }

  private static String text(ObjectNode body) {
    return line(body, 0).path("deactivatedAt").asText();
  }

  @Test
  void an_order_of_many_days_counts_what_cools_beside_what_is_settled() {
    try (var app = hub.app("days", TestApp.all("NOT_BOUND"))) {
      ZonedDateTime today = hub.now().atZone(SHANGHAI).withHour(15);
      List<String> numbers = Hub.numbers(9);
      ObjectNode body = Orders.batch(List.of(app.id()), numbers, Hub.text(today.minusDays(100).toInstant()));
      for (int i = 1; i < numbers.size(); i++) {
        ((ObjectNode) body.path("numbers").get(i)).put("deactivatedAt", Hub.text(today.minusDays(80 - i).toInstant()));
      }
      PlacedOrder order = hub.place(body);
      JsonNode view =
          Eventually.until("the rest cools", order::view, seen -> seen.path("state").asText().equals("COOLING"));
      assertEquals(1, view.path("numbersSettled").asInt());
      assertEquals("{\"COOLING\":8,\"SETTLED\":1}", view.path("numbersByState").toString());
      assertEquals("{\"COOLING\":8,\"REFRESHED\":1}", view.path("numbersByGrade").toString());
      assertEquals(
          today.plusDays(11).toLocalDate().atStartOfDay(SHANGHAI).toInstant(),
          OffsetDateTime.parse(view.path("nextStartsAt").asText()).toInstant());
      assertTrue(
          OffsetDateTime.parse(view.path("nextSettlesAt").asText())
              .isBefore(OffsetDateTime.parse(view.path("dueAt").asText())));
      assertEquals(9, view.path("pairs").asInt());
    }
  }

  @Test
  void a_number_that_cools_is_asked_for_on_its_day_and_not_before() {
    String number = Hub.number();
    try (var app = hub.app("app", TestApp.all("UNBOUND"))) {
      ZonedDateTime given = hub.now().atZone(SHANGHAI).minusDays(85).withHour(15);
      LocalDate day = given.toLocalDate().plusDays(90);
      PlacedOrder order = hub.place(Orders.batch(List.of(app.id()), List.of(number), Hub.text(given.toInstant())));
      assertEquals(
          day.atStartOfDay(SHANGHAI).toInstant(),
          OffsetDateTime.parse(order.accepted().body().path("startsAt").asText()).toInstant());
      assertEquals("COOLING", order.view().path("state").asText());
      assertTrue(order.view().path("provisional").asBoolean());
      assertEquals("COOLING HOLD", order.grade(number));
      assertEquals("COOLING", order.status(number).path("state").asText());

      hub.advance(Duration.between(hub.now(), day.atStartOfDay(SHANGHAI).toInstant()).minusMinutes(10));
      assertEquals("COOLING", order.view().path("state").asText());
      assertEquals(List.of(), app.asked());

      order.settledWithin(Duration.ofMinutes(11));
      assertEquals("REFRESHED RELEASABLE", order.grade(number));
      JsonNode item = app.items().getFirst();
      assertTrue(
          !OffsetDateTime.parse(item.path("boundBefore").asText())
              .toInstant()
              .isBefore(day.atStartOfDay(SHANGHAI).toInstant()));
    }
  }

  @Test
  void the_same_key_with_the_same_body_is_answered_the_same_again() {
    try (var app = hub.app("app", TestApp.all("UNBOUND"))) {
      ObjectNode body = Orders.batch(List.of(app.id()), Hub.numbers(2), hub.longAgo());
      String key = UUID.randomUUID().toString();
      Reply first = hub.east().post("orders", body, "Idempotency-Key", key).expect(202);
      new PlacedOrder(hub, hub.east(), first).settled();
      Reply again = hub.east().post("orders", body, "Idempotency-Key", key).expect(202);
      assertEquals(first.body(), again.body());
      assertEquals(2, app.items().size());

      body.put("mode", "ACTIVE");
      Reply other = hub.east().post("orders", body, "Idempotency-Key", key).expect(422);
      assertEquals("IDEMPOTENCY_KEY_REUSED", other.code());
    }
  }

  @Test
  void the_key_of_one_carrier_is_not_the_key_of_another() {
    ObjectNode body = Orders.batch(List.of("all"), List.of("+861"), hub.longAgo());
    String key = UUID.randomUUID().toString();
    Reply east = hub.east().post("orders", body, "Idempotency-Key", key).expect(202);
    Reply west = hub.west().post("orders", body, "Idempotency-Key", key).expect(202);
    assertTrue(!east.body().path("orderId").equals(west.body().path("orderId")));
  }

  @Test
  void the_same_request_many_times_at_once_makes_one_order() throws Exception {
    List<String> numbers = Hub.numbers(20);
    try (var app = hub.app("app", TestApp.all("UNBOUND"));
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      ObjectNode body = Orders.batch(List.of(app.id()), numbers, hub.longAgo());
      String key = UUID.randomUUID().toString();
      List<Future<Reply>> replies = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        replies.add(threads.submit(() -> hub.east().post("orders", body, "Idempotency-Key", key)));
      }
      Set<JsonNode> accepted = new HashSet<>();
      Set<String> codes = new HashSet<>();
      for (Future<Reply> reply : replies) {
        if (reply.get().status() == 202) {
          accepted.add(reply.get().body());
        } else {
          codes.add(reply.get().status() + " " + reply.get().code());
        }
      }
      assertEquals(1, accepted.size());
      assertTrue(Set.of("409 IDEMPOTENCY_KEY_IN_USE").containsAll(codes), codes::toString);
      Reply last = hub.east().post("orders", body, "Idempotency-Key", key).expect(202);
      assertEquals(accepted, Set.of(last.body()));
      assertEquals(20, last.body().path("accepted").asInt());
      new PlacedOrder(hub, hub.east(), last).settled();
      assertEquals(
          Set.copyOf(numbers),
          app.items().stream().map(item -> item.path("phoneNumber").asText()).collect(Collectors.toSet()));
    }
  }

  @Test
  void ten_thousand_numbers_are_accepted_in_one_call_and_each_is_shown_once() {
    List<String> numbers = Hub.numbers(10_000);
    try (var app = hub.app("busy", TestApp.all("UNBOUND"))) {
      PlacedOrder order = hub.batch(List.of(app), numbers);
      assertEquals(10_000, order.accepted().body().path("accepted").asInt());
      assertEquals(20, order.accepted().body().path("batches").asInt());
      assertEquals(Set.copyOf(numbers), order.results(500).keySet());
      order.settled();
      assertEquals(10_000, order.count("CLEAR"));
      assertEquals(10_000, order.view().path("numbersSettled").asInt());
      Map<String, JsonNode> results = order.results(199);
      assertEquals(Set.copyOf(numbers), results.keySet());
      assertTrue(results.values().stream().allMatch(line -> line.path("clear").asInt() == 1));
    }
  }

  @Test
  void apps_are_listed_with_whether_they_are_covered() {
    try (var app = hub.app("listed", TestApp.all("UNBOUND"));
        var absent = hub.app("absent", TestApp.all("UNBOUND"), profile -> profile.put("covered", false))) {
      hub.advance(Duration.ofSeconds(20));
      Map<String, Boolean> covered =
          hub.east()
              .get("apps")
              .expect(200)
              .body()
              .path("apps")
              .valueStream()
              .collect(Collectors.toMap(one -> one.path("id").asText(), one -> one.path("covered").asBoolean()));
      assertEquals(true, covered.get(app.id()));
      assertEquals(false, covered.get(absent.id()));
    }
  }
}
