package org.numberrefresh.domain.order;

import java.time.Instant;
import java.util.Optional;
import org.numberrefresh.domain.refresh.OrderId;

/** Where orders are stored. All reads are consistent. */
public interface Orders {

  /**
   * Stores an order unless there is one of its id.
   *
   * @return the one that was there, nothing where this one was stored
   */
  Optional<Order> putOnce(Order order);

  /**
   * Takes over an order that was never committed, where its lease is still the one that was read.
   *
   * @return whether it was taken over
   */
  boolean lease(Order read, Instant until);

  /**
   * Stores what was accepted, where the order is still leased as it says: from now on it counts.
   *
   * @return whether it was stored; not where another call took the order over
   */
  boolean commit(Order order);

  /**
   * Notes that a committed order is cancelled, unless that is noted.
   *
   * @return whether it was noted now
   */
  boolean cancel(OrderId id, Instant at);

  /** Finds an order. */
  Optional<Order> find(OrderId id);

  /**
   * Finds a carrier's own order that counts. What is another's is as unknown as what is nobody's, and is not read.
   *
   * @param id what the carrier calls it, be it an id or not
   */
  default Optional<Order> findOwn(String carrier, String id) {
    return OrderId.parsed(id)
        .filter(parsed -> parsed.isOf(carrier))
        .flatMap(this::find)
        .filter(order -> order.carrier().equals(carrier) && order.committed().isPresent());
  }

  /**
   * Stores a replay's key unless it was used before.
   *
   * @return the stored key, with the request that it was first used for
   */
  ReplayKey putReplayKeyOnce(ReplayKey key);

  /** Stores what an order asks again unless that is stored; the stored plan is returned and counts. */
  byte[] putPlanOnce(OrderId id, byte[] plan);

  /** Finds what an order asks again. */
  Optional<byte[]> plan(OrderId id);

  /** Whether what an order claimed counts. */
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
