package org.numberrefresh.adapter.dynamo;

import java.util.Map;
import java.util.OptionalInt;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The key of a part of a key change in the table {@code batches}: the key of a head, of an order id that no carrier's
 * order can have.
 */
final class RekeyKey {

  /** The order id, as it has been stored from the start, and the dash before the part's number. */
  private static final String PREFIX = "b742dcaf012a20e4bd51-";

  private RekeyKey() {}

  static Map<String, AttributeValue> of(int part) {
    return Map.of("batch", Item.text(text(part)), "part", Item.text(HeadItem.PART));
  }

  static String text(int part) {
    return PREFIX + part;
  }

  /** The number of the part that an item holds; empty where the item is a batch's. */
  static OptionalInt part(Item item) {
    String text = item.textOf("batch");
    return text.startsWith(PREFIX)
        ? OptionalInt.of(Integer.parseInt(text, PREFIX.length(), text.length(), 10))
        : OptionalInt.empty();
  }
}
