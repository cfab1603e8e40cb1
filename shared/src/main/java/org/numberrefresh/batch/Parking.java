package org.numberrefresh.batch;

import java.time.Instant;

/**
 * Where something waits for a time: its place in the due index.
 *
 * @param dueAt when it is due
 * @param shard the index partition it stands in
 */
public record Parking(Instant dueAt, String shard) {

  /** How many partitions the sweep reads. */
  public static final int SHARDS = 16;

  private static final String SWEPT = "s#";

  /** A place that the sweep reads, spread by the batch. */
  public static Parking swept(BatchId batch, Instant dueAt) {
    return new Parking(dueAt, shard(Math.floorMod(batch.hashCode(), SHARDS)));
  }

  /** A place of tasks that stand until their app is ready: the sweep does not read it. */
  public static Parking untilReady(String app, Instant now) {
    return new Parking(now, "app#" + app);
  }

  /** A place of tasks whose app is not registered: the sweep does not read it, the batch's reconciliation does. */
  public static Parking untilRegistered(int app, Instant now) {
    return new Parking(now, "app#?" + app);
  }

  /** Whether the sweep reads it there. */
  public boolean swept() {
    return shard.startsWith(SWEPT);
  }

  /** The name of one of the {@value #SHARDS} partitions. */
  public static String shard(int number) {
    return SWEPT + number;
  }
}
