package org.numberrefresh.domain.batch;

import java.time.Instant;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.refresh.OrderId;
import org.numberrefresh.domain.refresh.TaskId;

/**
 * Where batches are stored, part by part. Every write is conditional, so that whoever comes second, again or late does
 * no harm. Single reads are consistent; {@link #glance} and {@link #due} may be behind.
 */
public interface Batches {

  /** Stores the sealed numbers of a batch unless some are stored; the stored ones are returned and count. */
  byte[] putNumbersOnce(BatchId batch, byte[] sealed);

  /** Finds the sealed numbers of a batch. */
  Optional<byte[]> numbers(BatchId batch);

  /** Stores a head, or stores it anew as long as the batch is not opened and nothing is withdrawn from it. */
  void putHead(BatchHead head);

  /** Finds a head. */
  Optional<BatchHead> head(BatchId batch);

  /** Finds heads, read consistently in one round. */
  Map<BatchId, BatchHead> heads(Collection<BatchId> batches);

  /**
   * Stores the expected apps of a batch unless some are stored; the stored ones are returned and count.
   *
   * @param openedOn the day in Asia/Shanghai on which it is opened, by which it is found again
   */
  List<ExpectedApp> putAppsOnce(BatchId batch, List<ExpectedApp> apps, LocalDate openedOn);

  /**
   * Finds batches that were opened on a day, those of one order next to each other. It may be a moment behind.
   *
   * @param after where to go on: with the first order after this one
   * @param limit how many at most
   */
  List<BatchId> openedOn(LocalDate day, Optional<OrderId> after, int limit);

  /** Finds the expected apps of a batch. */
  Optional<List<ExpectedApp>> apps(BatchId batch);

  /**
   * Opens an accepted batch.
   *
   * @param dueAt when its fan-out is taken to have been lost
   * @return the opened head, or nothing where the batch was not ACCEPTED any more
   */
  Optional<BatchHead> open(BatchId batch, Instant openedAt, int expected, Instant dueAt);

  /**
   * Withdraws numbers of a batch, where its state and what is withdrawn are still as they were read, and makes the head
   * due for what follows.
   *
   * @param read what was read
   * @param more the indexes that are withdrawn beside those that are
   * @param restoredAt when their old holders took them back; empty where that is not why
   * @param dueAt when the head is due
   * @return the head after it, or nothing where another write came first
   */
  Optional<BatchHead> withdraw(BatchHead read, BitSet more, Optional<Instant> restoredAt, Instant dueAt);

  /** Notes that every task was queued and when the head is due next. */
  void fannedOut(BatchId batch, Instant dueAt);

  /** Finds the outcomes of tasks, read consistently in one round; a task that was never written is missing. */
  Map<TaskId, TaskOutcomes> outcomes(Collection<TaskId> tasks);

  /** Finds the outcomes of all tasks of a batch that were written, read consistently. */
  List<TaskOutcomes> tasks(BatchId batch);

  /** What {@link #record} found. */
  sealed interface Recorded {
    /** It was written. */
    record Written(TaskOutcomes task) implements Recorded {}

    /**
     * Another write came first.
     *
     * @param current what is stored
     */
    record Overtaken(TaskOutcomes current) implements Recorded {}
  }

  /** Writes the next version of a task over the version before it. */
  Recorded record(TaskOutcomes next);

  /**
   * Notes settled tasks in the head.
   *
   * @return the head after it
   */
  BatchHead mark(BatchId batch, Set<Integer> apps);

  /** Notes that a settled task changed and makes the head due. */
  void revise(BatchId batch, Instant dueAt);

  /** Moves an opened head to SETTLING, due again at the given time should nobody finish it. */
  void settling(BatchId batch, Instant dueAt);

  /**
   * Stores a summary unless a newer one is stored, moves the head to SETTLED and takes it out of the due index.
   *
   * @return whether the head's revision is still the summary's; where not, sum up again
   */
  boolean settle(BatchSummary summary);

  /** Finds a summary. */
  Optional<BatchSummary> summary(BatchId batch);

  /**
   * Moves a head's clock, where it is still the one that was read.
   *
   * @param read what was read
   * @param dueAt the next time; empty to take it out of the index
   * @param reconciliations how often it has been reconciled now
   */
  void rearm(BatchHead read, Optional<Instant> dueAt, int reconciliations);

  /**
   * A batch as a query sees it, which may be a moment behind.
   *
   * @param head its head
   * @param apps its expected apps, none before it is opened
   * @param summary its summary where it is settled
   * @param tasks its tasks; none were read where the summary tells all that was asked
   */
  record Glance(BatchHead head, List<ExpectedApp> apps, Optional<BatchSummary> summary, List<TaskOutcomes> tasks) {
    public Glance {
      apps = List.copyOf(apps);
      tasks = List.copyOf(tasks);
    }
  }

  /** How much of a batch is looked at. */
  enum Depth {
    /** Head and summary: enough for a grade. */
    SUMMARY,
    /** Tasks too where there is no summary yet: enough for counts. */
    COUNTS,
    /** Tasks in any case: enough for every pair's detail. */
    PAIRS
  }

  /** Looks at batches, all at once. */
  Map<BatchId, Glance> glance(Collection<BatchId> batches, Depth depth);

  /** Reads entries of one index partition that are due by the given time, oldest first. */
  List<Due> due(String shard, Instant by, int limit);

  /**
   * Reads on behind an entry in its index partition, wherever that entry is by now: who reads on so never reads the
   * same page again, however far the index is behind.
   */
  List<Due> dueAfter(Due position, Instant by, int limit);

  /**
   * Claims an entry: moves it, where it is still as it was read.
   *
   * @return whether it was; not where another claimed it or it is done
   */
  boolean move(Due entry, Parking to);
}
