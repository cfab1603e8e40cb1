package org.numberrefresh.domain.batch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.numberrefresh.domain.refresh.BatchId;

/**
 * A place in the due index: the time that an entry waits for, and its partition.
 *
 * <p>Decision: docs/decisions.md#a-task-whose-app-is-unknown-leaves-the-line
 *
 * @param dueAt the time when it is due
 * @param shard the index partition
 * @param from the index of the first number that still waits; those before it were handed out to a poll
 */
public record Parking(Instant dueAt, String shard, int from) {

  /** A place in which all numbers wait. */
  public Parking(Instant dueAt, String shard) {
    this(dueAt, shard, 0);
  }

  /** The length of a claim. An entry whose message was lost is due again after it. */
  public static final Duration LEASE = Duration.ofMinutes(6);

  /** The time after which a begun step is taken again, in case its process died. */
  public static final Duration TAKEN_AGAIN_AFTER = Duration.ofMinutes(1);

  /** The count of numbered partitions that the sweep reads. */
  public static final int SHARDS = 16;

  private static final String SWEPT = "s#";

  /** The partition of wishes to erase. A version from before them does not read it, and cannot read them. */
  private static final String ERASURES = "e#0";

  /** A place that the sweep reads, spread by the batch. */
  public static Parking swept(BatchId batch, Instant dueAt) {
    return new Parking(dueAt, shard(Math.floorMod(batch.hashCode(), SHARDS)));
  }

  /** A place that the sweep reads, for a part of a key change. */
  static Parking sweptRekey(int part, Instant dueAt) {
    return new Parking(dueAt, shard(Math.floorMod(part, SHARDS)));
  }

  /** A place that the sweep reads, for the push of a carrier's feed. */
  static Parking sweptPush(String carrier, Instant dueAt) {
    return new Parking(dueAt, shard(Math.floorMod(carrier.hashCode(), SHARDS)));
  }

  /** A place that the sweep reads, for a wish to erase numbers. */
  static Parking sweptErasure(Instant dueAt) {
    return new Parking(dueAt, ERASURES);
  }

  /** A place for tasks that are held until their app is ready. The sweep does not read it. */
  public static Parking untilReady(String app, Instant now) {
    return new Parking(now, "app#" + app);
  }

  /** A place for tasks whose app is not registered. Only the batch's reconciliation or deadline ends them. */
  public static Parking untilRegistered(int app, Instant now) {
    return new Parking(now, "app#?" + app);
  }

  /** The same place, in which only the numbers from an index on still wait. */
  public Parking from(int index) {
    return new Parking(dueAt, shard, index);
  }

  /** True if it is held for an app, and its time has come. */
  public boolean standsFor(String app, Instant now) {
    return shard.equals(untilReady(app, now).shard()) && !dueAt.isAfter(now);
  }

  /** The same place, due at once, but without the numbers of a poll's lease that still runs. */
  Parking dueNow(Instant now, int numbers) {
    return dueAt.isAfter(now) ? new Parking(now, shard, numbers) : this;
  }

  /** True if the sweep reads its partition. */
  public boolean swept() {
    return shard.startsWith(SWEPT) || shard.equals(ERASURES);
  }

  /** The names of all partitions that the sweep reads. */
  public static List<String> sweptShards() {
    return Stream.concat(IntStream.range(0, SHARDS).mapToObj(Parking::shard), Stream.of(ERASURES)).toList();
  }

  /** The name of one of the {@value #SHARDS} numbered partitions. */
  public static String shard(int number) {
    return SWEPT + number;
  }
}
