package org.numberrefresh.domain.batch;

import java.time.Instant;
import java.util.BitSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.numberrefresh.domain.app.AppSelection;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.refresh.Mode;

/**
 * The small part of a batch that changes often.
 *
 * @param id the batch
 * @param carrier the carrier that submitted it
 * @param mode how it was asked for
 * @param selection the apps that were asked for
 * @param numbers how many indexes it has
 * @param lost indexes whose number turned out to be another order's: they count nowhere
 * @param withdrawn indexes that are no longer to be sent; they end as CANCELLED
 * @param restored when the old holder took a number back while it cooled, by index; these are among the withdrawn
 * @param createdAt when it was cut
 * @param startsAt when it may be opened
 * @param state where it is on its way
 * @param openedAt when it was opened, which is the cut-off in BATCH mode; EPOCH before
 * @param expected how many apps are asked; 0 before it is opened
 * @param fannedOut whether every task is known to have been queued once
 * @param settledApps the numbers of the apps whose task is settled
 * @param reconciliations how often it was compared with its parts
 * @param revision how often a settled task changed afterwards
 * @param summaryRevision the revision that the stored summary shows; -1 before there is one
 * @param dueAt its earliest outstanding clock; empty once nothing is outstanding
 */
public record BatchHead(
    BatchId id,
    String carrier,
    Mode mode,
    AppSelection selection,
    int numbers,
    BitSet lost,
    BitSet withdrawn,
    Map<Integer, Instant> restored,
    Instant createdAt,
    Instant startsAt,
    BatchState state,
    Instant openedAt,
    int expected,
    boolean fannedOut,
    Set<Integer> settledApps,
    int reconciliations,
    long revision,
    long summaryRevision,
    Optional<Instant> dueAt) {

  /** Fewer numbers than these do not hide one another. */
  private static final int FEW = 20;

  public BatchHead {
    lost = (BitSet) lost.clone();
    withdrawn = (BitSet) withdrawn.clone();
    restored = Map.copyOf(restored);
    settledApps = Set.copyOf(settledApps);
  }

  /** A batch as intake stores it. */
  public static BatchHead accepted(
      BatchId id,
      String carrier,
      Mode mode,
      AppSelection selection,
      int numbers,
      BitSet lost,
      Instant now,
      Instant startsAt,
      Instant dueAt) {
    return new BatchHead(
        id,
        carrier,
        mode,
        selection,
        numbers,
        lost,
        new BitSet(),
        Map.of(),
        now,
        startsAt,
        BatchState.ACCEPTED,
        Instant.EPOCH,
        0,
        false,
        Set.of(),
        0,
        0,
        -1,
        Optional.of(dueAt));
  }

  /** Indexes that are not to be sent. */
  public BitSet unsendable() {
    BitSet all = (BitSet) lost.clone();
    all.or(withdrawn);
    return all;
  }

  /** Whether no number is left that is to be sent. */
  public boolean allUnsendable() {
    return unsendable().cardinality() >= numbers;
  }

  /** How many numbers count. */
  public int counted() {
    return numbers - lost.cardinality();
  }

  /** Whether so few numbers of it are left that the time of an app's last answer would tell of each of them. */
  public boolean few() {
    return numbers - unsendable().cardinality() < FEW;
  }

  /** Whether its order was never committed and it is waited for no longer. */
  public boolean fellAway() {
    return state == BatchState.ACCEPTED && dueAt.isEmpty();
  }

  /** Whether it waits for the end of its numbers' ninety days. */
  public boolean cooling() {
    return state == BatchState.ACCEPTED && startsAt.isAfter(createdAt) && !fellAway();
  }

  /** Whether its apps are fixed. */
  public boolean opened() {
    return state != BatchState.ACCEPTED;
  }

  /** Whether every task is settled. */
  public boolean allTasksSettled() {
    return opened() && settledApps.size() >= expected;
  }

  /** Whether the summary shows all that is known. */
  public boolean summarised() {
    return state == BatchState.SETTLED && summaryRevision >= revision;
  }
}
