package org.numberrefresh.adapter.dynamo;

import java.util.Map;
import java.util.Optional;
import org.numberrefresh.domain.batch.Parking;
import org.numberrefresh.domain.batch.Waiting;
import org.numberrefresh.domain.erasure.ErasureWish;
import org.numberrefresh.domain.key.SealedWishes;
import org.numberrefresh.domain.key.Sealer;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The item of a wish to erase numbers in the table {@code batches}, where the due index finds it: under {@code
 * erasure#} and its id in place of a batch's id. Its numbers are sealed.
 */
final class ErasureWishItem {

  private static final String PREFIX = "erasure#";

  private final SealedWishes sealed;

  ErasureWishItem(Sealer sealer) {
    this.sealed = new SealedWishes(sealer);
  }

  static Map<String, AttributeValue> key(String id) {
    return Map.of("batch", Item.text(PREFIX + id), "part", Item.text(HeadItem.PART));
  }

  /** The id of the wish that an item holds; empty where the item is another thing. */
  static Optional<String> id(Item item) {
    String text = item.textOf("batch");
    return text.startsWith(PREFIX) ? Optional.of(text.substring(PREFIX.length())) : Optional.empty();
  }

  Item write(ErasureWish wish) {
    Parking place = new Waiting.Erasure(wish.id()).swept(wish.dueAt());
    Item item =
        Item.empty()
            .put("batch", PREFIX + wish.id())
            .put("part", HeadItem.PART)
            .put("s", sealed.seal(wish.id(), wish.numbers()))
            .put("by", wish.by())
            .put("why", wish.reason())
            .put("since", wish.since().getEpochSecond())
            .put("dueAt", place.dueAt().getEpochSecond())
            .put("dueShard", place.shard());
    wish.erasedAt().ifPresent(at -> item.put("done", at.getEpochSecond()));
    return item;
  }

  ErasureWish read(Item item) {
    String id = id(item).orElseThrow();
    return new ErasureWish(
        id,
        sealed.open(id, item.bytes("s")),
        item.textOf("by"),
        item.textOf("why"),
        item.instant("since").orElseThrow(),
        item.instant("done"));
  }
}
