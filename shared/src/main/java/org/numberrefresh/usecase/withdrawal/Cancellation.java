package org.numberrefresh.usecase.withdrawal;

import java.time.Clock;
import java.time.Instant;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.numberrefresh.domain.batch.AcceptedHead;
import org.numberrefresh.domain.batch.BatchHead;
import org.numberrefresh.domain.batch.Heads;
import org.numberrefresh.domain.batch.OpenedHead;
import org.numberrefresh.domain.batch.Parking;
import org.numberrefresh.domain.batch.Withdrawn;
import org.numberrefresh.domain.core.Core;
import org.numberrefresh.domain.order.Order;
import org.numberrefresh.domain.order.Orders;
import org.numberrefresh.problem.Problem;
import org.numberrefresh.problem.ProblemCode;

/**
 * Cancels orders. Numbers that were not sent are not sent any more, and numbers that still wait end as CANCELLED. The
 * order stores that it was cancelled. After a crash, a due batch of it finishes the cancellation.
 *
 * <p>Decision: docs/decisions.md#a-cancelled-order-makes-a-head-due-first
 */
public final class Cancellation {

  private final Orders orders;
  private final Heads heads;
  private final Withdrawals withdrawals;
  private final Clock clock;

  public Cancellation(Core core) {
    this.orders = core.stores().orders();
    this.heads = core.stores().batches().heads();
    this.withdrawals = new Withdrawals(core);
    this.clock = core.clock();
  }

  /**
   * Cancels an order. The call may be repeated.
   *
   * @param carrier the carrier that must own the order
   * @throws Problem NOT_FOUND if the carrier has no such order, ORDER_SETTLED if none of its numbers waits any more
   */
  public Order cancel(String carrier, String orderId) {
    Order order = orders.findOwn(carrier, orderId).orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND));
    if (order.cancelledAt().isEmpty()) {
      remember(order);
    }
    finish(order);
    return order;
  }

  /**
   * Makes one head due before the order is marked. After a crash between the two, that head finishes the cancellation.
   */
  private void remember(Order order) {
    BatchHead waiting = open(order).findFirst().orElseThrow(() -> Problem.of(ProblemCode.ORDER_SETTLED));
    Instant soon = clock.instant().plus(Parking.TAKEN_AGAIN_AFTER);
    switch (waiting) {
      case AcceptedHead accepted -> heads.rearm(accepted, Optional.of(soon));
      case OpenedHead opened -> heads.rearm(opened, soon, opened.progress().reconciliations());
    }
    orders.cancel(order.id(), clock.instant());
  }

  /** Withdraws all numbers of a cancelled order. */
  public void finish(Order order) {
    open(order)
        .filter(head -> !head.allUnsendable())
        .forEach(head -> withdrawals.withdraw(head.id(), all(head), Withdrawn.Why.CANCELLED));
  }

  private Stream<BatchHead> open(Order order) {
    return heads.find(order.batchIds()).values().stream()
        .filter(head -> !head.allTasksSettled())
        .sorted(Comparator.comparingInt(head -> head.id().ordinal()));
  }

  private static BitSet all(BatchHead head) {
    var all = new BitSet();
    all.set(0, head.numbers());
    return all;
  }
}
