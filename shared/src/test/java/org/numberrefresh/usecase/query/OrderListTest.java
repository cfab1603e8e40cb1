package org.numberrefresh.usecase.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.numberrefresh.domain.calendar.ShanghaiTime;
import org.numberrefresh.domain.order.Order;
import org.numberrefresh.domain.refresh.Mode;
import org.numberrefresh.domain.refresh.OrderId;
import org.numberrefresh.fake.LargeOrder;
import org.numberrefresh.fake.Requests;
import org.numberrefresh.fake.TestNumbers;
import org.numberrefresh.fake.World;
import org.numberrefresh.problem.Cause;
import org.numberrefresh.problem.Problem;

/** The list of a carrier's orders. */
class OrderListTest {

  private static final OrderList.Wanted ANY = wanted(null);
  private static final int MANY = 23;

  private final World world = new World();
  private final OrderList list = new OrderList(world.core(), new Queries(world.core()));

  private static OrderList.Wanted wanted(OrderView.State state) {
    return new OrderList.Wanted(Optional.ofNullable(state), Optional.empty(), Optional.empty());
  }

  private Order submit(int number, String deactivated) {
    world.clock.advance(Duration.ofSeconds(1));
    var line = Requests.deactivated(TestNumbers.text(number), deactivated);
    return world.submit("k" + number, Requests.order(Mode.BATCH, List.of(line), "all"));
  }

  private Order cools(int number) {
    return submit(number, "2026-10-01T00:00:00+08:00");
  }

  private Order starts(int number) {
    return submit(number, "2026-01-05T00:00:00+08:00");
  }

  /** Reads all pages and holds that no order comes twice. */
  private List<OrderList.Entry> all(OrderList.Wanted wanted, int limit) {
    var entries = new ArrayList<OrderList.Entry>();
    Optional<String> cursor = Optional.empty();
    do {
      OrderList.Page page = list.page(World.CARRIER, wanted, cursor, limit);
      assertTrue(page.entries().size() <= limit);
      entries.addAll(page.entries());
      cursor = page.cursor();
    } while (cursor.isPresent());
    assertEquals(entries.size(), entries.stream().map(entry -> entry.order().id()).distinct().count());
    return entries;
  }

  private static List<OrderId> ids(List<OrderList.Entry> entries) {
    return entries.stream().map(entry -> entry.order().id()).toList();
  }

  @Test
  void pages_of_any_size_have_each_order_once_and_the_newest_first() {
    world.withApps("chat");
    var submitted = new ArrayList<OrderId>();
    for (int i = 0; i < MANY; i++) {
      submitted.addFirst(cools(i).id());
    }
    for (int limit : new int[] {1, 7, MANY, OrderList.MOST}) {
      assertEquals(submitted, ids(all(ANY, limit)));
    }
    assertEquals(List.of(), list.page("west", ANY, Optional.empty(), MANY).entries());
  }

  @Test
  void the_state_of_each_order_is_the_one_that_a_look_at_it_tells() {
    world.withApps("chat", "silent");
    world.caller.tellEach("chat", (item, number) -> number.equals(TestNumbers.text(1)) ? "NOT_BOUND" : "UNBOUND");
    world.caller.tellEach(
        "silent", (item, number) -> number.equals(TestNumbers.text(1)) ? "NOT_BOUND" : "ACKNOWLEDGED");
    Map<Order, OrderView.State> orders = new HashMap<>();
    orders.put(cools(0), OrderView.State.COOLING);
    orders.put(starts(1), OrderView.State.SETTLED);
    orders.put(starts(2), OrderView.State.IN_PROGRESS);
    Order withdrawn = cools(3);
    orders.put(withdrawn, OrderView.State.CANCELLED);
    Order stopped = starts(4);
    world.run();
    world.cancel(withdrawn);
    world.cancel(stopped);
    orders.put(stopped, world.view(stopped).state());
    orders.put(starts(5), OrderView.State.ACCEPTED);
    List<OrderList.Entry> entries = all(ANY, 50);
    assertEquals(orders.size(), entries.size());
    orders.forEach(
        (order, state) -> {
          assertEquals(state, world.view(order).state());
          assertEquals(
              List.of(order.id()), ids(entries.stream().filter(e -> e.order().id().equals(order.id())).toList()));
          assertTrue(ids(all(wanted(state), 3)).contains(order.id()), () -> order + " " + state);
        });
    assertEquals(1, all(wanted(OrderView.State.COOLING), 50).size());
  }

  @Test
  void a_large_order_is_told_like_a_small_one() {
    var large = new LargeOrder(world.core().stores(), 30, 2, world.clock.instant());
    assertEquals(OrderView.State.ACCEPTED, state());
    large.open(29);
    assertEquals(OrderView.State.IN_PROGRESS, state());
    for (int batch = 0; batch < 30; batch++) {
      large.open(batch);
      large.answer(batch, 0);
      large.answer(batch, 1);
      large.settle(batch);
      assertEquals(batch == 29 ? OrderView.State.SETTLED : OrderView.State.IN_PROGRESS, state());
    }
  }

  private OrderView.State state() {
    OrderView.State state = list.page(World.CARRIER, ANY, Optional.empty(), 1).entries().getFirst().state();
    assertEquals(world.view(world.orders.find(OrderId.of(World.CARRIER, "large")).orElseThrow()).state(), state);
    return state;
  }

  @Test
  void an_order_of_which_one_batch_was_taken_back_whole_still_cools() {
    world.withApps("chat");
    var lines =
        List.of(
            Requests.deactivated(TestNumbers.text(0), "2026-10-01T00:00:00+08:00"),
            Requests.deactivated(TestNumbers.text(1), "2026-10-02T00:00:00+08:00"));
    Order order = world.submit("k", Requests.order(Mode.BATCH, lines, "all"));
    world.restore(0);
    assertEquals(OrderView.State.COOLING, world.view(order).state());
    assertEquals(OrderView.State.COOLING, all(ANY, 5).getFirst().state());
  }

  @Test
  void days_are_days_of_submission_and_both_count() {
    world.withApps("chat");
    Order first = cools(0);
    LocalDate day = ShanghaiTime.dayOf(world.clock.instant());
    world.clock.advance(Duration.ofDays(1));
    Order second = cools(1);
    assertEquals(
        List.of(first.id()), ids(all(new OrderList.Wanted(Optional.empty(), Optional.of(day), Optional.of(day)), 5)));
    assertEquals(
        List.of(second.id()),
        ids(all(new OrderList.Wanted(Optional.empty(), Optional.of(day.plusDays(1)), Optional.empty()), 5)));
    assertEquals(
        List.of(second.id(), first.id()),
        ids(all(new OrderList.Wanted(Optional.empty(), Optional.of(day), Optional.of(day.plusDays(1))), 1)));
  }

  @Test
  void a_cursor_that_is_forged_or_anothers_says_which() {
    world.withApps("chat");
    cools(0);
    cools(1);
    String cursor = list.page(World.CARRIER, ANY, Optional.empty(), 1).cursor().orElseThrow();
    assertFalse(list.page(World.CARRIER, ANY, Optional.of(cursor), 1).entries().isEmpty());
    assertEquals(Cause.CURSOR_OF_ANOTHER, refusal("west", cursor));
    assertEquals(Cause.CURSOR, refusal(World.CARRIER, "A" + cursor.substring(1)));
    assertEquals(Cause.CURSOR, refusal(World.CARRIER, ""));
  }

  private Cause refusal(String carrier, String cursor) {
    Problem problem = assertThrows(Problem.class, () -> list.page(carrier, ANY, Optional.of(cursor), 1));
    return problem.detail().orElseThrow().cause();
  }
}
