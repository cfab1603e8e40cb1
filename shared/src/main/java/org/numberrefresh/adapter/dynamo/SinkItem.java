package org.numberrefresh.adapter.dynamo;

import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.numberrefresh.domain.app.Fault;
import org.numberrefresh.domain.batch.Parking;
import org.numberrefresh.domain.batch.Waiting;
import org.numberrefresh.domain.event.EventType;
import org.numberrefresh.domain.key.Sealer;
import org.numberrefresh.domain.sink.PushCursor;
import org.numberrefresh.domain.sink.PushFault;
import org.numberrefresh.domain.sink.PushLease;
import org.numberrefresh.domain.sink.Sink;
import org.numberrefresh.domain.sink.SinkSettings;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The item of a sink in the table {@code batches}, where the due index finds it: under {@code sink#} and its carrier in
 * place of a batch's id. Its secrets are sealed.
 */
final class SinkItem {

  private static final String PREFIX = "sink#";
  private static final String SEPARATOR = " ";

  private final SecretsItem secrets;

  SinkItem(Sealer sealer) {
    this.secrets = new SecretsItem(sealer, "sink-secret/");
  }

  static Map<String, AttributeValue> key(String carrier) {
    return Map.of("batch", Item.text(PREFIX + carrier), "part", Item.text(HeadItem.PART));
  }

  /** The carrier of the sink that an item holds; empty where the item is another thing. */
  static Optional<String> carrier(Item item) {
    String text = item.textOf("batch");
    return text.startsWith(PREFIX) ? Optional.of(text.substring(PREFIX.length())) : Optional.empty();
  }

  Item write(Sink sink) {
    Item item =
        secrets
            .write(sink.carrier(), sink.secrets())
            .put("batch", PREFIX + sink.carrier())
            .put("part", HeadItem.PART)
            .put("url", sink.settings().url().toString())
            .put("types", sink.settings().types().stream().map(Enum::name).sorted().collect(joined()))
            .put("many", sink.settings().batch() ? 1 : 0)
            .put("verified", sink.verified() ? 1 : 0)
            .put("v", sink.version());
    writePush(sink, item);
    return item;
  }

  private static Collector<CharSequence, ?, String> joined() {
    return Collectors.joining(SEPARATOR);
  }

  private static void writePush(Sink sink, Item item) {
    PushCursor cursor = sink.push().cursor();
    item.put("position", cursor.position()).put("moves", cursor.moves());
    cursor.until().ifPresent(until -> item.put("until", until));
    sink.push()
        .lease()
        .ifPresent(lease -> item.put("holder", lease.holder()).put("leased", lease.until().getEpochSecond()));
    sink.push().fault().ifPresent(fault -> write(fault, item));
    sink.push()
        .dueAt()
        .ifPresent(
            at -> {
              Parking place = new Waiting.Push(sink.carrier()).swept(at);
              item.put("dueAt", place.dueAt().getEpochSecond()).put("dueShard", place.shard());
            });
  }

  private static void write(PushFault fault, Item item) {
    item.put("fault", fault.kind().code())
        .put("attempts", fault.attempts())
        .put("since", fault.since().getEpochSecond())
        .put("tried", fault.nextTryAt().getEpochSecond());
    fault.status().ifPresent(status -> item.put("status", status));
  }

  Sink read(Item item) {
    String carrier = carrier(item).orElseThrow();
    var cursor =
        new PushCursor(
            item.numberOf("position"),
            item.has("until") ? OptionalLong.of(item.numberOf("until")) : OptionalLong.empty(),
            item.integer("moves"));
    Optional<PushLease> lease = item.instant("leased").map(until -> new PushLease(item.textOf("holder"), until));
    return new Sink(
        carrier,
        new SinkSettings(URI.create(item.textOf("url")), types(item.text("types", "")), item.integer("many") == 1),
        item.integer("verified") == 1,
        secrets.read(carrier, item),
        new Sink.Push(cursor, lease, fault(item), item.instant("dueAt")),
        item.numberOf("v"));
  }

  private static Set<EventType> types(String names) {
    return names.isEmpty()
        ? Set.of()
        : Arrays.stream(names.split(SEPARATOR, -1))
            .map(EventType::valueOf)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(EventType.class)));
  }

  private static Optional<PushFault> fault(Item item) {
    Optional<Instant> since = item.instant("since");
    return since.map(
        start ->
            new PushFault(
                Fault.ofCode(item.integer("fault")),
                item.has("status") ? OptionalInt.of(item.integer("status")) : OptionalInt.empty(),
                item.integer("attempts"),
                start,
                item.instant("tried").orElse(start)));
  }
}
