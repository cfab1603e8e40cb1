package org.numberrefresh.domain.batch;

import java.time.Duration;
import java.time.Instant;
import org.numberrefresh.domain.refresh.BatchId;

/**
 * Where something waits for a time: its place in the due index.
 *
 * <p>Decision: docs/decisions.md#a-task-whose-app-is-unknown-leaves-the-line
 *
 * @param dueAt when it is due
 * @param shard the index partition it stands in
 * @param from the first of its numbers that it waits with; those before it were handed out already
 */
public record Parking(Instant dueAt, String shard, int from) {

  /** A place where it waits with all that is left of it. */
  public Parking(Instant dueAt, String shard) {
    this(dueAt, shard, 0);
  }

  /** How long a claim holds: what was claimed, queued and lost is due again then. */
  public static final Duration LEASE = Duration.ofMinutes(6);

  /** The time after which a step that was begun is taken again, should the first try be lost. */
  public static final Duration TAKEN_AGAIN_AFTER = Duration.ofMinutes(1);

  /** How many partitions the sweep reads. */
  public static final int SHARDS = 16;

  private static final String SWEPT = "s#";

  /** A place that the sweep reads, spread by the batch. */
  public static Parking swept(BatchId batch, Instant dueAt) {
    return new Parking(dueAt, shard(Math.floorMod(batch.hashCode(), SHARDS)));
  }

  /** A place that the sweep reads, of a part of a key change. */
  static Parking sweptRekey(int part, Instant dueAt) {
    return new Parking(dueAt, shard(Math.floorMod(part, SHARDS)));
  }

  /** A place of tasks that stand until their app is ready: the sweep does not read it. */
  public static Parking untilReady(String app, Instant now) {
    return new Parking(now, "app#" + app);
  }

  /** A place of tasks whose app is not registered: the sweep does not read it, the batch's reconciliation does. */
  public static Parking untilRegistered(int app, Instant now) {
    return new Parking(now, "app#?" + app);
  }

  /** The same place, where it waits with what is left from a number on. */
  public Parking from(int index) {
    return new Parking(dueAt, shard, index);
  }

  /** Whether it stands there for an app, and its time has come. */
  public boolean standsFor(String app, Instant now) {
    return shard.equals(untilReady(app, now).shard()) && !dueAt.isAfter(now);
  }

  /** The same place, due at once; with no number of those that were handed out and whose time has not come. */
  Parking dueNow(Instant now, int numbers) {
    return dueAt.isAfter(now) ? new Parking(now, shard, numbers) : this;
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
