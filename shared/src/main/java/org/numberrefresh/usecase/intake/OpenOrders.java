package org.numberrefresh.usecase.intake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.numberrefresh.domain.order.Order;
import org.numberrefresh.domain.order.Orders;
import org.numberrefresh.problem.Problem;
import org.numberrefresh.problem.ProblemCode;

/**
 * Opens orders under the ids that follow from their idempotency keys. A new order is stored, an unfinished one of an
 * earlier call is continued, and a committed one is returned.
 */
public final class OpenOrders {

  private static final Duration LEASE = Duration.ofSeconds(35);

  private final Orders orders;
  private final Clock clock;

  public OpenOrders(Orders orders, Clock clock) {
    this.orders = orders;
    this.clock = clock;
  }

  /** The end of the time in which a call that begins now is assumed to run. */
  public Instant lease() {
    return clock.instant().plus(LEASE).truncatedTo(ChronoUnit.MILLIS);
  }

  /**
   * Opens an order.
   *
   * @return the order as it is stored: committed, or leased to this call
   * @throws Problem if its key is used for another body or by a call that still runs
   */
  public Order open(Order draft) {
    return orders.putOnce(draft).map(stored -> again(stored, draft.bodyHash())).orElse(draft);
  }

  private Order again(Order stored, String bodyHash) {
    if (!stored.bodyHash().equals(bodyHash)) {
      throw Problem.of(ProblemCode.IDEMPOTENCY_KEY_REUSED);
    }
    if (stored.committed().isPresent()) {
      return stored;
    }
    Instant until = lease();
    if (stored.leasedUntil().isAfter(clock.instant()) || !orders.lease(stored, until)) {
      throw Problem.of(ProblemCode.IDEMPOTENCY_KEY_IN_USE);
    }
    return stored.leasedUntil(until);
  }
}
