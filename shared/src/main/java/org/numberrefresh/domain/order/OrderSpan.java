package org.numberrefresh.domain.order;

/**
 * A stretch of the list of a carrier's orders.
 *
 * @param from the earliest place
 * @param before the place before which it ends
 */
public record OrderSpan(OrderPlace from, OrderPlace before) {

  /** True if no place lies in it. */
  public boolean isEmpty() {
    return !before.isAfter(from);
  }

  /** True if a place lies in it. */
  public boolean has(OrderPlace place) {
    return !from.isAfter(place) && before.isAfter(place);
  }
}
