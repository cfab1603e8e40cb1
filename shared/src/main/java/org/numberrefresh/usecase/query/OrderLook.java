package org.numberrefresh.usecase.query;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.domain.app.AppSelection;
import org.numberrefresh.domain.batch.BatchCounts;
import org.numberrefresh.domain.batch.Glance.Depth;
import org.numberrefresh.domain.batch.Glances;
import org.numberrefresh.domain.order.Order;
import org.numberrefresh.domain.order.OrderSnapshot;
import org.numberrefresh.domain.order.OrderSnapshots;

/**
 * Looks at the batches of an order. A small order is read whole. Of a large one each look reads a part, and takes the
 * rest from a snapshot that earlier looks left. So a look costs about the same whatever the order's size.
 *
 * <p>Decision: docs/decisions.md#a-look-at-a-large-order-reads-a-part-of-it
 */
final class OrderLook {

  private static final double WHOLE_UNITS = 14;

  private final Glances glances;
  private final Optional<OrderSnapshots> snapshots;
  private final Clock clock;

  /**
   * Makes a policy.
   *
   * @param snapshots the store of snapshots; without one every order is read whole
   */
  OrderLook(Glances glances, Optional<OrderSnapshots> snapshots, Clock clock) {
    this.glances = glances;
    this.snapshots = snapshots;
    this.clock = clock;
  }

  /**
   * Counts the batches of an order.
   *
   * @param registered all apps
   */
  Collection<BatchCounts> at(Order order, List<App> registered) {
    Instant now = clock.instant();
    if (snapshots.isEmpty() || isSmall(order, registered)) {
      return glances.of(order.batchIds(), Depth.COUNTS).values().stream()
          .map(glance -> BatchTally.of(glance, registered, now))
          .toList();
    }
    OrderSnapshots kept = snapshots.get();
    OrderSnapshot known = kept.find(order.id()).orElse(OrderSnapshot.none(order.id()));
    var turn = new LookTurn(order, registered, known, now);
    turn.look(glances);
    turn.next().ifPresent(kept::put);
    return turn.counts();
  }

  private static boolean isSmall(Order order, List<App> registered) {
    int numbers = order.committed().map(Order.Committed::accepted).orElse(0);
    return LookCost.ofOrder(order.batchIds().size(), numbers, asked(order, registered)).units() <= WHOLE_UNITS;
  }

  /** The count of apps that an order asks, at most. */
  static int asked(Order order, List<App> registered) {
    return order.apps() instanceof AppSelection.Listed(List<String> ids)
        ? ids.size()
        : (int) registered.stream().filter(order.apps()::asks).count();
  }
}
