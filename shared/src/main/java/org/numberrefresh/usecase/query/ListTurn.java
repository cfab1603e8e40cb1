package org.numberrefresh.usecase.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.numberrefresh.domain.batch.AcceptedHead;
import org.numberrefresh.domain.batch.BatchHead;
import org.numberrefresh.domain.batch.BatchState;
import org.numberrefresh.domain.core.Core;
import org.numberrefresh.domain.event.EventId;
import org.numberrefresh.domain.order.ListedOrder;
import org.numberrefresh.domain.outcome.OutwardOutcome;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.refresh.OrderId;

/**
 * One page of the list of orders. It finds the state of each order with as few reads as tell it: the head of the first
 * batch, the event that tells that the whole order is settled, the heads of all batches, and their summaries.
 */
final class ListTurn {

  private static final double UNITS = 30;
  private static final double HALF = 0.5;

  /** The cost of a step of ten orders at the most: the index, a head and an event's id for each. */
  private static final double STEP_UNITS = 11;

  /** The most that a look at one order costs. */
  private static final double LOOK_UNITS = 30;

  /** Orders of fewer batches are not asked for in the feed: their heads cost as little. */
  private static final int FEW_BATCHES = 3;

  private final Core core;
  private final String carrier;
  private final Function<OrderId, OrderView.State> look;
  private double left = UNITS;
  private boolean begun;
  private boolean over;

  ListTurn(Core core, String carrier, Function<OrderId, OrderView.State> look) {
    this.core = core;
    this.carrier = carrier;
    this.look = look;
  }

  /** True if more orders may be looked at. */
  boolean hasRoom() {
    return !over && left >= STEP_UNITS;
  }

  /**
   * Finds the states of some orders.
   *
   * @param orders at least one, and at most ten
   * @return those of the first ones: of as many as the budget allows, and of one at least
   */
  List<OrderList.Entry> look(List<ListedOrder> orders) {
    List<BatchId> first = orders.stream().flatMap(order -> order.batchIds().stream().limit(1)).toList();
    Map<BatchId, BatchHead> heads = core.stores().batches().glances().heads(first);
    Set<EventId> told = core.stores().feeds().glance(carrier, large(orders));
    left -= HALF * (2 + first.size() + large(orders).size());
    var entries = new ArrayList<OrderList.Entry>();
    for (ListedOrder order : orders) {
      Optional<OrderView.State> state = state(order, heads, told.contains(EventId.settled(order.id())));
      if (state.isEmpty()) {
        over = true;
        break;
      }
      begun = true;
      entries.add(new OrderList.Entry(order, state.get()));
    }
    return entries;
  }

  private static List<EventId> large(List<ListedOrder> orders) {
    return orders.stream()
        .filter(order -> order.batches().size() >= FEW_BATCHES)
        .map(order -> EventId.settled(order.id()))
        .toList();
  }

  private Optional<OrderView.State> state(ListedOrder order, Map<BatchId, BatchHead> first, boolean told) {
    if (order.batches().isEmpty()) {
      return Optional.of(OrderView.State.SETTLED);
    }
    Optional<OrderView.State> early =
        Optional.ofNullable(first.get(order.batchIds().getFirst())).flatMap(head -> early(order, head, told));
    if (early.isPresent()) {
      return early;
    }
    Collection<BatchHead> heads = first.values();
    if (order.batches().size() > 1) {
      if (!affords(HALF * order.batches().size())) {
        return Optional.empty();
      }
      heads = core.stores().batches().glances().heads(order.batchIds()).values();
    } else {
      heads = heads.stream().filter(head -> head.id().order().equals(order.id())).toList();
    }
    return heads.stream().allMatch(BatchHead::allUnsendable) ? withdrawn(order, heads) : Optional.of(of(order, heads));
  }

  /** The state, if the first batch tells it: no other starts earlier. */
  private Optional<OrderView.State> early(ListedOrder order, BatchHead head, boolean told) {
    if (head.allUnsendable()) {
      return Optional.empty();
    }
    if (told) {
      return Optional.of(OrderView.State.SETTLED);
    }
    return switch (head) {
      case AcceptedHead accepted when accepted.cooling() && order.startsAt().isAfter(core.clock().instant()) ->
          Optional.of(OrderView.State.COOLING);
      case BatchHead other when other.opened().isPresent() && other.state() != BatchState.SETTLED ->
          Optional.of(OrderView.State.IN_PROGRESS);
      default -> Optional.empty();
    };
  }

  /** A batch whose head is not seen yet was accepted a moment ago. */
  private static OrderView.State of(ListedOrder order, Collection<BatchHead> heads) {
    List<OrderView.Standing> standings =
        heads.stream().map(OrderView.Standing::of).collect(Collectors.toCollection(ArrayList::new));
    if (heads.size() < order.batches().size()) {
      standings.add(new OrderView.Standing(BatchState.ACCEPTED, false));
    }
    return OrderView.state(standings);
  }

  /** The state of an order of which no number is left: CANCELLED, unless some app answered before. */
  private Optional<OrderView.State> withdrawn(ListedOrder order, Collection<BatchHead> heads) {
    List<BatchHead> opened = heads.stream().filter(head -> head.opened().isPresent()).toList();
    boolean settled = opened.stream().allMatch(head -> head.state() == BatchState.SETTLED);
    if (!affords(settled ? opened.size() * LookCost.SUMMARY : LOOK_UNITS)) {
      return Optional.empty();
    }
    if (!settled) {
      return Optional.of(look.apply(order.id()));
    }
    boolean nothingElse =
        core.stores().batches().glances().summaries(opened.stream().map(BatchHead::id).toList()).values().stream()
            .allMatch(summary -> Set.of(OutwardOutcome.CANCELLED).containsAll(summary.counts().keySet()));
    return Optional.of(nothingElse ? OrderView.State.CANCELLED : of(order, heads));
  }

  /** Spends units, if as many are left or if this page has no order yet. */
  private boolean affords(double units) {
    if (begun && units > left) {
      return false;
    }
    left -= units;
    return true;
  }
}
