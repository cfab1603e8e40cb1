package org.numberrefresh.adapter.dynamo;

import java.time.Instant;
import org.numberrefresh.domain.app.AppSelection;
import org.numberrefresh.domain.order.ReplayKey;
import org.numberrefresh.domain.refresh.Mode;
import org.numberrefresh.domain.refresh.OrderId;

/**
 * The item of a replay's idempotency key, in the table {@code orders}. It is stored as an order's item is, with a
 * carrier that cannot exist: earlier versions of this code stored it so and must be able to read it.
 */
final class ReplayKeyItem {

  private static final String NO_CARRIER = "#replays";

  private ReplayKeyItem() {}

  static Item write(ReplayKey key) {
    return Item.empty()
        .put("order", OrderId.of(NO_CARRIER, key.value()).value())
        .put("part", DynamoOrders.PART)
        .put("carrier", NO_CARRIER)
        .put("hash", key.request())
        .put("mode", Mode.BATCH.name())
        .put("apps", new AppSelection.All().asText())
        .put("submitted", key.usedAt().getEpochSecond())
        .put("leased", key.usedAt().toEpochMilli());
  }

  static ReplayKey read(String value, Item item) {
    return new ReplayKey(value, item.textOf("hash"), Instant.ofEpochSecond(item.number("submitted", 0)));
  }
}
