package org.numberrefresh.usecase.withdrawal;

import java.time.Clock;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.numberrefresh.domain.batch.BatchHead;
import org.numberrefresh.domain.batch.Heads;
import org.numberrefresh.domain.batch.Withdrawn;
import org.numberrefresh.domain.core.Core;
import org.numberrefresh.domain.queue.Queues;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.problem.Unavailable;

/**
 * Takes numbers out of their batches. A withdrawal is a bit in the head, written under a condition on the head's state.
 * The opening of a batch changes the same item, so one of the two comes first: a withdrawn number is never sent. The
 * batch's next dispatch writes the outcomes and tells the apps. The sweep wakes the batch if the queue does not.
 *
 * <p>Decision: docs/decisions.md#a-withdrawal-is-a-bit-in-the-head
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

  /**
   * Withdraws numbers of a batch. The call may be repeated.
   *
   * @param indexes the numbers' indexes
   * @param why the reason. RESTORED holds while the batch cools. The others hold until it is settled: numbers that wait
   *     at an app end as CANCELLED
   * @return those of them that are withdrawn in this way, by this call or an earlier one
   */
  public BitSet withdraw(BatchId batch, BitSet indexes, Withdrawn.Why why) {
    for (int i = 0; i < MAX_TRIES; i++) {
      Optional<BatchHead> read = heads.find(batch);
      if (read.isEmpty()) {
        return new BitSet();
      }
      BitSet more = missing(read.get(), indexes, why);
      if (more.isEmpty() || !allows(read.get(), why)) {
        return common(indexes, withdrawn(read.get(), why));
      }
      Optional<BatchHead> after = withdraw(read.get(), more, why);
      if (after.isPresent()) {
        return common(indexes, withdrawn(after.get(), why));
      }
    }
    throw new Unavailable("Batch " + batch + " was changed by others " + MAX_TRIES + " times in a row.");
  }

  private static boolean allows(BatchHead head, Withdrawn.Why why) {
    return switch (why) {
      case RESTORED -> head.cooling();
      case CANCELLED, OVERTAKEN -> !head.fellAway() && !head.allTasksSettled();
    };
  }

  private static BitSet withdrawn(BatchHead head, Withdrawn.Why why) {
    return switch (why) {
      case RESTORED -> indexes(head.withdrawn().restored().keySet());
      case CANCELLED, OVERTAKEN -> head.withdrawn().indexes();
    };
  }

  private static BitSet missing(BatchHead head, BitSet indexes, Withdrawn.Why why) {
    BitSet more = indexes.get(0, head.numbers());
    more.andNot(head.request().lost());
    more.andNot(withdrawn(head, why));
    return more;
  }

  private Optional<BatchHead> withdraw(BatchHead read, BitSet more, Withdrawn.Why why) {
    Optional<BatchHead> after = heads.withdraw(read, more, why, clock.instant());
    after.ifPresent(head -> queues.batches(List.of(head.id())));
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
