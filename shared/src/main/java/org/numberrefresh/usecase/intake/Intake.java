package org.numberrefresh.usecase.intake;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.domain.app.AppSelection;
import org.numberrefresh.domain.batch.BatchHead;
import org.numberrefresh.domain.core.Core;
import org.numberrefresh.domain.core.Stores;
import org.numberrefresh.domain.order.Order;
import org.numberrefresh.domain.queue.Queues;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.refresh.OrderId;
import org.numberrefresh.problem.Cause;
import org.numberrefresh.problem.Problem;
import org.numberrefresh.problem.ProblemCode;
import org.numberrefresh.usecase.demand.AskForApps;

/**
 * Takes orders in five steps: the order, the sealed numbers of its batches, the claims of its numbers, the heads, the
 * commit. Each step is stored under a condition and can be repeated. So the same call continues an order after a crash
 * at any step.
 */
public final class Intake {

  private final Core core;
  private final Stores stores;
  private final Queues queues;
  private final Clock clock;
  private final OrderStorage storage;
  private final OpenOrders openOrders;
  private final AskForApps demand;
  private final BiConsumer<Order, RuntimeException> uncounted;

  /** An intake that tells nobody of demand that was not counted. */
  public Intake(Core core) {
    this(core, (order, why) -> {});
  }

  /**
   * Makes an intake.
   *
   * @param uncounted hears of an order whose demand for apps was not counted, and why
   */
  public Intake(Core core, BiConsumer<Order, RuntimeException> uncounted) {
    this.core = core;
    this.stores = core.stores();
    this.queues = core.queues();
    this.clock = core.clock();
    this.storage = new OrderStorage(core);
    this.demand = new AskForApps(core);
    this.uncounted = uncounted;
    this.openOrders = new OpenOrders(stores.orders(), clock);
  }

  /**
   * Takes an order, or returns the order that was taken before under the same key.
   *
   * @throws Problem if it names an unknown app, or the key is used for another body or by a call that still runs
   */
  public Order submit(String carrier, String idempotencyKey, OrderRequest request) {
    List<App> apps = stores.apps().all();
    refuseUnknownApps(request.apps(), apps);
    Order order = open(carrier, idempotencyKey, request, core.keys().fingerprints().of(request.body()));
    if (order.committed().isPresent()) {
      return order;
    }
    countDemand(order, apps);
    Order committed = order.with(storage.store(order, request, apps));
    if (!stores.orders().commit(committed)) {
      throw Problem.of(ProblemCode.IDEMPOTENCY_KEY_IN_USE);
    }
    queues.batches(startable(committed));
    return committed;
  }

  /** No order fails for a count. */
  private void countDemand(Order order, List<App> apps) {
    try {
      demand.order(order, apps);
    } catch (RuntimeException e) {
      uncounted.accept(order, e);
    }
  }

  private static void refuseUnknownApps(AppSelection selection, List<App> apps) {
    if (selection instanceof AppSelection.Listed(List<String> ids)) {
      Set<String> known = new HashSet<>(apps.stream().map(App::id).toList());
      ids.stream()
          .filter(id -> !known.contains(id))
          .findFirst()
          .ifPresent(
              id -> {
                throw Problem.invalid(Cause.UNKNOWN_APP);
              });
    }
  }

  private Order open(String carrier, String key, OrderRequest request, String bodyHash) {
    return openOrders.open(
        new Order(
            OrderId.of(carrier, key),
            carrier,
            bodyHash,
            request.mode(),
            request.apps(),
            clock.instant().truncatedTo(ChronoUnit.SECONDS),
            openOrders.lease(),
            Optional.empty()));
  }

  /** The batches that dispatch has something to do for: the first one tells the carrier that the order is accepted. */
  private List<BatchId> startable(Order order) {
    if (order.committed().filter(Order.Committed::overtaking).isPresent()) {
      return order.batchIds();
    }
    Instant now = clock.instant();
    return stores.batches().heads().find(order.batchIds()).values().stream()
        .filter(head -> head.id().equals(order.batchIds().getFirst()) || !head.request().startsAt().isAfter(now))
        .map(BatchHead::id)
        .toList();
  }
}
