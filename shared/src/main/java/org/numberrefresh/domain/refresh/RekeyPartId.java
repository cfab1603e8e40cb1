package org.numberrefresh.domain.refresh;

import java.util.Optional;

/**
 * The identity of a part of a change of the keys. In tables and messages its text stands in the place of a batch id.
 *
 * @param number 0 for the whole, from 1 for a segment
 */
public record RekeyPartId(int number) {

  /** An order id that no carrier's order can have, so no batch id is the same text. */
  private static final String PREFIX = "b742dcaf012a20e4bd51-";

  /** Reads a text; empty if it is a batch id. */
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
