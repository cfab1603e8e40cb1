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
 * Where the heads of batches are stored. Reads are consistent. Every write is conditional: a write that comes second,
 * again or late changes nothing.
 */
public interface Heads {

  /** Stores a head, or stores it anew as long as the batch is not opened and nothing is withdrawn from it. */
  void put(AcceptedHead head);

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
   * @return the opened head, or nothing where the batch was not ACCEPTED any more
   */
  Optional<OpenedHead> open(BatchId batch, Instant openedAt, int expected, Instant dueAt);

  /**
   * Withdraws numbers of a batch, where its state and what is withdrawn are still as they were read, and makes the head
   * due for what follows.
   *
   * @param read the head as it was read
   * @param more the indexes that are withdrawn beside those that are
   * @param restoredAt the time when their old holders took them back; empty where that is not the reason
   * @param dueAt the time when the head is due
   * @return the head after it, or nothing where another write came first
   */
  Optional<BatchHead> withdraw(BatchHead read, BitSet more, Optional<Instant> restoredAt, Instant dueAt);

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

  /** Moves an opened head to SETTLING, due again at the given time should nobody finish it. */
  void settling(BatchId batch, Instant dueAt);

  /**
   * Stores a summary unless a newer one is stored, moves the head to SETTLED and takes it out of the due index.
   *
   * @return true if the head's revision is still the summary's; if not, sum up again
   */
  boolean settle(BatchSummary summary);

  /**
   * Moves an accepted head's clock, where it is still the one that was read.
   *
   * @param read the head as it was read
   * @param dueAt the next time; empty to take it out of the index
   */
  void rearm(AcceptedHead read, Optional<Instant> dueAt);

  /**
   * Moves an opened head's clock, where it is still the one that was read.
   *
   * @param read the head as it was read
   * @param dueAt the next time
   * @param reconciliations the number of times that it has been compared with its parts now; empty to have it compared
   *     when it is due, whatever that number is
   */
  void rearm(OpenedHead read, Instant dueAt, OptionalInt reconciliations);
}
