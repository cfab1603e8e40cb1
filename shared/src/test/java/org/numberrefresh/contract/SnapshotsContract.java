package org.numberrefresh.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.numberrefresh.domain.batch.BatchCounts;
import org.numberrefresh.domain.batch.BatchCounts.AppCounts;
import org.numberrefresh.domain.batch.BatchState;
import org.numberrefresh.domain.batch.NumberCounts;
import org.numberrefresh.domain.order.OrderSnapshot;
import org.numberrefresh.domain.order.OrderSnapshots;
import org.numberrefresh.domain.outcome.OutwardOutcome;
import org.numberrefresh.domain.refresh.OrderId;

/** The promises of {@link OrderSnapshots}. */
public abstract class SnapshotsContract {

  private static final Instant NOW = Instant.parse("2026-11-02T01:00:00Z");

  private final OrderId order = OrderId.of("east", UUID.randomUUID().toString());

  protected abstract OrderSnapshots snapshots();

  private OrderSnapshot snapshot(long version, int settled) {
    var counts =
        new BatchCounts(
            3,
            NOW,
            BatchState.OPEN,
            NOW.minusSeconds(60),
            498,
            new NumberCounts(1, 2, settled, 4, 5, 6),
            Map.of(OutwardOutcome.PENDING, 7, OutwardOutcome.CLEAR, 8),
            List.of(new AppCounts(1, NOW.plusSeconds(9), 2, true), new AppCounts(200, NOW.plusSeconds(10), 0, false)));
    return new OrderSnapshot(order, version, 4, List.of(new OrderSnapshot.Seen(-17, counts)));
  }

  @Test
  void a_snapshot_is_found_as_it_was_stored() {
    assertEquals(Optional.empty(), snapshots().find(order));
    snapshots().put(snapshot(1, 3));
    assertEquals(Optional.of(snapshot(1, 3)), snapshots().find(order));
    snapshots().put(snapshot(2, 4));
    assertEquals(Optional.of(snapshot(2, 4)), snapshots().find(order));
  }

  @Test
  void the_quicker_of_two_looks_keeps_its_snapshot() {
    snapshots().put(snapshot(1, 3));
    snapshots().put(snapshot(1, 4));
    snapshots().put(snapshot(3, 5));
    assertEquals(Optional.of(snapshot(1, 3)), snapshots().find(order));
  }
}
