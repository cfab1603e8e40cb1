package org.numberrefresh.fake;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.numberrefresh.domain.order.OrderSnapshot;
import org.numberrefresh.domain.order.OrderSnapshots;
import org.numberrefresh.domain.refresh.OrderId;

/** Snapshots of orders in memory. */
public final class FakeSnapshots implements OrderSnapshots {

  private final Map<OrderId, OrderSnapshot> stored = new HashMap<>();

  @Override
  public synchronized Optional<OrderSnapshot> find(OrderId order) {
    return Optional.ofNullable(stored.get(order));
  }

  @Override
  public synchronized void put(OrderSnapshot next) {
    long version = find(next.order()).map(OrderSnapshot::version).orElse(0L);
    if (version == next.version() - 1) {
      stored.put(next.order(), next);
    }
  }
}
