package org.numberrefresh.adapter.dynamo;

import java.util.Map;
import java.util.OptionalInt;
import org.numberrefresh.domain.refresh.RekeyPartId;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The key of a part of a key change in the table {@code batches}: the key of a head, of an order id that no carrier's
 * order can have.
 */
final class RekeyKey {

  private RekeyKey() {}

  static Map<String, AttributeValue> of(int part) {
    return Map.of("batch", Item.text(text(part)), "part", Item.text(HeadItem.PART));
  }

  static String text(int part) {
    return new RekeyPartId(part).toString();
  }

  /** The number of the part that an item holds; empty where the item is a batch's. */
  static OptionalInt part(Item item) {
    return RekeyPartId.ofText(item.textOf("batch")).stream().mapToInt(RekeyPartId::number).findFirst();
  }
}
