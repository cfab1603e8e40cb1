package org.numberrefresh.domain.batch;

import java.time.Instant;
import java.util.BitSet;
import java.util.Optional;
import org.numberrefresh.domain.app.AppSelection;
import org.numberrefresh.domain.appeal.Objection;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.refresh.Mode;

/**
 * The part of a head that holds the carrier's request. It never changes once its order is committed.
 *
 * @param id the batch
 * @param carrier the carrier that submitted it
 * @param mode BATCH or ACTIVE
 * @param selection the apps that were asked for
 * @param numbers the number of indexes that it has
 * @param lost indexes whose number turned out to be another order's: they count nowhere
 * @param createdAt the time when it was cut
 * @param startsAt the time from which it may be opened
 * @param objection the objection that the batch brings to its app, which makes it an appeal; empty if it asks to unbind
 */
public record BatchRequest(
    BatchId id,
    String carrier,
    Mode mode,
    AppSelection selection,
    int numbers,
    BitSet lost,
    Instant createdAt,
    Instant startsAt,
    Optional<Objection> objection) {

  public BatchRequest {
    lost = (BitSet) lost.clone();
  }

  /** A request that asks apps to unbind. */
  public BatchRequest(
      BatchId id,
      String carrier,
      Mode mode,
      AppSelection selection,
      int numbers,
      BitSet lost,
      Instant createdAt,
      Instant startsAt) {
    this(id, carrier, mode, selection, numbers, lost, createdAt, startsAt, Optional.empty());
  }

  /** Indexes whose number turned out to be another order's: a copy. */
  @Override
  public BitSet lost() {
    return (BitSet) lost.clone();
  }

  /** The number of indexes that count. */
  public int counted() {
    return numbers - lost.cardinality();
  }

  /** True if the number at an index turned out to be another order's. */
  public boolean isLost(int index) {
    return lost.get(index);
  }
}
