package org.numberrefresh.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.numberrefresh.stack.template.TableSpec;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** POST /tasks/replay, and what its carrier sees of it. */
@ExtendWith(SharedHub.class)
class ReplayRouteTest {

  private final Hub hub;

  ReplayRouteTest(Hub hub) {
    this.hub = hub;
  }

  private static ObjectNode ofOrder(PlacedOrder order, String... outcomes) {
    return asking(Hub.object().put("order", order.id()), outcomes);
  }

  private static ObjectNode asking(ObjectNode body, String... outcomes) {
    List.of(outcomes).forEach(body.putArray("outcomes")::add);
    return body;
  }

  private Reply replay(ObjectNode body, String key) {
    return hub.operator().post("tasks/replay", body, "Idempotency-Key", key);
  }

  private static Set<String> boundBefore(TestApp app) {
    return app.items().stream().map(item -> item.path("boundBefore").asText()).collect(Collectors.toSet());
  }

  @Test
  void an_order_s_failures_are_asked_again_with_the_old_cut_off_and_the_new_answer_counts() {
    List<String> numbers = Hub.numbers(3);
    try (var app = hub.app("recovers", TestApp.all("FAILED"));
        var other = hub.app("other", TestApp.all("NOT_BOUND"))) {
      PlacedOrder order = hub.batch(List.of(app, other), numbers).settled();
      assertEquals(3, order.count("FAILED"));
      JsonNode counted = hub.operator().post("tasks/replay", ofOrder(order, "FAILED").put("dryRun", true)).body();
      assertEquals(3, counted.path("pairs").asInt());
      assertEquals(0, counted.path("orders").size());
      app.answers(TestApp.all("UNBOUND"));
      String key = UUID.randomUUID().toString();
      JsonNode done = replay(ofOrder(order, "FAILED"), key).expect(202).body();
      for (String same : List.of("pairs", "numbers", "batches", "apps", "moreRemain")) {
        assertEquals(counted.path(same), done.path(same), same);
      }
      assertEquals("[{\"app\":\"" + app.id() + "\",\"outcomes\":{\"FAILED\":3}}]", done.path("apps").toString());
      var again = new PlacedOrder(hub, hub.east(), new Reply(202, done.path("orders").get(0), null));
      again.settled();
      assertEquals(order.id(), again.view().path("replayOf").asText());
      assertEquals(3, again.count("CLEAR"));
      assertEquals(3, order.count("FAILED"), "The order itself tells what it was answered.");
      assertEquals("REFRESHED RELEASABLE", order.grade(numbers.get(0)));
      assertEquals(2, order.status(numbers.get(0)).path("clear").asInt());
      assertEquals(1, boundBefore(app).size());
      assertEquals(6, app.items().size());
      assertEquals(3, other.items().size());
      assertEquals(done, replay(ofOrder(order, "FAILED"), key).expect(202).body());
      assertEquals("IDEMPOTENCY_KEY_REUSED", replay(ofOrder(order, "REFUSED"), key).expect(422).code());
      assertEquals("NOT_FOUND", hub.west().get("orders/" + again.id()).expect(404).code());
    }
  }

  @Test
  void a_carrier_has_its_own_orders_failures_asked_again() {
    try (var app = hub.app("recovers", TestApp.all("FAILED"))) {
      PlacedOrder order = hub.batch(List.of(app), Hub.numbers(2)).settled();
      String path = "orders/" + order.id() + "/retry";
      ObjectNode body = asking(Hub.object(), "FAILED");
      JsonNode counted = hub.east().post(path, body.deepCopy().put("dryRun", true)).expect(200).body();
      assertEquals("{\"pairs\":2,\"numbers\":2}", counted.toString());
      app.answers(TestApp.all("UNBOUND"));
      String key = UUID.randomUUID().toString();
      assertEquals("NOT_FOUND", hub.west().post(path, body, "Idempotency-Key", key).expect(404).code());
      Reply retried = hub.east().post(path, body, "Idempotency-Key", key).expect(202);
      var again = new PlacedOrder(hub, hub.east(), retried).settled();
      assertEquals(order.id(), again.view().path("replayOf").asText());
      assertEquals(2, again.count("CLEAR"));
      assertEquals(retried.body(), hub.east().post(path, body, "Idempotency-Key", key).expect(202).body());
      assertEquals(
          0, hub.east().post(path, body, "Idempotency-Key", key + "-2").expect(200).body().path("pairs").asInt());
    }
  }

  @Test
  void what_an_app_left_unanswered_on_a_day_is_asked_again() {
    List<String> numbers = Hub.numbers(2);
    try (var app = hub.app("slept", TestApp.later())) {
      PlacedOrder first = hub.batch(List.of(app), numbers.subList(0, 1));
      PlacedOrder second = hub.active(List.of(app), numbers.subList(1, 2));
      Eventually.until("the app was asked", () -> app.items().size(), n -> n == 2);
      Eventually.until("it is recorded of one", () -> first.attempts(numbers.get(0), app), n -> n == 1);
      Eventually.until("it is recorded of the other", () -> second.attempts(numbers.get(1), app), n -> n == 1);
      LocalDate day = LocalDate.ofInstant(hub.now(), ZoneId.of("Asia/Shanghai"));
      first.settledWithin(Duration.ofDays(8));
      second.settled();
      app.answers(TestApp.all("UNBOUND"));
      ObjectNode body = asking(Hub.object().put("app", app.id()), "NO_RESPONSE");
      int pairs = 0;
      for (LocalDate opened : List.of(day.minusDays(1), day)) {
        JsonNode done = replay(body.put("day", opened.toString()), UUID.randomUUID().toString()).expect(202).body();
        assertFalse(done.path("moreRemain").asBoolean(true));
        pairs += done.path("pairs").asInt();
      }
      assertEquals(2, pairs);
      Eventually.until("it is asked again", () -> app.items().size(), n -> n == 4);
      Eventually.until("the answer counts", () -> first.status(numbers.get(0)).path("clear").asInt(), n -> n == 1);
      Eventually.until("the answer counts", () -> second.status(numbers.get(1)).path("clear").asInt(), n -> n == 1);
    }
  }

  @Test
  void a_replay_whose_call_died_before_its_commit_is_continued_by_the_same_call() {
    try (var app = hub.app("recovers", TestApp.all("FAILED"))) {
      PlacedOrder order = hub.batch(List.of(app), Hub.numbers(1)).settled();
      String key = UUID.randomUUID().toString();
      JsonNode done = replay(ofOrder(order, "FAILED"), key).expect(202).body();
      forgetCommit(done.path("orders").get(0).path("orderId").asText());
      assertEquals(done, replay(ofOrder(order, "FAILED"), key).expect(202).body());
      new PlacedOrder(hub, hub.east(), new Reply(202, done.path("orders").get(0), null)).settled();
    }
  }

  /** Leaves an order as it is before its last write, its lease long over. */
  private void forgetCommit(String order) {
    String table =
        hub.stack().template().tables().stream()
            .filter(spec -> spec.logicalId().equals("OrdersTable"))
            .map(TableSpec::name)
            .findFirst()
            .orElseThrow();
    hub.stack()
        .stores()
        .dynamoDb()
        .updateItem(
            request ->
                request
                    .tableName(table)
                    .key(Map.of("order", AttributeValue.fromS(order), "part", AttributeValue.fromS("order")))
                    .updateExpression("REMOVE accepted, rejected, batches, starts, due, overtaking SET leased = :then")
                    .expressionAttributeValues(Map.of(":then", AttributeValue.fromN("0"))));
  }

  @Test
  void a_replay_needs_a_key() {
    String id = Routes.ORDER_ID;
    ObjectNode body = asking(Hub.object().put("order", id), "FAILED");
    assertEquals("INVALID_ARGUMENT", hub.operator().post("tasks/replay", body).expect(400).code());
    assertEquals("NOT_FOUND", replay(body, "k").expect(404).code());
  }
}
