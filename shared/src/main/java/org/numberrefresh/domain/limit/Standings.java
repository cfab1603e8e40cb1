package org.numberrefresh.domain.limit;

import java.util.Collection;
import java.util.Map;

/**
 * The store of standings. The standings of some apps share an item, so that a run that calls many apps writes once. A
 * write counts for an app only if its standing is still the one that was read.
 */
public interface Standings {

  /** The count of apps whose standings share an item, by their numbers: 0 to 49, 50 to 99 and so on. */
  int APPS_AN_ITEM = 50;

  /** The item in which the standing of an app is. */
  static int item(int app) {
    return app / APPS_AN_ITEM;
  }

  /** The standings of apps by their numbers, read consistently in one round. One never written is NEW. */
  Map<Integer, Standing> find(Collection<Integer> apps);

  /** All standings of registered apps that were ever written, by the apps' numbers. They may be a moment old. */
  Map<Integer, Standing> all();

  /**
   * A change.
   *
   * @param read the standing that was read
   * @param next the standing to store
   */
  record Change(Standing read, Standing next) {}

  /**
   * Stores changes. Of those in one item, all are stored or none.
   *
   * @param changes the changes by the apps' numbers
   * @return the stored standings of the apps whose changes were not stored, since another write came first
   */
  Map<Integer, Standing> swap(Map<Integer, Change> changes);
}
