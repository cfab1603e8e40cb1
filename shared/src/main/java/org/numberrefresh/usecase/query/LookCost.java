package org.numberrefresh.usecase.query;

import org.numberrefresh.domain.batch.BatchState;
import org.numberrefresh.domain.batch.OpenedHead;

/**
 * The read units of DynamoDB that a look at a batch costs, by estimate: half a unit for each 4 KB that is begun.
 *
 * @param units the units
 */
record LookCost(double units) {

  private static final double HALF = 0.5;
  private static final int BLOCK = 4_096;
  private static final int APP_BYTES = 28;
  private static final int TASK_BYTES = 150;

  private static final double HEAD = HALF;

  /** The cost of a summary. */
  static final double SUMMARY = 1;

  /** The cost of all parts of a batch. One that is settled needs no tasks. */
  static LookCost of(OpenedHead head) {
    return of(head.state() == BatchState.SETTLED ? 0 : head.numbers(), head.expected());
  }

  /** The cost of an order's batches. */
  static LookCost ofOrder(int batches, int numbers, int apps) {
    return new LookCost(batches * of((numbers + batches - 1) / Math.max(1, batches), apps).units());
  }

  private static LookCost of(int numbers, int apps) {
    long tasks = numbers == 0 ? 0 : (long) apps * (numbers + TASK_BYTES);
    return new LookCost(HEAD + SUMMARY + HALF * blocks((long) apps * APP_BYTES) + HALF * blocks(tasks));
  }

  private static long blocks(long bytes) {
    return (bytes + BLOCK - 1) / BLOCK;
  }
}
