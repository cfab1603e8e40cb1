package org.numberrefresh.usecase.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.numberrefresh.domain.app.AppSelection;
import org.numberrefresh.domain.order.Order;
import org.numberrefresh.domain.outcome.OutwardOutcome;
import org.numberrefresh.domain.refresh.Mode;
import org.numberrefresh.domain.refresh.OrderId;
import org.numberrefresh.fake.Crashes;
import org.numberrefresh.fake.Requests;
import org.numberrefresh.fake.TestNumbers;
import org.numberrefresh.fake.World;
import org.numberrefresh.problem.Cause;
import org.numberrefresh.problem.Detail;
import org.numberrefresh.problem.GivenLine;
import org.numberrefresh.problem.Problem;
import org.numberrefresh.problem.Problem.LineProblem;
import org.numberrefresh.problem.ProblemCode;
import org.numberrefresh.synthetic.Flaw;
import org.numberrefresh.synthetic.SyntheticNumbers;
import org.numberrefresh.usecase.query.OrderView;

class IntakeTest {

  private static final Duration AFTER_THE_LEASE = Duration.ofSeconds(36);
  private static final Duration AFTER_IT_FELL_AWAY = Duration.ofMinutes(17);
  private static final String COOLS = "2026-10-01T00:00:00+08:00";
  private static final int NUMBERS = 510;

  private static World world() {
    return new World().withApps("chat", "pay");
  }

  private static ProblemCode refused(Runnable call) {
    return assertThrows(Problem.class, call::run).code();
  }

  /** Every number is asked of every app, once, and every pair is settled. */
  private static void everyNumberIsRefreshed(World world, Order order, int numbers) {
    OrderView view = world.view(order);
    assertEquals(OrderView.State.SETTLED, view.state());
    assertEquals(numbers, view.numbers());
    assertEquals(2L * numbers, view.outcomes().get(OutwardOutcome.CLEAR));
    assertEquals(2 * numbers, world.pairs(order).size());
    List<String> asked = world.caller.asked().stream().map(item -> item.app() + " " + item.phoneNumber()).toList();
    assertEquals(2 * numbers, asked.size());
    assertEquals(asked.size(), new HashSet<>(asked).size());
  }

  @Test
  void an_order_is_cut_asked_and_settled() {
    World world = world();
    Order order = world.submit("k", 0, NUMBERS);
    assertEquals(NUMBERS, order.committed().orElseThrow().accepted());
    assertEquals(List.of(0, 1), order.committed().orElseThrow().batches());
    world.run();
    everyNumberIsRefreshed(world, order, NUMBERS);
  }

  @Test
  void the_same_call_is_answered_the_same_and_changes_nothing() {
    World world = world();
    Order order = world.submit("k", 0, 3);
    world.run();
    assertEquals(order, world.submit("k", 0, 3));
    world.run();
    everyNumberIsRefreshed(world, order, 3);
  }

  @Test
  void a_key_is_not_used_for_another_body() {
    World world = world();
    world.submit("k", 0, 3);
    assertEquals(ProblemCode.IDEMPOTENCY_KEY_REUSED, refused(() -> world.submit("k", 0, 4)));
  }

  @Test
  void a_key_is_in_use_while_its_first_call_runs() {
    World world = world();
    world.crashes.at(5, Crashes.Moment.BEFORE);
    assertTrue(world.dies(w -> w.submit("k", 0, 3)));
    assertEquals(ProblemCode.IDEMPOTENCY_KEY_IN_USE, refused(() -> world.submit("k", 0, 3)));
    world.clock.advance(AFTER_THE_LEASE);
    assertEquals(3, world.submit("k", 0, 3).committed().orElseThrow().accepted());
  }

  @Test
  void a_bad_line_is_rejected_alone_with_its_index_and_code() {
    World world = world();
    var numbers = new ArrayList<>(TestNumbers.texts(0, 2));
    var expected = new ArrayList<LineProblem>();
    for (Flaw flaw : Flaw.values()) {
      ProblemCode code =
          flaw.code().endsWith("FORMAT_INVALID")
              ? ProblemCode.NUMBER_FORMAT_INVALID
              : ProblemCode.UNSUPPORTED_IDENTIFIER;
      expected.add(LineProblem.of(numbers.size(), code));
      numbers.add(new SyntheticNumbers(1).with(flaw, 0));
    }
    expected.add(LineProblem.of(numbers.size(), ProblemCode.NUMBER_REPEATED));
    numbers.add(TestNumbers.text(1));
    Order order = world.submit("k", Requests.batch(numbers));
    assertEquals(expected, order.committed().orElseThrow().rejected());
    assertEquals(2, order.committed().orElseThrow().accepted());
    world.run();
    everyNumberIsRefreshed(world, order, 2);
  }

  private static final Detail ODD = Detail.of(Cause.NOT_A_STRING, "phoneNumber");

  /** An order of three numbers that have a malformed line before, between and behind them. */
  private static OrderRequest withMalformedLines() {
    List<OrderRequest.Line> good =
        TestNumbers.texts(0, 3).stream().map(n -> Requests.deactivated(n, "2026-01-05T00:00:00+08:00")).toList();
    var lines = new ArrayList<GivenLine<OrderRequest.Line>>(Requests.formed(good));
    for (int at : List.of(3, 1, 0)) {
      lines.add(at, new GivenLine.Malformed<>(ODD));
    }
    return new OrderRequest(Mode.BATCH, new AppSelection.All(), lines, "odd".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void malformed_lines_are_rejected_alone_wherever_a_call_dies() {
    List<LineProblem> expected = Stream.of(0, 2, 5).map(index -> LineProblem.invalid(index, ODD)).toList();
    for (int call = 1; call <= calls(3); call++) {
      World world = world();
      world.crashes.at(call, Crashes.Moment.AFTER);
      world.dies(w -> w.submit("k", withMalformedLines()));
      world.clock.advance(AFTER_THE_LEASE);
      Order order = world.submit("k", withMalformedLines());
      assertEquals(expected, order.committed().orElseThrow().rejected());
      assertEquals(order, world.submit("k", withMalformedLines()));
      world.pass(Duration.ofMinutes(3), Duration.ofMinutes(1));
      everyNumberIsRefreshed(world, order, 3);
    }
  }

  @Test
  void a_number_that_is_being_refreshed_is_not_taken_again() {
    World world = world();
    world.submit("first", 0, 3);
    Order second = world.submit("second", 2, 3);
    assertEquals(List.of(LineProblem.of(0, ProblemCode.ALREADY_EXISTS)), second.committed().orElseThrow().rejected());
    world.run();
    assertEquals(4, world.view(second).outcomes().get(OutwardOutcome.CLEAR));
    assertEquals(2 * 5, world.caller.asked().size());
  }

  @Test
  void an_order_all_of_whose_numbers_are_lost_is_settled_at_once() {
    World world = world();
    world.submit("first", 0, 3);
    Order second = world.submit("second", 0, 3);
    assertEquals(0, second.committed().orElseThrow().accepted());
    assertEquals(OrderView.State.SETTLED, world.view(second).state());
  }

  @Test
  void further_apps_join_the_same_cycle() {
    World world = world();
    Order first = world.submit("first", Requests.batch(TestNumbers.texts(0, 2), "2026-01-05T00:00:00+08:00", "chat"));
    Order second = world.submit("second", Requests.batch(TestNumbers.texts(0, 2), "2026-01-05T00:00:00+08:00", "pay"));
    assertEquals(2, second.committed().orElseThrow().accepted());
    world.run();
    assertEquals(2, world.pairs(first).size());
    assertEquals(2, world.pairs(second).size());
  }

  @Test
  void another_carriers_number_is_refused_without_telling_whose_it_is() {
    World world = world();
    world.submit("first", 0, 1);
    Order order = new Intake(world.core()).submit("west", "k", Requests.batch(TestNumbers.texts(0, 1)));
    assertEquals(List.of(LineProblem.of(0, ProblemCode.CARRIER_MISMATCH)), order.committed().orElseThrow().rejected());
  }

  @Test
  void an_unknown_app_is_refused() {
    assertEquals(
        ProblemCode.INVALID_ARGUMENT,
        refused(() -> world().submit("k", Requests.batch(TestNumbers.texts(0, 1), COOLS, "nobody"))));
  }

  @Test
  void a_number_that_cools_is_asked_about_on_its_ninetieth_day() {
    World world = world();
    Order order = world.submit("k", Requests.batch(TestNumbers.texts(0, 2), COOLS, "all"));
    world.pass(Duration.ofDays(57), Duration.ofDays(1));
    assertEquals(OrderView.State.COOLING, world.view(order).state());
    assertEquals(List.of(), world.caller.asked());
    world.pass(Duration.ofDays(1), Duration.ofHours(1));
    everyNumberIsRefreshed(world, order, 2);
  }

  /** The count of calls of stores and queues that an undisturbed submit makes. */
  private static int calls(int numbers) {
    for (int call = 1; ; call++) {
      World world = world();
      world.crashes.at(call, Crashes.Moment.BEFORE);
      if (!world.dies(w -> w.submit("k", 0, numbers))) {
        return call - 1;
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_call_that_died_anywhere_is_continued_by_the_same_call(Crashes.Moment moment) {
    int calls = calls(NUMBERS);
    assertTrue(calls > 10);
    for (int call = 1; call <= calls; call++) {
      World world = world();
      world.crashes.at(call, moment);
      world.dies(w -> w.submit("k", 0, NUMBERS));
      world.clock.advance(AFTER_THE_LEASE);
      Order order = world.submit("k", 0, NUMBERS);
      assertEquals(NUMBERS, order.committed().orElseThrow().accepted());
      assertEquals(List.of(), order.committed().orElseThrow().rejected());
      world.pass(Duration.ofMinutes(3), Duration.ofMinutes(1));
      everyNumberIsRefreshed(world, order, NUMBERS);
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_call_that_died_twice_is_continued_by_the_same_call(Crashes.Moment moment) {
    int calls = calls(3);
    for (int call = 1; call <= calls; call++) {
      World world = world();
      for (int second : List.of(call, calls)) {
        world.crashes.at(second, moment);
        world.dies(w -> w.submit("k", 0, 3));
        world.clock.advance(AFTER_THE_LEASE);
      }
      Order order = world.submit("k", 0, 3);
      world.pass(Duration.ofMinutes(3), Duration.ofMinutes(1));
      everyNumberIsRefreshed(world, order, 3);
    }
  }

  @ParameterizedTest
  @EnumSource
  void an_order_that_died_anywhere_is_all_or_nothing_and_another_may_take_its_numbers(Crashes.Moment moment) {
    int calls = calls(3);
    int fellAway = 0;
    for (int call = 1; call <= calls; call++) {
      World world = world();
      world.crashes.at(call, moment);
      world.dies(w -> w.submit("k", 0, 3));
      world.pass(AFTER_IT_FELL_AWAY, Duration.ofMinutes(1));
      boolean committed = world.orders.find(OrderId.of(World.CARRIER, "k")).flatMap(Order::committed).isPresent();
      if (committed) {
        everyNumberIsRefreshed(world, world.submit("k", 0, 3), 3);
      } else {
        fellAway++;
        assertEquals(List.of(), world.caller.asked());
        assertEquals(List.of(), world.batches.index());
        Order other = world.submit("other", 0, 3);
        world.run();
        everyNumberIsRefreshed(world, other, 3);
      }
    }
    assertTrue(fellAway > 5);
  }

  /** Lets an order die at each call that leaves it uncommitted, and fall away; the world then, for each. */
  private static List<World> fellAway(OrderRequest body) {
    var worlds = new ArrayList<World>();
    int calls = calls(3);
    for (int call = 1; call <= calls; call++) {
      World world = world();
      world.crashes.at(call, Crashes.Moment.AFTER);
      world.dies(w -> w.submit("k", body));
      if (world.orders.find(OrderId.of(World.CARRIER, "k")).filter(order -> order.committed().isEmpty()).isPresent()) {
        world.clock.advance(AFTER_IT_FELL_AWAY);
        worlds.add(world);
      }
    }
    assertTrue(worlds.size() > 5);
    return worlds;
  }

  @Test
  void numbers_that_another_order_took_after_it_fell_away_are_rejected_when_it_is_continued() {
    for (int taken : List.of(1, 3)) {
      for (World world : fellAway(Requests.batch(TestNumbers.texts(0, 3)))) {
        Order other = world.submit("other", 0, taken);
        Order order = world.submit("k", 0, 3);
        world.pass(Duration.ofMinutes(3), Duration.ofMinutes(1));
        assertEquals(taken, other.committed().orElseThrow().accepted());
        assertEquals(3 - taken, order.committed().orElseThrow().accepted());
        assertEquals(3 - taken, world.view(order).numbers());
        assertEquals(OrderView.State.SETTLED, world.view(order).state());
        assertEquals(3, world.caller.asked("chat").size());
      }
    }
  }

  @Test
  void numbers_that_another_abandoned_order_held_are_accepted_when_it_is_continued() {
    int calls = calls(3);
    int held = 0;
    for (int first = 1; first <= calls; first++) {
      for (int second = 1; second <= 2 * calls; second++) {
        World world = world();
        if (diesUncommitted(world, "other", first, 1) && diesUncommitted(world, "k", second, 3)) {
          held++;
          world.clock.advance(AFTER_IT_FELL_AWAY);
          Order order = world.submit("k", 0, 3);
          world.run();
          everyNumberIsRefreshed(world, order, 3);
        }
      }
    }
    assertTrue(held > calls);
  }

  /** Lets a submit die; whether its order is stored and not committed. */
  private static boolean diesUncommitted(World world, String key, int call, int numbers) {
    world.crashes.at(call, Crashes.Moment.AFTER);
    world.dies(w -> w.submit(key, 0, numbers));
    return world.orders.find(OrderId.of(World.CARRIER, key)).filter(o -> o.committed().isEmpty()).isPresent();
  }

  @Test
  void an_order_that_is_continued_after_it_fell_away_and_dies_again_is_opened_by_the_clock() {
    for (String since : List.of(COOLS, "2026-01-05T00:00:00+08:00")) {
      OrderRequest body = Requests.batch(TestNumbers.texts(0, 2), since, "all");
      for (World world : fellAway(body)) {
        world.clock.advance(Duration.ofDays(59));
        world.sweep();
        world.run();
        Order order = world.submit("k", body);
        world.queues.purge();
        world.pass(Duration.ofMinutes(3), Duration.ofMinutes(1));
        everyNumberIsRefreshed(world, order, 2);
      }
    }
  }
}
