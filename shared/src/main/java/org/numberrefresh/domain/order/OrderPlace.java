package org.numberrefresh.domain.order;

import java.time.Instant;
import java.util.Locale;

/**
 * A place in the list of a carrier's orders: the second of an order's submission, then its id. Later places have
 * greater texts.
 *
 * @param text twelve digits of seconds since 1970, and the id; without an id it is the place before every order of its
 *     second
 */
public record OrderPlace(String text) {

  private static final int DIGITS = 12;

  public OrderPlace {
    if (!text.matches("[0-9]{12}([0-9a-f]{20})?")) {
      throw new IllegalArgumentException("A place has twelve digits and an order's id.");
    }
  }

  /** The place of an order. */
  public static OrderPlace of(Order order) {
    return new OrderPlace(from(order.submittedAt()).text() + order.id());
  }

  /** The place before every order that was submitted at a time or later. */
  public static OrderPlace from(Instant time) {
    return new OrderPlace(String.format(Locale.ROOT, "%0" + DIGITS + "d", Math.max(0, time.getEpochSecond())));
  }

  /** The time of submission, to the second. */
  public Instant submittedAt() {
    return Instant.ofEpochSecond(Long.parseLong(text.substring(0, DIGITS)));
  }

  /** True if this comes later than another. */
  public boolean isAfter(OrderPlace other) {
    return text.compareTo(other.text) > 0;
  }
}
