package org.numberrefresh.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.numberrefresh.domain.app.AppSelection;
import org.numberrefresh.domain.order.ListedOrder;
import org.numberrefresh.domain.order.Order;
import org.numberrefresh.domain.order.OrderPlace;
import org.numberrefresh.domain.order.OrderSpan;
import org.numberrefresh.domain.order.Orders;
import org.numberrefresh.domain.order.ReplayKey;
import org.numberrefresh.domain.order.ReplayPlan;
import org.numberrefresh.domain.outcome.Outcome;
import org.numberrefresh.domain.refresh.Mode;
import org.numberrefresh.domain.refresh.OrderId;
import org.numberrefresh.problem.Cause;
import org.numberrefresh.problem.Detail;
import org.numberrefresh.problem.Problem.LineProblem;
import org.numberrefresh.problem.ProblemCode;

/** The promises of {@link Orders}. */
public abstract class OrdersContract {

  private static final Instant LATER = Samples.NOW.plusMillis(35_123);

  protected abstract Orders orders();

  private static Order draft() {
    return new Order(
        Samples.order(),
        "east",
        "abcdef",
        Mode.ACTIVE,
        new AppSelection.Listed(List.of("chat", "pay")),
        Samples.NOW,
        Samples.NOW.plusSeconds(35),
        Optional.empty());
  }

  private static Order.Committed accepted() {
    return new Order.Committed(
        2,
        List.of(
            LineProblem.of(0, ProblemCode.ALREADY_EXISTS),
            LineProblem.invalid(3, Detail.of(Cause.NOT_A_WORD, "a | b", "[]\", \"")),
            LineProblem.of(4, ProblemCode.ALREADY_EXISTS)),
        List.of(0, 2),
        Samples.NOW,
        Samples.NOW.plusSeconds(86_400),
        true);
  }

  @Test
  void the_first_of_an_id_is_stored_and_the_second_is_told_of_it() {
    Order order = draft();
    assertEquals(Optional.empty(), orders().putOnce(order));
    assertEquals(Optional.of(order), orders().putOnce(order.leasedUntil(LATER)));
    assertEquals(Optional.of(order), orders().find(order.id()));
  }

  @Test
  void an_unknown_order_is_not_found() {
    assertEquals(Optional.empty(), orders().find(Samples.order()));
  }

  @Test
  void the_first_use_of_a_replays_key_is_stored_and_the_second_is_told_of_it() {
    ReplayKey first = new ReplayKey("key of " + Samples.order(), "abcdef", Samples.NOW);
    assertEquals(first, orders().putReplayKeyOnce(first));
    assertEquals(first, orders().putReplayKeyOnce(new ReplayKey(first.value(), "123456", Samples.NOW.plusSeconds(9))));
  }

  @Test
  void a_lease_is_taken_over_once() {
    Order order = draft();
    orders().putOnce(order);
    assertTrue(orders().lease(order, LATER));
    assertFalse(orders().lease(order, LATER.plusSeconds(1)));
    assertEquals(Optional.of(order.leasedUntil(LATER)), orders().find(order.id()));
  }

  @Test
  void an_unknown_order_is_not_leased() {
    assertFalse(orders().lease(draft(), LATER));
  }

  @Test
  void an_order_is_committed_once_and_never_leased_again() {
    Order order = draft();
    orders().putOnce(order);
    Order committed = order.with(accepted());
    assertTrue(orders().commit(committed));
    assertFalse(orders().commit(committed));
    assertFalse(orders().lease(committed, LATER));
    assertEquals(Optional.of(committed), orders().find(order.id()));
  }

  @Test
  void a_committed_order_is_cancelled_once_and_keeps_what_was_accepted() {
    Order order = draft();
    orders().putOnce(order);
    assertFalse(orders().cancel(order.id(), Samples.NOW));
    Order committed = order.with(accepted());
    orders().commit(committed);
    assertTrue(orders().cancel(order.id(), Samples.NOW));
    assertFalse(orders().cancel(order.id(), Samples.NOW.plusSeconds(1)));
    assertEquals(Optional.of(committed.cancelledAt(Samples.NOW)), orders().find(order.id()));
  }

  @Test
  void an_unknown_order_is_not_cancelled() {
    assertFalse(orders().cancel(Samples.order(), Samples.NOW));
  }

  @Test
  void who_lost_the_lease_does_not_commit() {
    Order order = draft();
    orders().putOnce(order);
    orders().lease(order, LATER);
    assertFalse(orders().commit(order.with(accepted())));
    assertTrue(orders().commit(order.leasedUntil(LATER).with(accepted())));
  }

  @Test
  void the_first_plan_of_an_order_counts() {
    OrderId id = Samples.order();
    assertEquals(Optional.empty(), orders().plan(id));
    var first =
        new ReplayPlan(
            List.of(
                new ReplayPlan.Cut(List.of("chat"), List.of(new ReplayPlan.Place(0, 3), new ReplayPlan.Place(12, 499))),
                new ReplayPlan.Cut(List.of("chat", "pay"), List.of(new ReplayPlan.Place(1, 0)))),
            Map.of("chat", Map.of(Outcome.FAILED, 2, Outcome.NO_RESPONSE, 1), "pay", Map.of(Outcome.FAILED, 1)));
    assertEquals(first, orders().putPlanOnce(id, first));
    assertEquals(first, orders().putPlanOnce(id, new ReplayPlan(List.of(), Map.of())));
    assertEquals(Optional.of(first), orders().plan(id));
    assertEquals(Optional.empty(), orders().find(id));
  }

  @Test
  void an_order_that_asks_again_names_the_one_that_it_asks_about() {
    Order plain = draft();
    Order again =
        new Order(
            plain.id(),
            plain.carrier(),
            plain.bodyHash(),
            plain.mode(),
            plain.apps(),
            plain.submittedAt(),
            plain.leasedUntil(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(Samples.order()));
    orders().putOnce(again);
    assertEquals(Optional.of(again), orders().find(again.id()));
    assertTrue(orders().commit(again.with(accepted())));
    assertEquals(Optional.of(again.with(accepted())), orders().find(again.id()));
  }

  private Order submitted(String carrier, Instant at, Optional<OrderId> replayOf) {
    Order order =
        new Order(
            Samples.order(),
            carrier,
            "abcdef",
            Mode.BATCH,
            new AppSelection.All(),
            at,
            at.plusSeconds(35),
            Optional.empty(),
            Optional.empty(),
            replayOf);
    orders().putOnce(order);
    return order;
  }

  private Order committed(String carrier, Instant at) {
    Order order = submitted(carrier, at, Optional.of(Samples.order())).with(accepted());
    orders().commit(order);
    return order;
  }

  private static final OrderSpan EVER =
      new OrderSpan(OrderPlace.from(Instant.EPOCH), OrderPlace.from(Samples.NOW.plusSeconds(1_000_000)));

  @Test
  void a_carriers_committed_orders_are_listed_newest_first() {
    String carrier = Samples.id("carrier");
    Order first = committed(carrier, Samples.NOW);
    Order third = committed(carrier, Samples.NOW.plusSeconds(100_000));
    Order second = committed(carrier, Samples.NOW.plusSeconds(9));
    submitted(carrier, Samples.NOW.plusSeconds(10), Optional.empty());
    committed(Samples.id("carrier"), Samples.NOW);
    assertEquals(
        List.of(third, second, first).stream().map(ListedOrder::of).toList(), orders().list(carrier, EVER, 10));
    assertEquals(List.of(ListedOrder.of(third)), orders().list(carrier, EVER, 1));
  }

  @Test
  void a_list_goes_on_before_a_place_even_among_orders_of_one_second() {
    String carrier = Samples.id("carrier");
    for (int i = 0; i < 5; i++) {
      committed(carrier, Samples.NOW);
    }
    List<ListedOrder> all = orders().list(carrier, EVER, 10);
    OrderPlace second = all.get(1).place();
    assertEquals(all.subList(2, 5), orders().list(carrier, new OrderSpan(EVER.from(), second), 10));
    assertEquals(all.subList(0, 2), orders().list(carrier, new OrderSpan(second, EVER.before()), 10));
    assertEquals(List.of(), orders().list(carrier, new OrderSpan(second, second), 10));
  }

  @Test
  void an_order_stays_listed_when_it_is_cancelled() {
    String carrier = Samples.id("carrier");
    Order order = committed(carrier, Samples.NOW);
    orders().cancel(order.id(), Samples.NOW);
    assertEquals(List.of(ListedOrder.of(order)), orders().list(carrier, EVER, 10));
  }
}
