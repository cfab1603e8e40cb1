package org.numberrefresh.usecase.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.numberrefresh.domain.batch.NumberCounts;
import org.numberrefresh.domain.order.Order;
import org.numberrefresh.domain.refresh.Mode;
import org.numberrefresh.fake.FakeAppCaller;
import org.numberrefresh.fake.Requests;
import org.numberrefresh.fake.TestNumbers;
import org.numberrefresh.fake.World;
import org.numberrefresh.usecase.report.NumberReports;

/** The progress of an order: numbers that are asked about, that cool and that are settled. */
class OrderProgressTest {

  private static final String OVER = "2026-01-05T00:00:00+08:00";
  private static final String COOLS = "2026-10-01T00:00:00+08:00";
  private static final Instant COOLING_ENDS = Instant.parse("2026-12-29T16:00:00Z");

  private final World world = new World();

  /** An order of 30 numbers that are asked about at once, and of one that cools. */
  private Order order() {
    var lines = new ArrayList<>(TestNumbers.texts(0, 30).stream().map(n -> Requests.deactivated(n, OVER)).toList());
    lines.add(Requests.deactivated(TestNumbers.text(30), COOLS));
    Order order = world.submit("k", Requests.order(Mode.BATCH, lines, "all"));
    world.run();
    return order;
  }

  private void answers(String app, String outcome) {
    world.caller.tellEach(app, (item, number) -> outcome);
  }

  @Test
  void an_order_whose_asked_numbers_are_settled_is_cooling_and_says_when_the_rest_starts() {
    world.withApps("chat", "pay");
    answers("chat", "NOT_BOUND");
    answers("pay", "BLOCKED/OPEN_DISPUTE");
    OrderView view = world.view(order());
    assertEquals(OrderView.State.COOLING, view.state());
    assertEquals(new NumberCounts(1, 0, 0, 30, 0, 0), view.progress());
    assertEquals(30, view.numbersSettled());
    assertEquals(Optional.of(COOLING_ENDS), view.next().startsAt());
    assertTrue(view.next().settlesAt().orElseThrow().isAfter(COOLING_ENDS));
  }

  @Test
  void a_silent_app_keeps_numbers_unsettled_until_its_deadline_and_the_pairs_tell_the_rest() {
    world.withApps("chat", "silent");
    answers("chat", "NOT_BOUND");
    answers("silent", "ACKNOWLEDGED");
    Order order = order();
    OrderView view = world.view(order);
    assertEquals(OrderView.State.IN_PROGRESS, view.state());
    assertEquals(new NumberCounts(1, 30, 0, 0, 0, 0), view.progress());
    assertEquals(0, view.numbersSettled());
    assertEquals(62, view.pairs());
    assertEquals(30, view.pairsSettled());
    Instant settlesAt = view.next().settlesAt().orElseThrow();
    assertTrue(settlesAt.isBefore(order.committed().orElseThrow().dueAt()), settlesAt::toString);
    world.results("silent", FakeAppCaller.body(world.caller.asked("silent"), item -> "UNBOUND"));
    world.run();
    assertEquals(30, world.view(order).numbersSettled());
  }

  @Test
  void a_line_has_the_grade_of_its_order_and_the_gate_of_its_number() {
    world.withApps("chat");
    answers("chat", "NOT_BOUND");
    Order order = order();
    assertEquals(List.of("REFRESHED RELEASABLE", "COOLING HOLD"), List.of(line(order, 0), line(order, 30)));
    new NumberReports(world.core()).take(World.CARRIER, Requests.report(0, "PORTED_OUT", "2026-10-20T00:00:00+08:00"));
    assertEquals(List.of("REFRESHED HOLD", "REFRESHED RELEASABLE"), List.of(line(order, 0), line(order, 1)));
  }

  private String line(Order order, int number) {
    var queries = new Queries(world.core());
    Optional<OrderResults.Position> from = Optional.of(OrderResults.Position.START);
    while (from.isPresent()) {
      var page = queries.results(World.CARRIER, order.id().value(), from.get(), new OrderResults.Extent(500, false));
      for (OrderResults.Line line : page.lines()) {
        if (line.phoneNumber().equals(TestNumbers.number(number))) {
          assertEquals(
              line.gate(),
              queries.grades(World.CARRIER, List.of(line.phoneNumber())).get(line.phoneNumber()).release());
          return line.grade() + " " + line.gate();
        }
      }
      from = page.next();
    }
    throw new AssertionError("The number is not in the order.");
  }
}
