package org.numberrefresh.domain.order;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.numberrefresh.domain.app.AppSelection;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.refresh.Mode;
import org.numberrefresh.domain.refresh.OrderId;
import org.numberrefresh.problem.Problem.LineProblem;

/**
 * One submission of 1 to 10,000 numbers.
 *
 * @param id follows from the carrier and its idempotency key
 * @param carrier the carrier that submitted it
 * @param bodyHash the keyed fingerprint of the body that was submitted
 * @param mode BATCH or ACTIVE
 * @param apps the apps that it names
 * @param submittedAt the time of the first call; its lines are judged by it
 * @param leasedUntil the end of the running call's lease
 * @param committed the accepted part, once all of it is stored
 * @param cancelledAt the time of its cancellation; empty if it was not cancelled
 * @param replayOf the order that this one asks again about; empty if a carrier submitted this one
 */
public record Order(
    OrderId id,
    String carrier,
    String bodyHash,
    Mode mode,
    AppSelection apps,
    Instant submittedAt,
    Instant leasedUntil,
    Optional<Committed> committed,
    Optional<Instant> cancelledAt,
    Optional<OrderId> replayOf) {

  private static final Duration FALLS_AWAY_AFTER = Duration.ofMinutes(15);

  /**
   * The accepted part of an order.
   *
   * @param accepted the count of accepted numbers
   * @param rejected the rejected lines, by index
   * @param batches the ordinals of its batches
   * @param startsAt the start of the earliest number's refresh
   * @param dueAt the deadline of the last number's answers
   * @param overtaking true if some numbers begin a new life while an older one may still be open. Dispatch withdraws
   *     the older one before it sends anything of this order
   */
  public record Committed(
      int accepted,
      List<LineProblem> rejected,
      List<Integer> batches,
      Instant startsAt,
      Instant dueAt,
      boolean overtaking) {
    public Committed {
      rejected = List.copyOf(rejected);
      batches = List.copyOf(batches);
    }
  }

  /** An order that a carrier submits. */
  public Order(
      OrderId id,
      String carrier,
      String bodyHash,
      Mode mode,
      AppSelection apps,
      Instant submittedAt,
      Instant leasedUntil,
      Optional<Committed> committed) {
    this(id, carrier, bodyHash, mode, apps, submittedAt, leasedUntil, committed, Optional.empty(), Optional.empty());
  }

  /** This order with another lease. */
  public Order leasedUntil(Instant until) {
    return new Order(id, carrier, bodyHash, mode, apps, submittedAt, until, committed, cancelledAt, replayOf);
  }

  /** True if its lease ended 15 minutes ago and it is not committed. Its claims then fall away. */
  public boolean neverCommitted(Instant now) {
    return committed.isEmpty() && leasedUntil.plus(FALLS_AWAY_AFTER).isBefore(now);
  }

  /** This order, committed. */
  public Order with(Committed what) {
    return new Order(
        id, carrier, bodyHash, mode, apps, submittedAt, leasedUntil, Optional.of(what), cancelledAt, replayOf);
  }

  /** This order, cancelled. */
  public Order cancelledAt(Instant when) {
    return new Order(
        id, carrier, bodyHash, mode, apps, submittedAt, leasedUntil, committed, Optional.of(when), replayOf);
  }

  /** Its batches; none before it is committed. */
  public List<BatchId> batchIds() {
    return committed.map(Committed::batches).orElse(List.of()).stream()
        .map(ordinal -> new BatchId(id, ordinal))
        .toList();
  }
}
