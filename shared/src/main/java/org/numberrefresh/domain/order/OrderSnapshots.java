package org.numberrefresh.domain.order;

import java.util.Optional;
import org.numberrefresh.domain.refresh.OrderId;

/** The store of the snapshots of large orders. */
public interface OrderSnapshots {

  /** Finds the snapshot of an order. */
  Optional<OrderSnapshot> find(OrderId order);

  /**
   * Stores a snapshot, if the stored one has the version before, or if the first is stored. Another look that was
   * quicker keeps its own.
   */
  void put(OrderSnapshot next);
}
