package org.numberrefresh.usecase.withdrawal;

import java.time.Clock;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.numberrefresh.domain.batch.BatchHead;
import org.numberrefresh.domain.batch.Heads;
import org.numberrefresh.domain.core.Core;
import org.numberrefresh.domain.queue.Queues;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.problem.Unavailable;

/**
 * Takes numbers out of their batches. What is withdrawn is noted in the head under a condition on its state, and the
 * opening of a batch changes the same item: so one of them comes first, and nothing is sent that was withdrawn before.
 * What follows (outcomes, the word to the apps) is the batch's own to do, and the clock's should it not be woken.
 */
public final class Withdrawals {

  private static final int MAX_TRIES = 50;

  private final Heads heads;
  private final Queues queues;
  private final Clock clock;

  public Withdrawals(Core core) {
    this.heads = core.stores().batches().heads();
    this.queues = core.queues();
    this.clock = core.clock();
  }

  /** Until when a number may be withdrawn. */
  public enum When {
    /** Its old holder takes it back: only while its batch waits for the end of the ninety days. This is dated. */
    WHILE_COOLING,
    /** It is not to be refreshed any more: until its batch is settled. What waits at an app ends as CANCELLED. */
    UNSENT_TOO
  }

  /**
   * Withdraws numbers of a batch. It may be repeated.
   *
   * @param indexes their indexes
   * @return those of them that are withdrawn in this way, be it by this call or by an earlier one
   */
  public BitSet withdraw(BatchId batch, BitSet indexes, When when) {
    for (int i = 0; i < MAX_TRIES; i++) {
      Optional<BatchHead> read = heads.find(batch);
      if (read.isEmpty()) {
        return new BitSet();
      }
      BitSet more = missing(read.get(), indexes, when);
      if (more.isEmpty() || !allows(read.get(), when)) {
        return common(indexes, withdrawn(read.get(), when));
      }
      Optional<BatchHead> after = withdraw(read.get(), more, when);
      if (after.isPresent()) {
        return common(indexes, withdrawn(after.get(), when));
      }
    }
    throw new Unavailable("Batch " + batch + " was changed by others " + MAX_TRIES + " times in a row.");
  }

  private static boolean allows(BatchHead head, When when) {
    return switch (when) {
      case WHILE_COOLING -> head.cooling();
      case UNSENT_TOO -> !head.fellAway() && !head.allTasksSettled();
    };
  }

  private static BitSet withdrawn(BatchHead head, When when) {
    return switch (when) {
      case WHILE_COOLING -> indexes(head.restored().keySet());
      case UNSENT_TOO -> head.withdrawn();
    };
  }

  private static BitSet missing(BatchHead head, BitSet indexes, When when) {
    BitSet more = indexes.get(0, head.numbers());
    more.andNot(head.lost());
    more.andNot(withdrawn(head, when));
    return more;
  }

  private Optional<BatchHead> withdraw(BatchHead read, BitSet more, When when) {
    Instant now = clock.instant();
    BitSet left = read.unsendable();
    left.or(more);
    boolean something = read.opened() || left.cardinality() == read.numbers();
    Optional<Instant> restoredAt = when == When.WHILE_COOLING ? Optional.of(now) : Optional.empty();
    Optional<BatchHead> after =
        heads.withdraw(read, more, restoredAt, something ? now : read.dueAt().orElse(read.startsAt()));
    after.filter(head -> something).ifPresent(head -> queues.batches(List.of(head.id())));
    return after;
  }

  private static BitSet indexes(Iterable<Integer> all) {
    var bits = new BitSet();
    all.forEach(bits::set);
    return bits;
  }

  private static BitSet common(BitSet first, BitSet second) {
    var common = (BitSet) first.clone();
    common.and(second);
    return common;
  }
}
