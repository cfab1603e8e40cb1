package org.numberrefresh.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Answers that apps send later, to POST /results. */
@ExtendWith(SharedHub.class)
class LaterAnswersTest {

  private final Hub hub;

  LaterAnswersTest(Hub hub) {
    this.hub = hub;
  }

  private static void isAsked(TestApp app, int items) {
    Eventually.until("the app was asked", app::items, all -> all.size() == items);
  }

  private static String taken(Reply reply) {
    reply.expect(200);
    return reply.body().path("applied").asInt()
        + " applied, "
        + reply.body().path("unchanged").asInt()
        + " unchanged, "
        + reply.rejected();
  }

  @Test
  void a_later_answer_is_applied_once_and_unchanged_after() {
    List<String> numbers = Hub.numbers(2);
    try (var app = hub.app("later", TestApp.later())) {
      PlacedOrder order = hub.batch(List.of(app), numbers);
      isAsked(app, 2);
      ObjectNode first = TestApp.result(app.ref(numbers.get(0)), "UNBOUND");
      ObjectNode second = TestApp.result(app.ref(numbers.get(1)), "IN_REVIEW");
      assertEquals("2 applied, 0 unchanged, []", taken(app.send(first, second)));
      assertEquals("0 applied, 2 unchanged, []", taken(app.send(first, second)));
      assertEquals("1 applied, 0 unchanged, []", taken(app.send(TestApp.result(app.ref(numbers.get(1)), "UNBOUND"))));
      assertEquals("0 applied, 1 unchanged, []", taken(app.send(TestApp.result(app.ref(numbers.get(1)), "FAILED"))));
      order.settled();
      assertEquals(2, order.count("CLEAR"));
    }
  }

  @Test
  void a_bad_answer_is_rejected_alone() {
    List<String> numbers = Hub.numbers(2);
    try (var app = hub.app("mine", TestApp.later());
        var other = hub.app("other", TestApp.later())) {
      PlacedOrder order = hub.batch(List.of(app, other), numbers);
      isAsked(app, 2);
      isAsked(other, 2);
      String mine = app.ref(numbers.get(0));
      Reply reply =
          app.send(
              TestApp.result(other.ref(numbers.get(0)), "UNBOUND"),
              TestApp.result("A".repeat(32), "UNBOUND"),
              TestApp.result("short", "UNBOUND"),
              TestApp.result(mine, "GONE"),
              TestApp.result(mine, "BLOCKED", "RECENT_ACTIVITY"),
              TestApp.result(mine, "NO_RESPONSE"),
              TestApp.result(mine, "BOUND_BY_CURRENT_SUBSCRIBER"),
              TestApp.result(mine, "UNBOUND").put("caseId", "x".repeat(65)),
              TestApp.result(app.ref(numbers.get(1)), "UNBOUND"));
      assertEquals(
          "1 applied, 0 unchanged, [0 NOT_FOUND, 1 NOT_FOUND, 2 NOT_FOUND, 3 INVALID_ARGUMENT, 4 INVALID_ARGUMENT,"
              + " 5 INVALID_ARGUMENT, 6 INVALID_ARGUMENT, 7 INVALID_ARGUMENT]",
          taken(reply));
      assertEquals(
          8 - 2,
          reply.body().path("rejected").findValuesAsText("message").stream().distinct().count(),
          reply::toString);
      assertEquals(4, order.count("PENDING"));
      order.settledWithin(Duration.ofDays(8));
    }
  }

  @Test
  void of_two_answers_for_one_number_the_higher_counts() {
    String number = Hub.number();
    try (var app = hub.app("app", TestApp.later())) {
      PlacedOrder order = hub.active(List.of(app), List.of(number));
      isAsked(app, 1);
      String ref = app.ref(number);
      assertEquals(
          "1 applied, 1 unchanged, []",
          taken(app.send(TestApp.result(ref, "UNBOUND"), TestApp.result(ref, "BLOCKED", "ACCOUNT_BANNED"))));
      assertEquals("CLEAR", order.settled().outcome(number, app));
    }
  }

  @Test
  void more_than_a_thousand_answers_are_refused() {
    try (var app = hub.app("app", TestApp.later())) {
      ObjectNode one = TestApp.result("A".repeat(32), "UNBOUND");
      assertEquals(
          1000, app.send(Collections.nCopies(1000, one).toArray(ObjectNode[]::new)).expect(200).rejected().size());
      Reply refused = app.send(Collections.nCopies(1001, one).toArray(ObjectNode[]::new)).expect(400);
      assertEquals("INVALID_ARGUMENT", refused.code());
    }
  }

  @Test
  void an_answer_after_the_deadline_raises_the_outcome_and_the_grade_follows() {
    List<String> numbers = Hub.numbers(2);
    try (var app = hub.app("late", TestApp.later())) {
      PlacedOrder order = hub.batch(List.of(app), numbers);
      isAsked(app, 2);
      Eventually.until("that it was reached is recorded", () -> order.attempts(numbers.get(0), app), n -> n == 1);
      order.settledWithin(Duration.ofDays(8));
      assertEquals("NO_RESPONSE", order.outcome(numbers.get(0), app));
      assertEquals("REFRESHED_WITH_RESIDUE RELEASABLE_WITH_RESIDUE", order.grade(numbers.get(0)));

      assertEquals("1 applied, 0 unchanged, []", taken(app.send(TestApp.result(app.ref(numbers.get(0)), "UNBOUND"))));
      assertEquals("CLEAR", order.outcome(numbers.get(0), app));
      hub.advance(Duration.ofMinutes(1));
      Eventually.until("the grade follows", () -> order.grade(numbers.get(0)), "REFRESHED RELEASABLE"::equals);
      assertEquals(1, order.count("CLEAR"));
      assertEquals(1, order.count("NO_RESPONSE"));
      assertEquals("REFRESHED_WITH_RESIDUE RELEASABLE_WITH_RESIDUE", order.grade(numbers.get(1)));
    }
  }

  @Test
  void an_appeal_is_sent_to_the_app_and_upheld_it_raises_the_outcome() {
    List<String> numbers = Hub.numbers(2);
    try (var app =
        hub.app("stern", TestApp.each(item -> TestApp.result(item.path("ref").asText(), "BLOCKED", "LEGAL_HOLD")))) {
      PlacedOrder order = hub.batch(List.of(app), numbers);
      order.settled();
      app.answers(TestApp.later());
      assertTrue(row(numbers.get(0)).path("appealable").asBoolean());
      JsonNode taken = hub.appeal(numbers.get(0), app.id()).expect(201).body();
      assertEquals("SUBMITTED", taken.path("state").asText());
      assertEquals("ALREADY_EXISTS", hub.appeal(numbers.get(0), app.id()).expect(409).code());
      JsonNode item =
          Eventually.until("it is sent", () -> app.items().getLast(), one -> one.path("appealId").isTextual());
      assertEquals("LEGAL_HOLD", item.path("reason").asText());
      assertFalse(row(numbers.get(0)).path("appealable").asBoolean());
      String ref = item.path("ref").asText();
      assertEquals("1 applied, 0 unchanged, []", taken(app.send(decision(ref, "UNDER_REVIEW"))));
      assertEquals("1 applied, 0 unchanged, []", taken(app.send(decision(ref, "UPHELD").put("outcome", "UNBOUND"))));
      Eventually.until("the outcome is raised", () -> order.outcome(numbers.get(0), app), "CLEAR"::equals);
      assertEquals("BLOCKED OTHER", order.outcome(numbers.get(1), app));
      String id = taken.path("appealId").asText();
      assertEquals("UPHELD", hub.east().get("appeals/" + id).expect(200).body().path("state").asText());
      hub.west().get("appeals/" + id).expect(404);
      Eventually.until("it is told", () -> told(id), List.of("UNDER_REVIEW", "UPHELD")::equals);
      JsonNode listed = hub.east().get("appeals?state=UPHELD&limit=100").expect(200).body().path("appeals");
      assertTrue(listed.findValuesAsText("appealId").contains(id));
    }
  }

  private static ObjectNode decision(String ref, String appeal) {
    return Hub.object().put("ref", ref).put("appeal", appeal);
  }

  private JsonNode row(String number) {
    ObjectNode asked = Hub.object();
    asked.putArray("phoneNumbers").add(number);
    return hub.east().post("numbers/retrieve-status", asked).expect(200).body().at("/numbers/0/apps/0");
  }

  private List<String> told(String appeal) {
    var states = new ArrayList<String>();
    String cursor = "";
    JsonNode page;
    do {
      page = hub.east().get("events?types=appeal.changed.v1&limit=1000" + cursor).expect(200).body();
      cursor = "&cursor=" + page.path("cursor").asText();
      page.path("events")
          .forEach(
              event -> {
                if (event.at("/data/appealId").asText().equals(appeal)) {
                  states.add(event.at("/data/state").asText());
                }
              });
    } while (page.path("behind").asInt() > 0);
    return states;
  }
}
