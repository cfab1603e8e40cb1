package org.numberrefresh.domain.batch;

import java.time.Instant;
import java.util.List;

/**
 * The index over all heads, tasks, pushes and parts of a key change that wait for a time. Reads may be behind: they
 * find candidates, and {@link #move} decides.
 *
 * <p>Decision: docs/decisions.md#a-claim-whose-answer-was-lost-is-not-ones-own
 */
public interface DueIndex {

  /**
   * Reads entries of one index partition that are due by the given time, oldest first. One that cannot be read is told
   * as such, and hides no other.
   */
  List<Due> due(String shard, Instant by, int limit);

  /**
   * Reads on after an entry in its index partition, even if that entry has moved. So no page is read twice, however far
   * the index is behind.
   */
  List<Due> dueAfter(Due position, Instant by, int limit);

  /**
   * Claims an entry: moves it, if it is still as it was read.
   *
   * @return true if it was moved; false if another run claimed it, or its work is done
   */
  boolean move(Due entry, Parking to);
}
