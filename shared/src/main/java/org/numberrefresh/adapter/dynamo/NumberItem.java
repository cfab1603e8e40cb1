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

  /** A record as it stands under a token. */
  static Item write(NumberRecord record, String at) {
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
        CycleText.read(item.textOf("cycles")));
  }
}
