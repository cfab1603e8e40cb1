package org.numberrefresh.usecase.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.numberrefresh.domain.app.AppSelection;
import org.numberrefresh.domain.event.EventData;
import org.numberrefresh.domain.order.Order;
import org.numberrefresh.domain.outcome.AskableAgain;
import org.numberrefresh.domain.outcome.OutwardOutcome;
import org.numberrefresh.fake.FakeAppCaller;
import org.numberrefresh.fake.Requests;
import org.numberrefresh.fake.TestNumbers;
import org.numberrefresh.fake.World;
import org.numberrefresh.usecase.query.Story.Step;
import org.numberrefresh.usecase.replay.Retries;
import org.numberrefresh.usecase.report.NumberReports;

/** The story of a number, and what may be asked again. */
class StoryTest {

  private static final String COOLS = "2026-10-01T00:00:00+08:00";

  private final World world = new World();

  private Queries.Status status() {
    return new Queries(world.core()).statuses(World.CARRIER, List.of(TestNumbers.number(0))).get(TestNumbers.number(0));
  }

  private List<Step> steps() {
    return new Queries(world.core()).story(status().cycle()).moments().stream().map(Story.Moment::step).toList();
  }

  @Test
  void a_number_is_submitted_cools_is_asked_about_and_settled() {
    world.withApps("chat");
    world.submit("k", Requests.batch(TestNumbers.texts(0, 2), COOLS, "all"));
    world.run();
    assertEquals(List.of(Step.SUBMITTED, Step.COOLING_UNTIL), steps());
    world.clock.advance(Duration.ofDays(90));
    world.after(Duration.ofMinutes(1));
    assertEquals(List.of(Step.SUBMITTED, Step.COOLING_UNTIL, Step.ASKED, Step.SETTLED), steps());
  }

  @Test
  void a_number_that_is_taken_back_or_cancelled_says_so_and_when() {
    world.withApps("chat");
    world.submit("k", Requests.batch(TestNumbers.texts(0, 1), COOLS, "all"));
    world.restore(0);
    assertEquals(List.of(Step.SUBMITTED, Step.RESTORED), steps());
    var other = new StoryTest();
    other.world.withApps("chat");
    Order order = other.world.submit("k", Requests.batch(TestNumbers.texts(0, 1), COOLS, "all"));
    other.world.clock.advance(Duration.ofHours(3));
    other.world.cancel(order);
    assertEquals(List.of(Step.SUBMITTED, Step.CANCELLED), other.steps());
    assertEquals(
        other.world.clock.instant().getEpochSecond(),
        new Queries(other.world.core()).story(other.status().cycle()).moments().getLast().at().getEpochSecond());
  }

  @Test
  void a_late_answer_raises_and_one_that_looks_the_same_is_told_to_nobody() {
    world.withApps("chat");
    world.caller.tellEach("chat", (item, number) -> "NOT_BOUND");
    world.submit("k", 0, 2);
    world.run();
    List<EventData> told = world.feeds.dataOf(World.CARRIER);
    world.clock.advance(Duration.ofDays(1));
    world.results("chat", FakeAppCaller.body(world.caller.asked("chat"), item -> "UNBOUND"));
    world.after(Duration.ofMinutes(5));
    assertEquals(List.of(Step.SUBMITTED, Step.ASKED, Step.SETTLED), steps());
    assertEquals(told, world.feeds.dataOf(World.CARRIER));

    var other = new StoryTest();
    other.world.withApps("chat");
    other.world.caller.tellEach("chat", (item, number) -> "FAILED");
    other.world.submit("k", 0, 2);
    other.world.run();
    other.world.results("chat", FakeAppCaller.body(other.world.caller.asked("chat"), item -> "UNBOUND"));
    other.world.after(Duration.ofMinutes(5));
    assertEquals(List.of(Step.SUBMITTED, Step.ASKED, Step.SETTLED, Step.RAISED), other.steps());
  }

  @Test
  void an_app_is_retryable_while_a_retry_would_ask_it() {
    world.withApps("chat", "pay");
    world.caller.tellEach("chat", (item, number) -> "BLOCKED/ACCOUNT_BANNED");
    world.caller.tellEach("pay", (item, number) -> "FAILED");
    Order order = world.submit("k", 0, 1);
    world.run();
    assertEquals(Set.of("pay"), status().retryable());
    assertEquals(1, pairs(order));
    world.caller.tellEach("pay", (item, number) -> "ACKNOWLEDGED");
    world.clock.advance(Duration.ofMinutes(1));
    var wanted =
        new Retries.Wanted(AskableAgain.retryable(OutwardOutcome.FAILED, Optional.empty()), new AppSelection.All());
    new Retries(world.core()).retry(World.CARRIER, order.id().value(), wanted, "again");
    assertEquals(Set.of(), status().retryable());
    world.run();
    assertEquals(Set.of(), status().retryable());
    assertEquals(0, pairs(order));
    assertEquals(2, steps().stream().filter(Step.SUBMITTED::equals).count());
  }

  private long pairs(Order order) {
    var wanted =
        new Retries.Wanted(AskableAgain.retryable(OutwardOutcome.FAILED, Optional.empty()), new AppSelection.All());
    return new Retries(world.core()).count(World.CARRIER, order.id().value(), wanted).pairs();
  }

  @Test
  void nothing_is_retryable_of_a_number_that_left_or_is_sold_or_withdrawn() {
    for (String event : List.of("PORTED_OUT", "RESOLD")) {
      var other = new StoryTest();
      other.world.withApps("chat");
      other.world.caller.tellEach("chat", (item, number) -> "FAILED");
      Order order = other.world.submit("k", 0, 1);
      other.world.run();
      assertEquals(Set.of("chat"), other.status().retryable());
      new NumberReports(other.world.core()).take(World.CARRIER, Requests.report(0, event, "2026-10-20T00:00:00+08:00"));
      assertEquals(Set.of(), other.status().retryable(), event);
      assertEquals(0, other.pairs(order));
    }
    world.withApps("chat");
    Order order = world.submit("k", Requests.batch(TestNumbers.texts(0, 1), COOLS, "all"));
    world.cancel(order);
    assertTrue(status().retryable().isEmpty());
  }
}
