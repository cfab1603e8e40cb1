package org.numberrefresh.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.numberrefresh.domain.calendar.Deadlines;

/** Tasks that wait until their deadline, and their next tries. */
@ExtendWith(SharedHub.class)
class DeadlineTest {

  private final Hub hub;

  DeadlineTest(Hub hub) {
    this.hub = hub;
  }

  private static JsonNode appOf(JsonNode status, TestApp app) {
    for (JsonNode one : status.path("apps")) {
      if (one.path("app").asText().equals(app.id())) {
        return one;
      }
    }
    throw new AssertionError(app.id() + " is not among " + status);
  }

  private static Instant time(JsonNode text) {
    return OffsetDateTime.parse(text.asText()).toInstant();
  }

  private void advanceTo(Instant time) {
    hub.advance(Duration.between(hub.now(), time).plusSeconds(1));
  }

  @Test
  void each_app_is_closed_at_its_own_deadline_and_a_late_answer_still_counts() {
    List<String> numbers = Hub.numbers(2);
    try (var silent = hub.app("silent", TestApp.later());
        var broken = hub.app("broken", TestApp.status(503), profile -> profile.put("deadlineWorkingDays", 12))) {
      Instant submitted = hub.now();
      PlacedOrder order = hub.batch(List.of(silent, broken), numbers);
      Eventually.until("both were asked", () -> silent.items().size(), n -> n == 2);
      Eventually.until(
          "the failure is recorded",
          () -> appOf(order.status(numbers.get(0)), broken),
          seen -> seen.path("attempts").asInt() >= 1);
      JsonNode waiting = appOf(order.status(numbers.get(0)), broken);
      assertEquals("PENDING", waiting.path("outcome").asText());
      assertEquals("SERVER_ERROR", waiting.path("fault").asText());
      assertEquals(10, waiting.path("nextAttemptAt").asText().length(), waiting::toString);
      assertFalse(appOf(order.status(numbers.get(0)), silent).has("nextAttemptAt"));
      Instant first = time(silent.items().getFirst().path("dueAt"));
      Instant last = time(order.accepted().body().path("dueAt"));
      assertEquals(Deadlines.published().after(submitted, 1), first);
      assertTrue(last.isAfter(first));

      advanceTo(first);
      Eventually.until("the silent app is closed", () -> order.outcome(numbers.get(0), silent), "NO_RESPONSE"::equals);
      assertEquals("PENDING", order.outcome(numbers.get(0), broken));
      assertEquals("IN_PROGRESS", order.view().path("state").asText());

      advanceTo(last);
      order.settled();
      assertEquals("UNDELIVERABLE", order.outcome(numbers.get(1), broken));
      silent.send(TestApp.result(silent.ref(numbers.get(0)), "UNBOUND"));
      assertEquals("CLEAR", order.outcome(numbers.get(0), silent));
    }
  }

  @Test
  void an_app_shows_on_the_next_day_how_it_answered() {
    try (var app = hub.app("shown", TestApp.all("UNBOUND"))) {
      hub.batch(List.of(app), Hub.numbers(120)).settled();
      assertFalse(covered(app).has("figures"));
      // The count follows the settling by a moment, in which the clock may already be moved.
      for (int day = 0; day < 3 && !covered(app).has("figures"); day++) {
        hub.advance(Duration.ofDays(1));
      }
      JsonNode figures = covered(app).path("figures");
      assertEquals(1, figures.path("answeredInTime").asDouble(), figures::toString);
      assertEquals(1, figures.path("outcomes").path("CLEAR").asDouble(), figures::toString);
      assertTrue(figures.path("medianTime").asText().startsWith("PT"), figures::toString);
    }
  }

  private JsonNode covered(TestApp app) {
    for (JsonNode one : hub.east().get("apps").expect(200).body().path("apps")) {
      if (one.path("id").asText().equals(app.id())) {
        return one;
      }
    }
    throw new AssertionError(app.id() + " is not listed");
  }

  @Test
  void a_deadline_in_a_year_that_is_not_published_is_provisional() {
    String number = Hub.number();
    try (var app = hub.app("far", TestApp.later(), profile -> profile.put("deadlineWorkingDays", 60))) {
      PlacedOrder order = hub.batch(List.of(app), List.of(number));
      boolean provisional = Deadlines.published().provisional(time(order.accepted().body().path("dueAt")));
      assertEquals(provisional, order.accepted().body().path("calendarProvisional").asBoolean(false));
      assertEquals(provisional, order.view().path("calendarProvisional").asBoolean(false));
      Eventually.until("the batch is open", () -> app.items().size(), n -> n == 1);
      assertEquals(provisional, order.status(number).path("calendarProvisional").asBoolean(false));
      app.send(TestApp.result(app.ref(number), "UNBOUND"));
      order.settled();
    }
  }
}
