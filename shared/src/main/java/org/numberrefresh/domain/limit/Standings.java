package org.numberrefresh.domain.limit;

import java.util.Collection;
import java.util.Map;

/**
 * Where it is stored how apps may be called. Those of some apps are one item, so that a run that calls many of them
 * writes once; a write counts only over what it was made from, app by app.
 */
public interface Standings {

  /** How apps stand, by their numbers, read consistently in one round; of what was never written NEW. */
  Map<Integer, Standing> find(Collection<Integer> apps);

  /** How all apps stand of which something was written, by their numbers. It may be a moment behind. */
  Map<Integer, Standing> all();

  /**
   * A change.
   *
   * @param read what it was made from
   * @param next what is to be stored
   */
  record Change(Standing read, Standing next) {}

  /**
   * Stores changes. Those in one item are all made or none.
   *
   * @param changes by the apps' numbers
   * @return what is stored of those that were not made, since another write came first
   */
  Map<Integer, Standing> swap(Map<Integer, Change> changes);
}
