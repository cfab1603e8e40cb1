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
 * @param carrier who submitted it
 * @param bodyHash the keyed fingerprint of the body that was submitted
 * @param mode how the refresh was asked for
 * @param apps which apps were asked for
 * @param submittedAt when it was first submitted: the time that its lines are judged by
 * @param leasedUntil until when a call that has not finished is taken to be at work
 * @param committed what was accepted, once all of it is stored
 * @param cancelledAt when it was cancelled
 * @param replayOf the order that this one asks again about; none where a carrier submitted it
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
   * What was accepted of an order.
   *
   * @param accepted how many numbers
   * @param rejected the lines that were not, by line
   * @param batches the ordinals of its batches
   * @param startsAt when the earliest number's refresh starts
   * @param dueAt when the last number's answers are due
   * @param overtaking whether some of its numbers begin a new life while something of an older one may still be open,
   *     which is then withdrawn before anything of this order is sent
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

  /** The order, leased until another time. */
  public Order leasedUntil(Instant until) {
    return new Order(id, carrier, bodyHash, mode, apps, submittedAt, until, committed, cancelledAt, replayOf);
  }

  /** Whether it was left unfinished so long ago that its claims fall away. */
  public boolean neverCommitted(Instant now) {
    return committed.isEmpty() && leasedUntil.plus(FALLS_AWAY_AFTER).isBefore(now);
  }

  /** The order with what was accepted of it. */
  public Order with(Committed what) {
    return new Order(
        id, carrier, bodyHash, mode, apps, submittedAt, leasedUntil, Optional.of(what), cancelledAt, replayOf);
  }

  /** The order, cancelled. */
  public Order cancelledAt(Instant when) {
    return new Order(
        id, carrier, bodyHash, mode, apps, submittedAt, leasedUntil, committed, Optional.of(when), replayOf);
  }

  /** Its batches, none before it is committed. */
  public List<BatchId> batchIds() {
    return committed.map(Committed::batches).orElse(List.of()).stream()
        .map(ordinal -> new BatchId(id, ordinal))
        .toList();
  }
}
