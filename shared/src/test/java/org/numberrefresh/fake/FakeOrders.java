package org.numberrefresh.fake;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.numberrefresh.domain.order.ListedOrder;
import org.numberrefresh.domain.order.Order;
import org.numberrefresh.domain.order.OrderSpan;
import org.numberrefresh.domain.order.Orders;
import org.numberrefresh.domain.order.ReplayKey;
import org.numberrefresh.domain.order.ReplayPlan;
import org.numberrefresh.domain.refresh.OrderId;

/** Orders in memory. */
public final class FakeOrders implements Orders {

  private final Map<OrderId, Order> orders = new HashMap<>();
  private final Map<OrderId, ReplayPlan> plans = new HashMap<>();
  private final Map<String, ReplayKey> keys = new HashMap<>();

  @Override
  public synchronized Optional<Order> putOnce(Order order) {
    return Optional.ofNullable(orders.putIfAbsent(order.id(), order));
  }

  /** Loses an order, as the table does once it was kept for long enough. */
  public synchronized void expire(OrderId id) {
    orders.remove(id);
  }

  @Override
  public synchronized boolean lease(Order read, Instant until) {
    if (!isStillLeased(read)) {
      return false;
    }
    orders.put(read.id(), orders.get(read.id()).leasedUntil(until));
    return true;
  }

  @Override
  public synchronized boolean commit(Order order) {
    if (!isStillLeased(order)) {
      return false;
    }
    orders.put(order.id(), order);
    return true;
  }

  private boolean isStillLeased(Order read) {
    Order stored = orders.get(read.id());
    return stored != null && stored.committed().isEmpty() && stored.leasedUntil().equals(read.leasedUntil());
  }

  @Override
  public synchronized List<ListedOrder> list(String carrier, OrderSpan span, int most) {
    return orders.values().stream()
        .filter(order -> order.carrier().equals(carrier) && order.committed().isPresent())
        .map(ListedOrder::of)
        .filter(order -> span.has(order.place()))
        .sorted(Comparator.comparing((ListedOrder order) -> order.place().text()).reversed())
        .limit(most)
        .toList();
  }

  @Override
  public synchronized ReplayKey putReplayKeyOnce(ReplayKey key) {
    ReplayKey stored = keys.putIfAbsent(key.value(), key);
    return stored == null ? key : stored;
  }

  @Override
  public synchronized ReplayPlan putPlanOnce(OrderId id, ReplayPlan plan) {
    return Optional.ofNullable(plans.putIfAbsent(id, plan)).orElse(plan);
  }

  @Override
  public synchronized Optional<ReplayPlan> plan(OrderId id) {
    return Optional.ofNullable(plans.get(id));
  }

  @Override
  public synchronized boolean cancel(OrderId id, Instant at) {
    Optional<Order> open = find(id).filter(order -> order.committed().isPresent() && order.cancelledAt().isEmpty());
    open.ifPresent(order -> orders.put(id, order.cancelledAt(at.truncatedTo(ChronoUnit.SECONDS))));
    return open.isPresent();
  }

  @Override
  public synchronized Optional<Order> find(OrderId id) {
    return Optional.ofNullable(orders.get(id));
  }
}
