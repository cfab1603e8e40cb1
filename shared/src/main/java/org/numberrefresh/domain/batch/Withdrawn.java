package org.numberrefresh.domain.batch;

import java.time.Instant;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The numbers of a batch that are no longer to be sent. They end as CANCELLED.
 *
 * @param indexes their indexes
 * @param restored the times when old holders took numbers back while they cooled, by index; they are among the indexes
 */
public record Withdrawn(BitSet indexes, Map<Integer, Instant> restored) {

  /** No number is withdrawn. */
  public static final Withdrawn NONE = new Withdrawn(new BitSet(), Map.of());

  public Withdrawn {
    indexes = (BitSet) indexes.clone();
    restored = Map.copyOf(restored);
    if (!restored.keySet().stream().allMatch(indexes::get)) {
      throw new IllegalArgumentException("A restored number is withdrawn, too.");
    }
  }

  /** The indexes of the numbers: a copy. */
  @Override
  public BitSet indexes() {
    return (BitSet) indexes.clone();
  }

  /** True if no number is withdrawn. */
  public boolean isEmpty() {
    return indexes.isEmpty();
  }

  /** True if the number at an index is withdrawn. */
  public boolean has(int index) {
    return indexes.get(index);
  }

  /** The time when an old holder took the number at an index back. */
  public Optional<Instant> restoredAt(int index) {
    return Optional.ofNullable(restored.get(index));
  }

  /**
   * These and more numbers.
   *
   * @param more their indexes
   * @param restoredAt the time when their old holders took them back; empty where that is not the reason
   */
  public Withdrawn with(BitSet more, Optional<Instant> restoredAt) {
    BitSet all = indexes();
    all.or(more);
    var allRestored = new HashMap<>(restored);
    restoredAt.ifPresent(at -> more.stream().forEach(index -> allRestored.put(index, at)));
    return new Withdrawn(all, allRestored);
  }
}
