package org.numberrefresh.domain.number;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.numberrefresh.domain.app.AppSelection;
import org.numberrefresh.domain.batch.BatchHead;
import org.numberrefresh.domain.batch.Batches;
import org.numberrefresh.domain.batch.ExpectedApp;
import org.numberrefresh.domain.batch.OpenedHead;
import org.numberrefresh.domain.order.OrderState;
import org.numberrefresh.domain.order.Orders;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.refresh.OrderId;

/** The batches that some records name, read in one round. Their orders are read only when they are asked for. */
public final class BatchesSeen {

  private final Batches batches;
  private final Orders orders;
  private final Instant now;
  private final Map<BatchId, BatchHead> heads;
  private final Map<BatchId, List<ExpectedApp>> apps = new HashMap<>();
  private final Map<OrderId, OrderState> states = new HashMap<>();

  public BatchesSeen(Batches batches, Orders orders, Collection<NumberRecord> records, Instant now) {
    this.batches = batches;
    this.orders = orders;
    this.now = now;
    this.heads =
        batches
            .heads()
            .find(records.stream().flatMap(NumberRecord::entries).map(CycleEntry::batch).distinct().toList());
  }

  Optional<BatchHead> head(CycleEntry entry) {
    return Optional.ofNullable(heads.get(entry.batch()));
  }

  private Optional<OpenedHead> opened(CycleEntry entry) {
    return head(entry).flatMap(BatchHead::opened);
  }

  public boolean abandoned(CycleEntry entry) {
    return state(entry) == OrderState.ABANDONED;
  }

  /** True if an entry's order may still be committed or abandoned. */
  public boolean running(CycleEntry entry) {
    return state(entry) == OrderState.RUNNING;
  }

  /** The state of an entry's order. An opened batch proves a committed order, so that order is not read. */
  private OrderState state(CycleEntry entry) {
    return opened(entry).isPresent()
        ? OrderState.COMMITTED
        : states.computeIfAbsent(entry.batch().order(), order -> orders.state(order, now));
  }

  /** True if an app of a selection has not settled an entry's batch yet. */
  boolean waits(CycleEntry entry, AppSelection asked) {
    if (!entry.apps().overlaps(asked)) {
      return false;
    }
    Optional<OpenedHead> head = opened(entry);
    if (head.isEmpty()) {
      return true;
    }
    Set<Integer> settled = head.get().progress().settledApps();
    return !head.get().allTasksSettled()
        && expected(entry.batch()).stream()
            .anyMatch(app -> asked.includes(app.id()) && !settled.contains(app.number()));
  }

  private List<ExpectedApp> expected(BatchId batch) {
    return apps.computeIfAbsent(batch, id -> batches.contents().apps(id).orElse(List.of()));
  }
}
