package org.numberrefresh.adapter.dynamo;

import java.util.Map;
import java.util.Optional;
import org.numberrefresh.domain.number.NumberRecord;
import org.numberrefresh.domain.number.ServiceHistory;
import org.numberrefresh.domain.phone.NumberToken;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A number's record as an item. */
final class NumberItem {

  private NumberItem() {}

  static Map<String, AttributeValue> key(String token) {
    return Map.of("token", Item.text(token));
  }

  /**
   * A record as it stands under a token, written now.
   *
   * <p>Decision: docs/decisions.md#a-reported-number-does-not-expire
   */
  static Item write(NumberRecord record, String at, Retention retention) {
    Item item = unchanged(record, at);
    return isReported(record) ? item : item.put(Retention.EXPIRES, retention.fromNow());
  }

  /** A record as it was read, to be moved to another token: it goes when it would have gone. */
  static Item moved(NumberRecord record, String at) {
    Item item = unchanged(record, at);
    record.expiresAt().ifPresent(time -> item.put(Retention.EXPIRES, time.getEpochSecond()));
    return item;
  }

  /** True if carriers or the port register told of the number: its record says who serves it. */
  static boolean isReported(NumberRecord record) {
    return !record.service().facts().isEmpty();
  }

  private static Item unchanged(NumberRecord record, String at) {
    return Item.empty()
        .put("token", at)
        .put("v", record.version())
        .put("carrier", record.service().firstCarrier().orElse(""))
        .put("facts", FactText.write(record.service().facts()))
        .put("cycles", CycleText.write(record.cycles()));
  }

  static String at(Item item) {
    return item.textOf("token");
  }

  /** A record of a number that is asked for by a token. */
  static NumberRecord read(Item item, NumberToken asked) {
    return new NumberRecord(
        asked,
        at(item),
        item.number("v", 0),
        new ServiceHistory(
            Optional.of(item.text("carrier", "")).filter(carrier -> !carrier.isEmpty()),
            FactText.read(item.text("facts", ""))),
        CycleText.read(item.textOf("cycles")),
        item.instant(Retention.EXPIRES));
  }
}
