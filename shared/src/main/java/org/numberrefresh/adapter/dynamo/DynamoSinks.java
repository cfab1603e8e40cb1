package org.numberrefresh.adapter.dynamo;

import java.util.Map;
import java.util.Optional;
import org.numberrefresh.domain.key.Sealer;
import org.numberrefresh.domain.sink.Sink;
import org.numberrefresh.domain.sink.Sinks;

/** The sinks of carriers, in the table {@code batches}: each an item with its settings and the state of its push. */
final class DynamoSinks implements Sinks {

  private final Table table;
  private final SinkItem items;

  DynamoSinks(Table table, Sealer sealer) {
    this.table = table;
    this.items = new SinkItem(sealer);
  }

  @Override
  public Optional<Sink> find(String carrier) {
    return table.get(SinkItem.key(carrier)).map(items::read);
  }

  @Override
  public boolean begin(Sink sink) {
    return table.putKnown(items.write(sink), Expression.of("attribute_not_exists(part)")).isEmpty();
  }

  @Override
  public boolean replace(Sink next) {
    var before = Map.of(":before", Item.number(next.version() - 1));
    return table.putKnown(items.write(next), Expression.of("v = :before", before)).isEmpty();
  }

  @Override
  public void remove(String carrier) {
    table.deleteIf(SinkItem.key(carrier), Expression.of("attribute_exists(part)"));
  }
}
