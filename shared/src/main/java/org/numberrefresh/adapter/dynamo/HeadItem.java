package org.numberrefresh.adapter.dynamo;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.numberrefresh.domain.app.AppSelection;
import org.numberrefresh.domain.batch.AcceptedHead;
import org.numberrefresh.domain.batch.BatchHead;
import org.numberrefresh.domain.batch.BatchRequest;
import org.numberrefresh.domain.batch.BatchState;
import org.numberrefresh.domain.batch.OpenedHead;
import org.numberrefresh.domain.batch.Parking;
import org.numberrefresh.domain.batch.Progress;
import org.numberrefresh.domain.batch.Progress.Stage;
import org.numberrefresh.domain.batch.Withdrawn;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.refresh.Mode;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A batch's head as an item. Names are short: the item is touched often and stays under 1 KB. */
final class HeadItem {

  static final String PART = "head";

  /** The attribute that stands in a head whose batch the statistics have. */
  static final String COUNTED = "counted";

  private static final int RESTORED_BYTES = 6;

  /** Stands in the place of the number of reconciliations of a head that was woken to be compared at once. */
  private static final int WOKEN = -1;

  private HeadItem() {}

  static Map<String, AttributeValue> key(BatchId batch) {
    return Map.of("batch", Item.text(batch.toString()), "part", Item.text(PART));
  }

  static Item write(AcceptedHead head) {
    BatchRequest request = head.request();
    Item item =
        Item.empty()
            .put("batch", request.id().toString())
            .put("part", PART)
            .put("carrier", request.carrier())
            .put("mode", request.mode().name())
            .put("apps", request.selection().asText())
            .put("n", request.numbers())
            .put("lost", request.lost())
            .put("withdrawn", head.withdrawn().indexes())
            .put("created", request.createdAt().getEpochSecond())
            .put("starts", request.startsAt().getEpochSecond())
            .put("state", head.state().name());
    if (!head.withdrawn().restored().isEmpty()) {
      item.put("restored", restored(head.withdrawn().restored()));
    }
    item.put("why", counts(head.withdrawn()));
    request.objection().ifPresent(objection -> item.put("objection", ObjectionText.write(objection)));
    head.dueAt()
        .ifPresent(at -> item.put("dueAt", at.getEpochSecond()).put("dueShard", Parking.swept(head.id(), at).shard()));
    return item;
  }

  static BatchHead read(Item item) {
    BatchState state = BatchState.valueOf(item.textOf("state"));
    return switch (state) {
      case ACCEPTED -> new AcceptedHead(request(item), withdrawn(item), item.instant("dueAt"));
      case OPEN -> opened(item, new Stage.Open());
      case SETTLING -> opened(item, new Stage.Settling());
      case SETTLED ->
          opened(item, new Stage.Settled(item.numberOf("summed"), item.instant("doneAt"), item.instant("roseAt")));
    };
  }

  /** The head; empty if its batch is not told of any more. */
  static Optional<BatchHead> shown(Item item, Retention retention) {
    return Optional.of(read(item)).filter(head -> retention.shows(item, head));
  }

  private static BatchRequest request(Item item) {
    return new BatchRequest(
        BatchId.parse(item.textOf("batch")),
        item.textOf("carrier"),
        Mode.valueOf(item.textOf("mode")),
        AppSelection.ofText(item.textOf("apps")),
        item.integer("n"),
        item.bits("lost"),
        Instant.ofEpochSecond(item.numberOf("created")),
        Instant.ofEpochSecond(item.numberOf("starts")),
        Optional.of(item.text("objection", "")).filter(text -> !text.isEmpty()).map(ObjectionText::read));
  }

  private static Withdrawn withdrawn(Item item) {
    return new Withdrawn(item.bits("withdrawn"), restored(item.bytes("restored")), counts(item.text("why", "")));
  }

  /** The stored form of the counts of withdrawn numbers by reason, such as {@code RESTORED=2,CANCELLED=498}. */
  static String counts(Withdrawn withdrawn) {
    return new TreeMap<>(withdrawn.counts())
        .entrySet().stream().map(Map.Entry::toString).collect(Collectors.joining(","));
  }

  private static Map<Withdrawn.Why, Integer> counts(String stored) {
    var counts = new EnumMap<Withdrawn.Why, Integer>(Withdrawn.Why.class);
    if (!stored.isEmpty()) {
      for (String count : stored.split(",")) {
        String[] parts = count.split("=");
        counts.put(Withdrawn.Why.valueOf(parts[0]), Integer.valueOf(parts[1]));
      }
    }
    return counts;
  }

  private static OpenedHead opened(Item item, Stage stage) {
    return new OpenedHead(
        request(item),
        withdrawn(item),
        Instant.ofEpochSecond(item.numberOf("opened")),
        item.integer("expected"),
        new Progress(
            stage,
            item.has("fanned"),
            item.numbers("settled"),
            reconciliations(item.integer("reconciled")),
            item.number("rev", 0),
            item.has(COUNTED)),
        item.instant("dueAt"));
  }

  private static OptionalInt reconciliations(int stored) {
    return stored == WOKEN ? OptionalInt.empty() : OptionalInt.of(stored);
  }

  /** The stored form of a count of reconciliations. */
  static int stored(OptionalInt reconciliations) {
    return reconciliations.orElse(WOKEN);
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
}
