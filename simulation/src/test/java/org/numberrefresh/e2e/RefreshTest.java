package org.numberrefresh.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An order goes in, every app is asked, every answer comes back, and shows no more than it may. */
@ExtendWith(SharedHub.class)
class RefreshTest {

  private final Hub hub;

  RefreshTest(Hub hub) {
    this.hub = hub;
  }

  @Test
  void a_batch_order_is_asked_answered_and_settled() {
    List<String> numbers = Hub.numbers(3);
    try (var chat = hub.app("chat", TestApp.all("NOT_BOUND"));
        var pay = hub.app("pay", TestApp.later())) {
      pay.answers(
          TestApp.each(
              item -> {
                boolean blocked = item.path("phoneNumber").asText().equals(numbers.get(1));
                String ref = item.path("ref").asText();
                return blocked
                    ? TestApp.result(ref, "BLOCKED", "ACCOUNT_BANNED").put("caseId", "A-17").put("providerCode", "E1")
                    : TestApp.result(ref, "UNBOUND");
              }));
      PlacedOrder order = hub.batch(List.of(chat, pay), numbers).settled();

      assertEquals(3, order.accepted().body().path("accepted").asInt());
      assertEquals(1, order.accepted().body().path("batches").asInt());
      JsonNode view = order.view();
      assertEquals(2, view.path("appsSettled").asInt());
      assertEquals(3, view.path("numbersSettled").asInt());
      assertEquals(5, view.path("outcomes").path("CLEAR").asInt());
      assertEquals(1, view.path("outcomes").path("BLOCKED").asInt());
      assertEquals("BLOCKED ACCOUNT_BANNED A-17 E1", order.outcome(numbers.get(1), pay));
      assertEquals("CLEAR", order.outcome(numbers.get(0), pay));
      assertEquals("REFRESHED RELEASABLE", order.grade(numbers.get(0)));
      assertTrue(order.grade(numbers.get(1)).startsWith("REFRESHED_WITH_RESIDUE "));
      JsonNode status = order.status(numbers.get(1));
      assertEquals("REFRESHED", status.path("state").asText());
      assertEquals(1, status.path("clear").asInt());
      assertEquals(0, status.path("pending").asInt());
    }
  }

  @Test
  void in_batch_mode_the_cut_off_is_the_day_the_batch_was_opened_and_the_same_for_all() {
    Instant before = dayOf(hub.now().minusSeconds(1));
    try (var one = hub.app("one", TestApp.all("UNBOUND"));
        var two = hub.app("two", TestApp.all("UNBOUND"))) {
      hub.batch(List.of(one, two), Hub.numbers(2)).settled();
      List<Instant> cutOffs = new ArrayList<>(cutOffs(one));
      cutOffs.addAll(cutOffs(two));
      assertEquals(4, cutOffs.size());
      assertEquals(1, cutOffs.stream().distinct().count());
      assertFalse(cutOffs.getFirst().isBefore(before));
      assertFalse(cutOffs.getFirst().isAfter(dayOf(hub.now())));
    }
  }

  @Test
  void in_active_mode_the_cut_off_is_the_day_the_holder_got_the_number() {
    Instant since = hub.now().minus(Duration.ofDays(9)).truncatedTo(ChronoUnit.SECONDS);
    try (var app = hub.app("app", TestApp.all("BOUND_BY_CURRENT_SUBSCRIBER"))) {
      String number = Hub.number();
      PlacedOrder order = hub.place(Orders.active(List.of(app.id()), List.of(number), Hub.text(since))).settled();
      assertEquals(List.of(dayOf(since)), cutOffs(app));
      assertEquals("CLEAR", order.outcome(number, app));
    }
  }

  private static Instant dayOf(Instant at) {
    return at.atZone(ZoneId.of("Asia/Shanghai")).truncatedTo(ChronoUnit.DAYS).toInstant();
  }

  private static List<Instant> cutOffs(TestApp app) {
    return app.items().stream()
        .map(item -> OffsetDateTime.parse(item.path("boundBefore").asText()).toInstant())
        .toList();
  }

  @Test
  void calls_are_signed_as_standard_webhooks_says() throws Exception {
    try (var app = hub.app("app", TestApp.all("UNBOUND"))) {
      hub.active(List.of(app), Hub.numbers(1)).settled();
      for (TestApp.Asked call : List.of(app.verifications().getFirst(), app.asked().getFirst())) {
        assertEquals(signature(app, call), call.headers().get("webhook-signature").split(" ")[0]);
        assertTrue(call.headers().containsKey("x-correlator"));
        Instant at = Instant.ofEpochSecond(Long.parseLong(call.headers().get("webhook-timestamp")));
        assertTrue(Duration.between(at, hub.now()).abs().compareTo(Duration.ofMinutes(5)) < 0);
      }
    }
  }

  private static String signature(TestApp app, TestApp.Asked call) throws Exception {
    String secret = app.registered().path("signingSecret").asText();
    byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
    String signed =
        call.headers().get("webhook-id")
            + "."
            + call.headers().get("webhook-timestamp")
            + "."
            + new String(call.bytes(), StandardCharsets.UTF_8);
    return "v1," + Base64.getEncoder().encodeToString(hmac(key, signed));
  }

  private static byte[] hmac(byte[] key, String text) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void a_blinded_app_is_told_digests_and_no_number() throws Exception {
    List<String> numbers = Hub.numbers(2);
    try (var app = hub.app("blind", TestApp.all("UNBOUND"), profile -> profile.put("numberForm", "BLINDED"))) {
      hub.batch(List.of(app), numbers).settled();
      byte[] key = Base64.getUrlDecoder().decode(app.registered().path("digestKey").asText());
      List<String> expected = new ArrayList<>();
      for (String number : numbers) {
        expected.add(Base64.getUrlEncoder().withoutPadding().encodeToString(hmac(key, number)));
      }
      List<String> told = app.items().stream().map(item -> item.path("phoneDigest").asText()).sorted().toList();
      assertEquals(expected.stream().sorted().toList(), told);
      assertTrue(app.items().stream().allMatch(item -> item.path("keyId").equals(app.registered().path("keyId"))));
      for (TestApp.Asked call : app.asked()) {
        String body = new String(call.bytes(), StandardCharsets.UTF_8);
        assertFalse(body.contains("phoneNumber"), body);
        assertTrue(numbers.stream().noneMatch(number -> body.contains(number.substring(3))), body);
      }
    }
  }

  @Test
  void a_ref_stays_over_repeats_and_is_another_one_for_another_app() {
    List<String> numbers = Hub.numbers(2);
    try (var weak = hub.app("weak", TestApp.status(500));
        var other = hub.app("other", TestApp.all("UNBOUND"))) {
      PlacedOrder order = hub.batch(List.of(weak, other), numbers);
      Eventually.until("the weak app was asked repeatedly", weak::asked, asked -> asked.size() >= 2);
      weak.answers(TestApp.all("UNBOUND"));
      order.settledWithin(Duration.ofMinutes(10));

      Map<String, String> refs = new HashMap<>();
      for (JsonNode item : weak.items()) {
        String ref = item.path("ref").asText();
        assertEquals(ref, refs.merge(item.path("phoneNumber").asText(), ref, (first, again) -> first));
      }
      assertEquals(2, refs.size());
      assertEquals(1, weak.asked().stream().map(call -> call.headers().get("webhook-id")).distinct().count());
      numbers.forEach(number -> assertNotEquals(refs.get(number), other.ref(number)));
    }
  }

  @Test
  void in_batch_mode_what_is_clear_stays_hidden_until_the_whole_task_is_settled() {
    List<String> numbers = Hub.numbers(3);
    try (var app = hub.app("app", TestApp.later())) {
      PlacedOrder order = hub.batch(List.of(app), numbers);
      Eventually.until("the app was asked", app::items, items -> items.size() == 3);
      app.send(TestApp.result(app.ref(numbers.get(0)), "UNBOUND")).expect(200);
      app.send(TestApp.result(app.ref(numbers.get(1)), "BLOCKED", "ACCOUNT_FROZEN")).expect(200);

      assertEquals("PENDING", order.outcome(numbers.get(0), app));
      assertEquals("BLOCKED ACCOUNT_FROZEN", order.outcome(numbers.get(1), app));
      assertEquals(0, order.count("CLEAR"));
      assertEquals(2, order.count("PENDING"));
      assertEquals(1, order.status(numbers.get(0)).path("pending").asInt());

      app.send(TestApp.result(app.ref(numbers.get(2)), "NOT_BOUND")).expect(200);
      order.settled();
      assertEquals("CLEAR", order.outcome(numbers.get(0), app));
      assertEquals(2, order.count("CLEAR"));
    }
  }

  @Test
  void in_active_mode_what_is_clear_shows_at_once() {
    List<String> numbers = Hub.numbers(2);
    try (var app = hub.app("app", TestApp.later())) {
      PlacedOrder order = hub.active(List.of(app), numbers);
      Eventually.until("the app was asked", app::items, items -> items.size() == 2);
      app.send(TestApp.result(app.ref(numbers.get(0)), "UNBOUND")).expect(200);
      assertEquals("CLEAR", order.outcome(numbers.get(0), app));
      app.send(TestApp.result(app.ref(numbers.get(1)), "UNBOUND")).expect(200);
      order.settled();
    }
  }

  @Test
  void whether_something_was_bound_does_not_show() {
    List<String> numbers = Hub.numbers(2);
    try (var app = hub.app("app", TestApp.later())) {
      app.answers(
          TestApp.each(
              item ->
                  TestApp.result(
                      item.path("ref").asText(),
                      item.path("phoneNumber").asText().equals(numbers.get(0)) ? "UNBOUND" : "NOT_BOUND")));
      PlacedOrder order = hub.batch(List.of(app), numbers).settled();
      assertEquals(without(order.status(numbers.get(0))), without(order.status(numbers.get(1))));
      var lines = order.results(100);
      assertEquals(without(lines.get(numbers.get(0))), without(lines.get(numbers.get(1))));
    }
  }

  private static JsonNode without(JsonNode line) {
    ObjectNode rest = line.deepCopy();
    return rest.without("phoneNumber");
  }

  @Test
  void secret_reasons_appear_as_other() {
    List<String> numbers = Hub.numbers(3);
    List<String[]> answers =
        List.of(
            new String[] {"BLOCKED", "LEGAL_HOLD"},
            new String[] {"REFUSED", "RECENT_ACTIVITY"},
            new String[] {"REFUSED", "PREVIOUS_HOLDER_OBJECTED"});
    try (var app = hub.app("app", TestApp.later())) {
      app.answers(
          TestApp.each(
              item -> {
                String[] answer = answers.get(numbers.indexOf(item.path("phoneNumber").asText()));
                return TestApp.result(item.path("ref").asText(), answer[0], answer[1]);
              }));
      PlacedOrder order = hub.batch(List.of(app), numbers).settled();
      for (int i = 0; i < numbers.size(); i++) {
        assertEquals(answers.get(i)[0] + " OTHER", order.outcome(numbers.get(i), app));
        String status = order.status(numbers.get(i)).toString();
        assertFalse(status.contains(answers.get(i)[1]), status);
      }
    }
  }

  @Test
  void an_app_that_is_not_covered_is_said_so_and_sent_nothing() {
    String number = Hub.number();
    try (var app = hub.app("app", TestApp.all("UNBOUND"));
        var absent = hub.app("absent", TestApp.all("UNBOUND"), profile -> profile.put("covered", false))) {
      PlacedOrder order = hub.batch(List.of(app, absent), List.of(number)).settled();
      assertEquals(1, order.view().path("apps").asInt());
      List<String> notCovered = new ArrayList<>();
      for (JsonNode one : order.status(number).path("apps")) {
        if (one.path("outcome").asText().equals("NOT_COVERED")) {
          notCovered.add(one.path("app").asText());
        }
      }
      assertEquals(List.of(absent.id()), notCovered);
      assertTrue(absent.asked().isEmpty() && absent.verifications().isEmpty());
    }
  }

  @Test
  void one_apps_slowness_keeps_no_other_waiting() {
    String number = Hub.number();
    var released = new CountDownLatch(1);
    try (var quick = hub.app("quick", TestApp.all("UNBOUND"));
        var slow = hub.app("slow", BadApps.waitingFor(released, TestApp.all("UNBOUND")))) {
      PlacedOrder order = hub.active(List.of(quick, slow), List.of(number));
      Eventually.until("the quick app shows", () -> order.outcome(number, quick), "CLEAR"::equals);
      assertEquals("PENDING", order.outcome(number, slow));
      released.countDown();
      order.settledWithin(Duration.ofMinutes(10));
    }
  }
}
