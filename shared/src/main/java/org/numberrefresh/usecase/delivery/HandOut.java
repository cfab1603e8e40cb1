package org.numberrefresh.usecase.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import org.numberrefresh.domain.app.CallRetries;
import org.numberrefresh.domain.batch.Parking;
import org.numberrefresh.domain.batch.TaskOutcomes;
import org.numberrefresh.domain.outcome.Outcome;

/**
 * The part of a task that an app is given when it asks: numbers that it has not answered, under a lease, and those of
 * its earlier numbers that were withdrawn. A task larger than the app asks for is given in parts. Its lease begins with
 * the last part; until then it keeps its place, so that the next poll goes on with it.
 *
 * <p>It is a pure function of a task's state. Of two polls at the same time, the write of the state decides.
 *
 * <p>Decision: docs/decisions.md#a-polls-lease-is-one-write
 *
 * <p>Decision: docs/decisions.md#a-large-task-remembers-where-it-was-cut
 *
 * @param numbers the indexes of the numbers that are given
 * @param recalls the indexes of the numbers that the app is told were withdrawn
 * @param after the task's state after it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record HandOut(int[] numbers, BitSet recalls, TaskOutcomes after) {

  private static final Duration LEASE = Duration.ofMinutes(5);

  /**
   * Takes a part of a task.
   *
   * @param most the highest count of numbers
   * @param current the task as it is stored
   */
  static HandOut of(OpenTask task, int most, TaskOutcomes current, Instant now) {
    Optional<Parking> standing = current.parked().filter(place -> place.standsFor(task.app().id(), now));
    if (standing.isEmpty()) {
      return nothing(current);
    }
    TaskOutcomes known = current.withdrawn(task.unsendable(), now);
    if (!now.isBefore(task.app().deadline())) {
      return nothing(known.recalled(known.owed().recalls(), now));
    }
    int from = standing.get().from();
    int[] left = Arrays.stream(known.outcomes().toSend()).filter(index -> index >= from).toArray();
    int[] given = Arrays.copyOf(left, Math.min(most, left.length));
    boolean inPart = given.length < left.length;
    Parking next =
        inPart
            ? standing.get().from(left[given.length])
            : Parking.untilReady(task.app().id(), leaseEnd(known, given, now));
    TaskOutcomes told = known.waiting(given, Outcome.DELIVERED, now);
    TaskOutcomes counted = inPart || given.length == 0 ? told : told.called(Optional.empty(), now);
    return new HandOut(
        given, known.owed().recalls(), counted.parkedUntil(Optional.of(next).filter(p -> told.needsCall()), now));
  }

  private static HandOut nothing(TaskOutcomes after) {
    return new HandOut(new int[0], new BitSet(), after);
  }

  /** True if more of the task can be given at once. */
  boolean inPart() {
    return after.parked().filter(place -> place.from() > 0).isPresent();
  }

  /**
   * The end of the lease. It is soon for numbers that were never given before, since the answer may be lost. It is ever
   * later for numbers that stay unanswered. A withdrawal that is told alone does not change the time of other numbers.
   */
  private static Instant leaseEnd(TaskOutcomes known, int[] given, Instant now) {
    boolean first = Arrays.stream(given).anyMatch(index -> !known.outcomes().at(index).mayBeWithTheApp());
    Duration least = known.outcomes().toSend().length == 0 ? CallRetries.RECALLED_AGAIN_AFTER : LEASE;
    Duration scheduled = CallRetries.scheduled(Math.max(1, known.attempts()));
    return now.plus(first || scheduled.compareTo(least) < 0 ? least : scheduled).truncatedTo(ChronoUnit.SECONDS);
  }
}
