package org.numberrefresh.usecase.replay;

import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.numberrefresh.domain.app.AppSelection;
import org.numberrefresh.domain.core.Core;
import org.numberrefresh.domain.core.Stores;
import org.numberrefresh.domain.order.Order;
import org.numberrefresh.domain.order.OrderState;
import org.numberrefresh.domain.order.ReplayKey;
import org.numberrefresh.domain.order.ReplayPlan;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.refresh.OrderId;
import org.numberrefresh.problem.Problem;
import org.numberrefresh.problem.ProblemCode;
import org.numberrefresh.usecase.intake.OpenOrders;

/**
 * Asks apps again about pairs that they answered, or did not answer in time. Each order that is asked about gets a new
 * order of the same carrier, with new batches in the same cycles and a deadline of its own. The same call continues one
 * that a crash cut off.
 *
 * <p>Decision: docs/decisions.md#a-replay-of-a-day-takes-the-latest-word
 */
public final class Replays {

  private static final int PAGE = 500;

  private final Core core;
  private final Stores stores;
  private final OpenOrders openOrders;
  private final PlanReplay planning;
  private final StoreReplay storing;

  public Replays(Core core) {
    this.core = core;
    this.stores = core.stores();
    this.openOrders = new OpenOrders(stores.orders(), core.clock());
    this.planning = new PlanReplay(core, this::abandoned);
    this.storing = new StoreReplay(core, this::abandoned);
  }

  private boolean abandoned(OrderId id) {
    return stores.orders().state(id, core.clock().instant()) == OrderState.ABANDONED;
  }

  /** Counts the pairs that a replay would ask again, and writes nothing. */
  public Replayed count(ReplayRequest request, BooleanSupplier timeIsLeft) {
    return each(
        request, timeIsLeft, (sofar, parent, batches) -> sofar.and(planning.plan(batches, request), Optional.empty()));
  }

  /**
   * Asks again.
   *
   * @param key the idempotency key: the same call with the same key continues, or finds what was done
   * @throws Problem if the key was used for another request, or by a call that still runs
   */
  public Replayed replay(ReplayRequest request, String key, BooleanSupplier timeIsLeft) {
    String meaning = core.keys().fingerprints().of(request.meaning().getBytes(StandardCharsets.UTF_8));
    refuseAnotherUse(key, meaning);
    return each(request, timeIsLeft, (sofar, parent, batches) -> again(sofar, parent, batches, request, key, meaning));
  }

  private void refuseAnotherUse(String key, String meaning) {
    var use = new ReplayKey(key, meaning, core.clock().instant().truncatedTo(ChronoUnit.SECONDS));
    if (!stores.orders().putReplayKeyOnce(use).request().equals(meaning)) {
      throw Problem.of(ProblemCode.IDEMPOTENCY_KEY_REUSED);
    }
  }

  /** Does something for one order. */
  @FunctionalInterface
  private interface Work {
    Replayed apply(Replayed sofar, Order parent, List<BatchId> batches);
  }

  private Replayed each(ReplayRequest request, BooleanSupplier timeIsLeft, Work work) {
    return switch (request.source()) {
      case ReplayRequest.Source.OfOrder(OrderId id) -> {
        Order parent = committed(id).orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND));
        yield work.apply(Replayed.NOTHING, parent, parent.batchIds());
      }
      case ReplayRequest.Source.OfOwnOrder own -> {
        Order parent =
            stores
                .orders()
                .findOwn(own.carrier(), own.order().value())
                .orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND));
        yield work.apply(Replayed.NOTHING, parent, parent.batchIds());
      }
      case ReplayRequest.Source.OfAppAndDay day -> ofDay(day, request.after(), timeIsLeft, work);
    };
  }

  private Optional<Order> committed(OrderId id) {
    return stores.orders().find(id).filter(order -> order.committed().isPresent());
  }

  private Replayed ofDay(
      ReplayRequest.Source.OfAppAndDay source, Optional<OrderId> start, BooleanSupplier timeIsLeft, Work work) {
    if (stores.apps().find(source.app()).isEmpty()) {
      throw Problem.of(ProblemCode.NOT_FOUND);
    }
    Replayed sofar = Replayed.NOTHING;
    Optional<OrderId> after = start;
    while (true) {
      List<BatchId> page = stores.batches().contents().openedOn(source.day(), after, PAGE);
      for (Map.Entry<OrderId, List<BatchId>> order : whole(page).entrySet()) {
        Optional<Order> parent = committed(order.getKey());
        sofar = parent.isPresent() ? work.apply(sofar, parent.get(), order.getValue()) : sofar;
        after = Optional.of(order.getKey());
        if (!timeIsLeft.getAsBoolean()) {
          return sofar.goingOnAfter(after);
        }
      }
      if (page.size() < PAGE) {
        return sofar;
      }
    }
  }

  /** The batches of a page by their order; the last order of a full page may go on in the next, unless it is alone. */
  private static Map<OrderId, List<BatchId>> whole(List<BatchId> page) {
    var byOrder = new LinkedHashMap<OrderId, List<BatchId>>();
    page.forEach(batch -> byOrder.computeIfAbsent(batch.order(), o -> new ArrayList<>()).add(batch));
    if (page.size() == PAGE && byOrder.size() > 1) {
      byOrder.remove(page.getLast().order());
    }
    return byOrder;
  }

  private Replayed again(
      Replayed sofar, Order parent, List<BatchId> batches, ReplayRequest request, String key, String meaning) {
    OrderId id = OrderId.ofReplay(parent.carrier(), parent.id(), key);
    Optional<ReplayPlan> earlier = stores.orders().plan(id);
    ReplayPlan plan = earlier.orElseGet(() -> keep(id, planning.plan(batches, request)));
    if (plan.cuts().isEmpty()) {
      return sofar;
    }
    Order order = openOrders.open(draft(id, parent, plan, meaning));
    if (order.committed().isEmpty()) {
      commit(order, parent, plan, request.asker());
    }
    return sofar.and(plan, Optional.of(new Replayed.Asking(parent.id(), id)));
  }

  private ReplayPlan keep(OrderId id, ReplayPlan plan) {
    return plan.cuts().isEmpty() ? plan : stores.orders().putPlanOnce(id, plan);
  }

  private Order draft(OrderId id, Order parent, ReplayPlan plan, String meaning) {
    return new Order(
        id,
        parent.carrier(),
        meaning,
        parent.mode(),
        new AppSelection.Listed(plan.apps()),
        core.clock().instant().truncatedTo(ChronoUnit.SECONDS),
        openOrders.lease(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(parent.id()));
  }

  private void commit(Order order, Order parent, ReplayPlan plan, Asker asker) {
    Order committed = order.with(storing.store(order, parent, plan, asker));
    if (!stores.orders().commit(committed)) {
      throw Problem.of(ProblemCode.IDEMPOTENCY_KEY_IN_USE);
    }
    core.queues().batches(committed.batchIds());
  }
}
