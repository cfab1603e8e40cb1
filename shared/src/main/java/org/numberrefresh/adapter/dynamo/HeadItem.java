package org.numberrefresh.adapter.dynamo;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.numberrefresh.domain.app.AppSelection;
import org.numberrefresh.domain.batch.BatchHead;
import org.numberrefresh.domain.batch.BatchState;
import org.numberrefresh.domain.batch.Parking;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.refresh.Mode;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A batch's head as an item. Names are short: the item is touched often and stays under 1 KB. */
final class HeadItem {

  static final String PART = "head";

  private static final int RESTORED_BYTES = 6;

  private HeadItem() {}

  static Map<String, AttributeValue> key(BatchId batch) {
    return Map.of("batch", Item.text(batch.toString()), "part", Item.text(PART));
  }

  static Item write(BatchHead head) {
    Item item =
        Item.empty()
            .put("batch", head.id().toString())
            .put("part", PART)
            .put("carrier", head.carrier())
            .put("mode", head.mode().name())
            .put("apps", head.selection().asText())
            .put("n", head.numbers())
            .put("lost", head.lost())
            .put("withdrawn", head.withdrawn())
            .put("created", head.createdAt().getEpochSecond())
            .put("starts", head.startsAt().getEpochSecond())
            .put("state", head.state().name());
    if (!head.restored().isEmpty()) {
      item.put("restored", restored(head.restored()));
    }
    head.dueAt()
        .ifPresent(at -> item.put("dueAt", at.getEpochSecond()).put("dueShard", Parking.swept(head.id(), at).shard()));
    return item;
  }

  static BatchHead read(Item item) {
    return new BatchHead(
        BatchId.parse(item.textOf("batch")),
        item.textOf("carrier"),
        Mode.valueOf(item.textOf("mode")),
        AppSelection.ofText(item.textOf("apps")),
        item.integer("n"),
        item.bits("lost"),
        item.bits("withdrawn"),
        restored(item.bytes("restored")),
        Instant.ofEpochSecond(item.number("created", 0)),
        Instant.ofEpochSecond(item.number("starts", 0)),
        BatchState.valueOf(item.textOf("state")),
        item.instant("opened").orElse(Instant.EPOCH),
        item.integer("expected"),
        item.has("fanned"),
        item.numbers("settled"),
        item.integer("reconciled"),
        item.number("rev", 0),
        item.number("summed", -1),
        due(item));
  }

  /** Six bytes a number: its index, and the second. */
  static byte[] restored(Map<Integer, Instant> restored) {
    ByteBuffer bytes = ByteBuffer.allocate(restored.size() * RESTORED_BYTES);
    new TreeMap<>(restored)
        .forEach((index, at) -> bytes.putShort(index.shortValue()).putInt((int) at.getEpochSecond()));
    return bytes.array();
  }

  private static Map<Integer, Instant> restored(byte[] stored) {
    var restored = new HashMap<Integer, Instant>();
    for (ByteBuffer bytes = ByteBuffer.wrap(stored); bytes.hasRemaining(); ) {
      int index = bytes.getShort();
      restored.put(index, Instant.ofEpochSecond(Integer.toUnsignedLong(bytes.getInt())));
    }
    return restored;
  }

  private static Optional<Instant> due(Item item) {
    return item.instant("dueAt");
  }
}
