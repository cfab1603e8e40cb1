package org.numberrefresh.adapter.dynamo;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.numberrefresh.domain.batch.Waiting;
import org.numberrefresh.domain.rekey.RekeyPart;
import org.numberrefresh.domain.rekey.Rekeyings;

/**
 * The parts of a change of the keys, in the table {@code batches}, where a batch has its head.
 *
 * <p>Decision: docs/decisions.md#a-change-of-the-keys-stands-in-the-due-index
 */
final class DynamoRekeyings implements Rekeyings {

  private final Table table;

  DynamoRekeyings(Table table) {
    this.table = table;
  }

  @Override
  public void begin(RekeyPart part) {
    table.putIf(
        write(part), Expression.of("attribute_not_exists(part) OR kv < :to", Map.of(":to", Item.number(part.to()))));
  }

  @Override
  public Optional<RekeyPart> find(int number) {
    return table.get(RekeyKey.of(number)).map(DynamoRekeyings::read);
  }

  @Override
  public List<RekeyPart> all() {
    return table
        .getAll(IntStream.rangeClosed(0, RekeyPart.SEGMENTS).mapToObj(number -> RekeyKey.of(number)).toList(), true)
        .stream()
        .map(DynamoRekeyings::read)
        .toList();
  }

  @Override
  public boolean replace(RekeyPart next) {
    return table
        .putKnown(write(next), Expression.of("v = :v", Map.of(":v", Item.number(next.version() - 1))))
        .isEmpty();
  }

  private static Item write(RekeyPart part) {
    Item item =
        Item.empty()
            .put("batch", RekeyKey.text(part.number()))
            .put("part", HeadItem.PART)
            .put("kv", part.to())
            .put("position", part.position().orElse(""))
            .put("moved", part.moved())
            .put("clean", part.clean() ? 1 : 0)
            .put("done", part.done() ? 1 : 0)
            .put("v", part.version());
    part.dueAt()
        .map(new Waiting.Rekey(part.number())::swept)
        .ifPresent(place -> item.put("dueAt", place.dueAt().getEpochSecond()).put("dueShard", place.shard()));
    return item;
  }

  private static RekeyPart read(Item item) {
    return new RekeyPart(
        RekeyKey.part(item).orElseThrow(),
        item.integer("kv"),
        Optional.of(item.text("position", "")).filter(position -> !position.isEmpty()),
        item.number("moved", 0),
        item.number("clean", 0) == 1,
        item.number("done", 0) == 1,
        item.number("v", 0),
        item.instant("dueAt"));
  }
}
