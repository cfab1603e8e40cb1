package org.numberrefresh.domain.refresh;

import java.util.Optional;

/**
 * The identity of a part of a change of the keys. Its text stands in tables and messages where a batch's id stands for
 * a batch.
 *
 * @param number 0 for the whole, from 1 for a segment
 */
public record RekeyPartId(int number) {

  /** Stored and queued from the start. It is an order id that no carrier's order can have, so no batch has the text. */
  private static final String PREFIX = "b742dcaf012a20e4bd51-";

  /** Reads a text; empty where it is of a batch. */
  public static Optional<RekeyPartId> ofText(String text) {
    return text.startsWith(PREFIX)
        ? Optional.of(new RekeyPartId(Integer.parseInt(text, PREFIX.length(), text.length(), 10)))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return PREFIX + number;
  }
}
