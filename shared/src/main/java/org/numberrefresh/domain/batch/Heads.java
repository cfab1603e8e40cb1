package org.numberrefresh.domain.batch;

import java.time.Instant;
import java.util.BitSet;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.numberrefresh.domain.refresh.BatchId;

/**
 * The store of the heads of batches. Reads are consistent. Every write is conditional: a write that comes second, again
 * or late changes nothing.
 */
public interface Heads {

  /** Stores a head, or stores it anew as long as the batch is not opened and nothing is withdrawn from it. */
  void put(AcceptedHead head);

  /** Stores a head unless one is stored. Use the returned one: it is the stored one. */
  BatchHead putOnce(AcceptedHead head);

  /** Finds a head. */
  Optional<BatchHead> find(BatchId batch);

  /** Finds heads, read in one round. */
  Map<BatchId, BatchHead> find(Collection<BatchId> batches);

  /**
   * Opens an accepted batch.
   *
   * @param openedAt the time of opening
   * @param expected the number of apps that are asked
   * @param dueAt the time after which its fan-out is taken to have been lost
   * @return the opened head; empty if the batch was not ACCEPTED any more
   */
  Optional<OpenedHead> open(BatchId batch, Instant openedAt, int expected, Instant dueAt);

  /**
   * Withdraws numbers of a batch and makes its head due, if its state and its withdrawn numbers are still as they were
   * read.
   *
   * @param read the head as it was read
   * @param more the further indexes to withdraw
   * @param why the reason
   * @param at the present time; the head is due then
   * @return the head after it; empty if another write came first
   */
  Optional<BatchHead> withdraw(BatchHead read, BitSet more, Withdrawn.Why why, Instant at);

  /** Notes that every task was queued and when the head is due next. */
  void fannedOut(BatchId batch, Instant dueAt);

  /**
   * Notes settled tasks in the head.
   *
   * @param apps the numbers of their apps
   * @return the head after it
   */
  OpenedHead mark(BatchId batch, Set<Integer> apps);

  /** Notes that a settled task of an opened batch changed, and makes the head due. */
  void revise(BatchId batch, Instant dueAt);

  /** Moves an opened head to SETTLING. It is due again at the given time, in case this process dies. */
  void settling(BatchId batch, Instant dueAt);

  /** Finds the summary that is stored, whatever the head's state. */
  Optional<BatchSummary> summary(BatchId batch);

  /**
   * Stores a summary unless a newer one is stored, and moves the head to SETTLED. The head stays due, until the carrier
   * is told. It remembers the last late change that the summary tells.
   *
   * @param at the present time; the first of a batch's summaries is remembered by it
   * @return true if the head's revision is still the summary's; if not, sum up again
   */
  boolean settle(BatchSummary summary, Instant at);

  /**
   * Takes a settled head out of the due index: its carrier was told.
   *
   * @param revision the revision that the carrier was told of
   * @return true if it is still the head's; if not, sum up and tell again
   */
  boolean told(BatchId batch, long revision);

  /**
   * Moves an accepted head's clock, if it is still the one that was read and nothing was withdrawn since.
   *
   * @param read the head as it was read
   * @param dueAt the next time; empty to take it out of the index
   */
  void rearm(AcceptedHead read, Optional<Instant> dueAt);

  /**
   * Moves an opened head's clock, if it is still the one that was read and nothing was withdrawn since.
   *
   * @param read the head as it was read
   * @param dueAt the next time
   * @param reconciliations the count of its reconciliations so far; empty to have it reconciled when it is due
   */
  void rearm(OpenedHead read, Instant dueAt, OptionalInt reconciliations);
}
