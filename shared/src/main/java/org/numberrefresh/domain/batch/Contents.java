package org.numberrefresh.domain.batch;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.refresh.OrderId;

/**
 * The store of the parts of batches that are written once: their sealed numbers and expected apps. Only an erasure
 * changes one.
 */
public interface Contents {

  /** Stores the sealed numbers of a batch unless some are stored. Use the returned ones: they are the stored ones. */
  byte[] putNumbersOnce(BatchId batch, byte[] sealed);

  /**
   * Writes the sealed numbers of a batch anew, to remove one.
   *
   * @param read the stored ones, as they were read
   * @return true if they were written; false if another write came first
   */
  boolean replaceNumbers(BatchId batch, byte[] read, byte[] next);

  /** Finds the sealed numbers of a batch. */
  Optional<byte[]> numbers(BatchId batch);

  /**
   * Stores the expected apps of a batch unless some are stored. Use the returned ones: they are the stored ones.
   *
   * @param openedOn the day in Asia/Shanghai on which the batch is opened, by which it is found again
   */
  List<ExpectedApp> putAppsOnce(BatchId batch, List<ExpectedApp> apps, LocalDate openedOn);

  /** Finds the expected apps of a batch. */
  Optional<List<ExpectedApp>> apps(BatchId batch);

  /**
   * Finds batches that were opened on a day, those of one order next to each other. It may be a moment behind.
   *
   * @param after the order after which to go on; empty to start
   * @param limit the most batches that are found
   */
  List<BatchId> openedOn(LocalDate day, Optional<OrderId> after, int limit);
}
