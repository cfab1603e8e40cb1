package org.numberrefresh.adapter.dynamo;

import java.util.Optional;
import org.numberrefresh.domain.erasure.ErasureWish;
import org.numberrefresh.domain.erasure.ErasureWishes;
import org.numberrefresh.domain.key.Sealer;

/** The wishes to erase numbers, in the table {@code batches}: one item a call, until nothing is left to do for it. */
final class DynamoErasureWishes implements ErasureWishes {

  private final Table table;
  private final ErasureWishItem items;

  DynamoErasureWishes(Table table, Sealer sealer) {
    this.table = table;
    this.items = new ErasureWishItem(sealer);
  }

  @Override
  public void put(ErasureWish wish) {
    table.put(items.write(wish).put(Retention.EXPIRES, table.retention().fromNow()));
  }

  @Override
  public Optional<ErasureWish> find(String id) {
    return table.get(ErasureWishItem.key(id)).map(items::read);
  }

  @Override
  public void remove(String id) {
    table.deleteIf(ErasureWishItem.key(id), Expression.of("attribute_exists(part)"));
  }
}
