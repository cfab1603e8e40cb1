package org.numberrefresh.domain.batch;

import java.time.Instant;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The numbers of a batch that are no longer to be sent. They end as CANCELLED.
 *
 * @param indexes their indexes
 * @param restored the times when old holders took numbers back while they cooled, by index; they are among the indexes
 * @param counts the count of numbers that were withdrawn for each reason; a number may be restored after another reason
 */
public record Withdrawn(BitSet indexes, Map<Integer, Instant> restored, Map<Why, Integer> counts) {

  /** The reason why numbers are no longer to be refreshed. */
  public enum Why {
    /** The previous holder took them back while they cooled. */
    RESTORED,
    /** The carrier cancelled the order. */
    CANCELLED,
    /** A newer life of theirs began: another order, or a report that they are in service. Either may be a rival's. */
    OVERTAKEN
  }

  /** No number is withdrawn. */
  public static final Withdrawn NONE = new Withdrawn(new BitSet(), Map.of(), Map.of());

  public Withdrawn {
    indexes = (BitSet) indexes.clone();
    restored = Map.copyOf(restored);
    counts = Map.copyOf(counts);
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
   * @param why the reason
   * @param at the time when they are withdrawn
   */
  public Withdrawn with(BitSet more, Why why, Instant at) {
    BitSet all = indexes();
    all.or(more);
    var allRestored = new HashMap<>(restored);
    if (why == Why.RESTORED) {
      more.stream().forEach(index -> allRestored.put(index, at));
    }
    var allCounts = new EnumMap<Why, Integer>(Why.class);
    allCounts.putAll(counts);
    allCounts.merge(why, more.cardinality(), Integer::sum);
    return new Withdrawn(all, allRestored, allCounts);
  }
}
