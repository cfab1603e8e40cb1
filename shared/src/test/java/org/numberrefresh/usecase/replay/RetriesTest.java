package org.numberrefresh.usecase.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.numberrefresh.domain.app.AppSelection;
import org.numberrefresh.domain.order.Order;
import org.numberrefresh.domain.outcome.AskableAgain;
import org.numberrefresh.domain.outcome.Outcome;
import org.numberrefresh.domain.outcome.OutwardOutcome;
import org.numberrefresh.fake.Crashes;
import org.numberrefresh.fake.Requests;
import org.numberrefresh.fake.TestNumbers;
import org.numberrefresh.fake.World;
import org.numberrefresh.problem.Cause;
import org.numberrefresh.problem.Problem;
import org.numberrefresh.problem.ProblemCode;
import org.numberrefresh.usecase.query.OrderView;
import org.numberrefresh.usecase.report.NumberReports;

/** A carrier has apps asked again about its own order. */
class RetriesTest {

  private static final AppSelection ALL = new AppSelection.All();

  private final World world = new World();
  private final Retries retries = new Retries(world.core());

  private static Retries.Wanted wanted(AppSelection apps, OutwardOutcome outcome, String... reason) {
    return new Retries.Wanted(
        AskableAgain.retryable(outcome, Optional.of(reason).filter(r -> r.length > 0).map(r -> r[0])), apps);
  }

  private void tell(String app, Map<Integer, String> outcomes) {
    world.caller.tellEach(
        app,
        (item, number) ->
            outcomes.entrySet().stream()
                .filter(one -> TestNumbers.text(one.getKey()).equals(number))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("NOT_BOUND"));
  }

  /**
   * Two apps; number 0 failed at both, 1 and 2 are blocked at chat, openly and by a secret reason, 3 is banned there.
   */
  private Order answered() {
    world.withApps("chat", "pay");
    tell("chat", Map.of(0, "FAILED", 1, "BLOCKED/OTHER", 2, "BLOCKED/LEGAL_HOLD", 3, "BLOCKED/ACCOUNT_BANNED"));
    tell("pay", Map.of(0, "FAILED"));
    Order order = world.submit("k", 0, 5);
    world.run();
    return order;
  }

  private long pairs(Order order, Retries.Wanted wanted) {
    Retries.Retried counted = retries.count(World.CARRIER, order.id().value(), wanted);
    assertEquals(Optional.empty(), counted.order());
    return counted.pairs();
  }

  @Test
  void what_may_change_is_asked_again_in_one_new_order() {
    Order order = answered();
    var failed = wanted(ALL, OutwardOutcome.FAILED);
    assertEquals(2, pairs(order, failed));
    tell("chat", Map.of());
    tell("pay", Map.of());
    Retries.Retried retried = retries.retry(World.CARRIER, order.id().value(), failed, "again");
    assertEquals(2, retried.pairs());
    assertEquals(1, retried.numbers());
    world.run();
    Order again = retried.order().orElseThrow();
    assertEquals(Optional.of(order.id()), again.replayOf());
    assertEquals(OrderView.State.SETTLED, world.view(again).state());
    assertEquals("CLEAR", world.pair(again, 0, "chat"));
    assertEquals(retried.order(), retries.retry(World.CARRIER, order.id().value(), failed, "again").order());
    assertEquals(0, pairs(order, failed));
    assertEquals(Optional.empty(), retries.retry(World.CARRIER, order.id().value(), failed, "more").order());
  }

  @Test
  void a_secret_reason_is_asked_again_as_other_and_what_cannot_change_is_not() {
    Order order = answered();
    assertEquals(2, pairs(order, wanted(ALL, OutwardOutcome.BLOCKED, "OTHER")));
    assertEquals(2, pairs(order, wanted(ALL, OutwardOutcome.BLOCKED)));
    assertEquals(Set.of(), AskableAgain.retryable(OutwardOutcome.BLOCKED, Optional.of("LEGAL_HOLD")));
    assertEquals(Set.of(), AskableAgain.retryable(OutwardOutcome.BLOCKED, Optional.of("ACCOUNT_BANNED")));
    assertEquals(Set.of(), AskableAgain.retryable(OutwardOutcome.CANCELLED, Optional.empty()));
    assertEquals(Set.of(), AskableAgain.retryable(OutwardOutcome.CLEAR, Optional.empty()));
    assertEquals(
        Set.of(Outcome.BLOCKED_OTHER, Outcome.BLOCKED_LEGAL_HOLD),
        AskableAgain.retryable(OutwardOutcome.BLOCKED, Optional.of("OTHER")));
  }

  @Test
  void only_the_named_apps_are_asked() {
    Order order = answered();
    assertEquals(1, pairs(order, wanted(new AppSelection.Listed(List.of("pay")), OutwardOutcome.FAILED)));
    var unknown = wanted(new AppSelection.Listed(List.of("nobodys")), OutwardOutcome.FAILED);
    Problem problem = assertThrows(Problem.class, () -> pairs(order, unknown));
    assertEquals(Cause.UNKNOWN_APP, problem.detail().orElseThrow().cause());
  }

  @Test
  void a_number_that_left_the_carrier_is_not_asked_about() {
    Order order = answered();
    var failed = wanted(ALL, OutwardOutcome.FAILED);
    new NumberReports(world.core()).take(World.CARRIER, Requests.report(0, "PORTED_OUT", "2026-10-20T00:00:00+08:00"));
    assertEquals(0, pairs(order, failed));
    assertEquals(Optional.empty(), retries.retry(World.CARRIER, order.id().value(), failed, "again").order());
  }

  @Test
  void a_foreign_order_is_answered_like_an_unknown_one() {
    Order order = answered();
    for (String id : List.of(order.id().value(), "00112233445566778899", "no id")) {
      for (String carrier : id.equals(order.id().value()) ? List.of("west") : List.of("west", World.CARRIER)) {
        Problem problem =
            assertThrows(Problem.class, () -> retries.retry(carrier, id, wanted(ALL, OutwardOutcome.FAILED), "again"));
        assertEquals(ProblemCode.NOT_FOUND, problem.code());
      }
    }
  }

  @Test
  void a_carriers_key_is_not_an_operators() {
    Order order = answered();
    var request =
        new ReplayRequest(
            new ReplayRequest.Source.OfOrder(order.id()), Set.of(Outcome.BLOCKED_OTHER), false, Optional.empty());
    new Replays(world.core()).replay(request, "again", () -> true);
    assertEquals(
        2, retries.retry(World.CARRIER, order.id().value(), wanted(ALL, OutwardOutcome.FAILED), "again").pairs());
  }

  @Test
  void a_retry_whose_call_dies_anywhere_is_continued_by_the_same_call() {
    Order order = answered();
    tell("chat", Map.of());
    tell("pay", Map.of());
    var failed = wanted(ALL, OutwardOutcome.FAILED);
    int call = 1;
    do {
      // A dead call's lease holds the key.
      world.clock.advance(Duration.ofMinutes(1));
      world.crashes.at(call++, Crashes.Moment.AFTER);
    } while (world.dies(w -> new Retries(w.core()).retry(World.CARRIER, order.id().value(), failed, "again")));
    // A call that died between the order and its message leaves the batch to the clock.
    world.after(Duration.ofMinutes(2));
    Order again = retries.retry(World.CARRIER, order.id().value(), failed, "again").order().orElseThrow();
    assertEquals(OrderView.State.SETTLED, world.view(again).state());
    assertEquals(2, world.view(again).pairs());
  }
}
