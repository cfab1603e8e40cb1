package org.numberrefresh.usecase.query;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.numberrefresh.domain.batch.BatchCounts;
import org.numberrefresh.domain.batch.BatchHead;
import org.numberrefresh.domain.batch.BatchState;
import org.numberrefresh.domain.batch.NumberCounts;
import org.numberrefresh.domain.order.Order;
import org.numberrefresh.domain.outcome.OutwardOutcome;

/**
 * The progress of an order. Its counts are the sums of its batches' counts and always add up to numbers times apps.
 *
 * <p>Decision: docs/decisions.md#counts-are-derived-never-stored
 *
 * <p>Decision: docs/decisions.md#a-number-is-settled-when-its-slowest-app-is
 *
 * @param order the order
 * @param asOf the time as of which the counts hold: some batches of a large order were read a little earlier
 * @param state its state
 * @param progress its numbers, without lost ones, by how far they are
 * @param apps the count of apps that are asked
 * @param provisional true if a batch is not opened yet, so that its apps may still change
 * @param appsSettled the count of apps that have settled every number
 * @param outcomes the count of pairs that show each outward outcome
 * @param next the next times at which something will change by itself
 * @param late the apps that will miss the deadline at their present rate
 */
public record OrderView(
    Order order,
    Instant asOf,
    State state,
    NumberCounts progress,
    int apps,
    boolean provisional,
    int appsSettled,
    Map<OutwardOutcome, Long> outcomes,
    Next next,
    List<String> late) {

  /**
   * The next times at which something will change by itself.
   *
   * @param startsAt the earliest time at which numbers that cool will be asked about
   * @param settlesAt the earliest time by which more numbers are settled: every answer is in or its deadline is over
   */
  public record Next(Optional<Instant> startsAt, Optional<Instant> settlesAt) {}

  /** The count of numbers, without lost ones. */
  public int numbers() {
    return progress.total();
  }

  /** The count of numbers that are settled at every app. */
  public int numbersSettled() {
    return progress.settled();
  }

  /** The count of pairs: numbers times apps, unless a replay asks each app about other numbers. */
  public long pairs() {
    return outcomes.values().stream().mapToLong(count -> count).sum();
  }

  /** The count of pairs that wait for nothing more. */
  public long pairsSettled() {
    return pairs() - outcomes.getOrDefault(OutwardOutcome.PENDING, 0L);
  }

  /** The state of an order, as it is shown. */
  public enum State {
    ACCEPTED,
    COOLING,
    IN_PROGRESS,
    SETTLED,
    CANCELLED
  }

  public OrderView {
    outcomes = Map.copyOf(outcomes);
    late = List.copyOf(late);
  }

  /**
   * Adds up the batches of an order.
   *
   * @param now the time of the look
   */
  static OrderView of(Order order, Collection<BatchCounts> batches, Instant now) {
    var outcomes = new EnumMap<OutwardOutcome, Long>(OutwardOutcome.class);
    var settled = new HashMap<Integer, Boolean>();
    NumberCounts numbers = NumberCounts.NONE;
    for (BatchCounts batch : batches) {
      batch.outcomes().forEach((outward, pairs) -> outcomes.merge(outward, (long) pairs, Long::sum));
      batch.apps().forEach(app -> settled.merge(app.app(), batch.opened() && app.waiting() == 0, Boolean::logicalAnd));
      numbers = numbers.plus(batch.numbers());
    }
    return new OrderView(
        order,
        asOf(batches, now),
        isCancelled(batches, outcomes) ? State.CANCELLED : state(batches.stream().map(Standing::of).toList()),
        numbers,
        settled.size(),
        batches.stream().anyMatch(batch -> !batch.opened()),
        (int) settled.values().stream().filter(done -> done).count(),
        outcomes,
        next(batches),
        List.of());
  }

  /** This view with the apps that will be late. */
  OrderView withLate(List<String> apps) {
    return new OrderView(order, asOf, state, progress, this.apps, provisional, appsSettled, outcomes, next, apps);
  }

  /** A settled batch is as it was read: its head tells if that changes. */
  private static Instant asOf(Collection<BatchCounts> batches, Instant now) {
    return batches.stream()
        .filter(batch -> batch.state() != BatchState.SETTLED)
        .map(BatchCounts::seenAt)
        .min(Instant::compareTo)
        .orElse(now);
  }

  /** True if every number was withdrawn before any app did anything for it. */
  private static boolean isCancelled(Collection<BatchCounts> batches, Map<OutwardOutcome, Long> outcomes) {
    return !batches.isEmpty()
        && batches.stream().allMatch(batch -> batch.left() == 0)
        && outcomes.keySet().stream().allMatch(OutwardOutcome.CANCELLED::equals);
  }

  private static Next next(Collection<BatchCounts> batches) {
    return new Next(
        batches.stream().filter(BatchCounts::cooling).map(BatchCounts::beginsAt).min(Instant::compareTo),
        batches.stream().flatMap(batch -> batch.settlesBy().stream()).min(Instant::compareTo));
  }

  /**
   * The progress of a batch, from which the state of its order follows.
   *
   * @param batch the state of the batch
   * @param cools true if nothing but the end of ninety days is waited for
   */
  record Standing(BatchState batch, boolean cools) {

    static Standing of(BatchCounts batch) {
      return new Standing(batch.state(), batch.cooling() || (!batch.opened() && batch.left() == 0));
    }

    static Standing of(BatchHead head) {
      boolean accepted = head.opened().isEmpty();
      return new Standing(head.state(), accepted && (head.cooling() || head.allUnsendable()));
    }
  }

  /**
   * The state of an order from its batches. COOLING if nothing but the end of ninety days is waited for, whatever is
   * settled already.
   */
  static State state(Collection<Standing> batches) {
    List<Standing> unsettled = batches.stream().filter(batch -> batch.batch() != BatchState.SETTLED).toList();
    if (unsettled.isEmpty()) {
      return State.SETTLED;
    }
    if (unsettled.stream().allMatch(Standing::cools)) {
      return State.COOLING;
    }
    return batches.stream().anyMatch(batch -> batch.batch() != BatchState.ACCEPTED)
        ? State.IN_PROGRESS
        : State.ACCEPTED;
  }
}
