package org.numberrefresh.domain.order;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.numberrefresh.domain.refresh.OrderId;

/** The store of orders. All reads but those of the list are consistent. */
public interface Orders {

  /**
   * Stores an order unless there is one of its id.
   *
   * @return the order that was there; empty if this one was stored
   */
  Optional<Order> putOnce(Order order);

  /**
   * Takes over an order that was never committed, if its lease is still the one that was read.
   *
   * @return true if it was taken over
   */
  boolean lease(Order read, Instant until);

  /**
   * Commits an order, if its stored lease is still the one it says. From now on its claims count.
   *
   * @return true if it was stored; false if another call took the order over
   */
  boolean commit(Order order);

  /**
   * Notes that a committed order is cancelled, unless it is noted already.
   *
   * @return true if it was noted now
   */
  boolean cancel(OrderId id, Instant at);

  /** Finds an order. */
  Optional<Order> find(OrderId id);

  /**
   * Finds a carrier's own committed order. A foreign id is answered like an unknown one, without a read.
   *
   * @param id the text that the carrier gave, which may be no id
   */
  default Optional<Order> findOwn(String carrier, String id) {
    return OrderId.parsed(id)
        .filter(parsed -> parsed.isOf(carrier))
        .flatMap(this::find)
        .filter(order -> order.carrier().equals(carrier) && order.committed().isPresent());
  }

  /**
   * Lists a carrier's committed orders, the newest first. One that was committed a moment ago may be missing.
   *
   * @param most the most orders, at least 1
   */
  List<ListedOrder> list(String carrier, OrderSpan span, int most);

  /**
   * Stores a replay's key unless it was used before.
   *
   * @return the stored key, with the request that it was first used for
   */
  ReplayKey putReplayKeyOnce(ReplayKey key);

  /** Stores the plan of a replay unless one is stored. Returns the stored plan: use that, not yours. */
  ReplayPlan putPlanOnce(OrderId id, ReplayPlan plan);

  /** Finds the plan of a replay. */
  Optional<ReplayPlan> plan(OrderId id);

  /** The state of an order at a time. */
  default OrderState state(OrderId id, Instant now) {
    return find(id)
        .map(
            order ->
                order.committed().isPresent()
                    ? OrderState.COMMITTED
                    : order.neverCommitted(now) ? OrderState.ABANDONED : OrderState.RUNNING)
        .orElse(OrderState.ABANDONED);
  }
}
