package org.numberrefresh.adapter.dynamo;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The counter that gives each new app its number: 1, 2, 3 and so on. A registration that fails may leave a gap. */
final class AppNumbers {

  private static final int MOST_APPS = 1_000_000;
  private static final Map<String, AttributeValue> KEY =
      Map.of("party", Item.text("apps-counter"), "part", Item.text("counter"));
  private static final String LAST = "lastNumber";

  private final Table table;

  AppNumbers(Table table) {
    this.table = table;
  }

  /** Takes the next number. */
  long next() {
    return table
        .update(
            KEY,
            Expression.of("ADD lastNumber :one", Map.of(":one", Item.number(1), ":most", Item.number(MOST_APPS))),
            "attribute_not_exists(lastNumber) OR lastNumber < :most")
        .orElseThrow()
        .number(LAST, 1);
  }

  /** The highest number that an app has; 0 before the first app. */
  int highest() {
    return table.get(KEY).map(item -> Math.toIntExact(item.number(LAST, 0))).orElse(0);
  }
}
