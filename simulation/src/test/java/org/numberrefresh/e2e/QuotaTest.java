package org.numberrefresh.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.numberrefresh.stack.template.TableSpec;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A carrier asks for grades and status of so many numbers a day, and calls so often a second, and is told what is left.
 */
@ExtendWith(SharedHub.class)
class QuotaTest {

  private final Hub hub;

  QuotaTest(Hub hub) {
    this.hub = hub;
  }

  private static Reply ask(Caller carrier, String what, int numbers) {
    ObjectNode body = Hub.object();
    Hub.numbers(numbers).forEach(body.putArray("phoneNumbers")::add);
    return carrier.post("numbers/" + what, body);
  }

  private static String remaining(Reply reply) {
    return reply.header("ratelimit").orElse("none").replaceAll(";t=[0-9]+$", "");
  }

  @Test
  void a_carrier_has_a_quota_of_its_own() {
    // At a day's end all would be given back.
    hub.advanceToMorning();
    String id = "thrifty-" + Hub.number().substring(10);
    Caller carrier = hub.reseller(id, "east");
    ObjectNode body = Hub.object().put("name", id).put("host", "east").put("gradesPerDay", 12).put("statusesPerDay", 5);
    body.putArray("clientIds").add(carrier.id());
    Reply registered = hub.operator().put("carriers/" + id, body).expect(200);
    assertEquals(12, registered.body().path("gradesPerDay").asInt());
    assertEquals(5, hub.operator().get("carriers/" + id).body().path("statusesPerDay").asInt());

    Reply first = ask(carrier, "retrieve-grade", 10).expect(200);
    assertEquals("\"grades\";q=12;w=86400", first.header("ratelimit-policy").orElse("none"));
    assertEquals("\"grades\";r=2", remaining(first));
    Reply refused = ask(carrier, "retrieve-grade", 3).expect(429);
    assertEquals("QUOTA_EXCEEDED", refused.code());
    assertTrue(refused.body().path("message").asText().contains("3 asked for, 2 of 12"), refused::toString);
    assertEquals("\"grades\";r=2", remaining(refused));
    long wait = Long.parseLong(refused.header("retry-after").orElse("-1"));
    assertTrue(wait > 0 && wait <= 86_400, refused::toString);
    assertEquals("\"grades\";r=0", remaining(ask(carrier, "retrieve-grade", 2).expect(200)));
    assertEquals("\"statuses\";r=1", remaining(ask(carrier, "retrieve-status", 4).expect(200)));

    hub.advance(Duration.ofSeconds(wait));
    assertEquals("\"grades\";r=2", remaining(ask(carrier, "retrieve-grade", 10).expect(200)));
  }

  @Test
  void a_url_is_sent_so_many_challenges_a_day() {
    // At a day's end all would be given back.
    hub.advanceToMorning();
    String id = "prober-" + Hub.number().substring(10);
    Caller carrier = hub.reseller(id, "east");
    ObjectNode sink = Hub.object().put("url", "http://127.0.0.1:9/events");
    sink.putArray("types").add("*");
    carrier.put("sink", sink).expect(201);
    for (int i = 1; i < 100; i++) {
      carrier.post("sink/verify", Hub.object()).expect(200);
    }
    for (Reply refused :
        List.of(carrier.post("sink/verify", Hub.object()).expect(429), carrier.put("sink", sink).expect(429))) {
      assertEquals("QUOTA_EXCEEDED", refused.code());
      assertEquals("\"challenges\";r=0", remaining(refused));
      assertTrue(Long.parseLong(refused.header("retry-after").orElse("-1")) > 0, refused::toString);
    }
    carrier.get("sink").expect(200);
  }

  @Test
  void a_client_that_calls_too_often_is_refused_for_so_many_seconds_and_nobody_else() {
    Caller carrier = hub.reseller("hasty-" + Hub.number().substring(10), "east");
    carrier.get("apps").expect(200);
    useUp(carrier, Duration.ofMinutes(1));
    for (Reply refused : List.of(carrier.get("apps").expect(429), ask(carrier, "retrieve-grade", 1).expect(429))) {
      assertEquals("TOO_MANY_REQUESTS", refused.code());
      assertTrue(refused.body().path("message").asText().contains("100000 times a second"), refused::toString);
    }
    String chinese = carrier.send("GET", "apps", "", "Accept-Language", "zh-CN").body().path("message").asText();
    assertTrue(chinese.contains("每秒最多请求 100000 次"), chinese);
    hub.east().get("apps").expect(200);
    String wait = carrier.get("apps").expect(429).header("retry-after").orElse("none");
    assertTrue(Integer.parseInt(wait) > 0 && Integer.parseInt(wait) <= 60, wait);
    hub.advance(Duration.ofSeconds(Integer.parseInt(wait)));
    carrier.get("apps").expect(200);
  }

  /** Leaves a client as calls do that take it some time to make at its rate. */
  private void useUp(Caller client, Duration time) {
    long stored = ChronoUnit.MICROS.between(Instant.EPOCH, hub.now().plus(time));
    hub.stack()
        .stores()
        .dynamoDb()
        .putItem(
            request ->
                request
                    .tableName(parties())
                    .item(
                        Map.of(
                            "party", AttributeValue.fromS("rates#" + client.id()),
                            "part", AttributeValue.fromS("rate"),
                            "t", AttributeValue.fromN(Long.toString(stored)))));
  }

  private String parties() {
    return hub.stack().template().tables().stream()
        .filter(spec -> spec.logicalId().equals("PartiesTable"))
        .map(TableSpec::name)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whoever_registers_a_limit_that_is_none_is_told_so() {
    for (Object limit : new Object[] {-1, 100_000_001, 1.5, "many"}) {
      ObjectNode body = Hub.object().put("name", "Thrifty");
      body.set("gradesPerDay", Reply.JSON.valueToTree(limit));
      Reply reply = hub.operator().put("carriers/thrifty", body).expect(400);
      assertTrue(reply.body().path("message").asText().contains("gradesPerDay"), reply::toString);
    }
  }
}
