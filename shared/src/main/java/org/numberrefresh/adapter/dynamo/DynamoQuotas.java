package org.numberrefresh.adapter.dynamo;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.numberrefresh.adapter.dynamo.Table.Expression;
import org.numberrefresh.domain.quota.DayUse;
import org.numberrefresh.domain.quota.Quotas;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The use of daily quotas, among the parties: one item a party, which never grows. */
final class DynamoQuotas implements Quotas {

  private static final String PARTY = "quotas";

  private final Table table;

  DynamoQuotas(Table table) {
    this.table = table;
  }

  @Override
  public Optional<DayUse> swap(String carrier, DayUse read, DayUse next) {
    var change =
        Expression.of(
            "SET d = :d, g = :g, s = :s, c = :c",
            Map.of(
                ":d", Item.number(next.day().toEpochDay()),
                ":g", Item.number(next.grades()),
                ":s", Item.number(next.statuses()),
                ":c", Item.number(next.checks()),
                ":rd", Item.number(read.day().toEpochDay()),
                ":rg", Item.number(read.grades()),
                ":rs", Item.number(read.statuses()),
                ":rc", Item.number(read.checks())));
    String asRead = "d = :rd AND g = :rg AND s = :rs AND c = :rc";
    String condition = read.equals(DayUse.NONE) ? "attribute_not_exists(d) OR (" + asRead + ")" : asRead;
    return table
        .updateOrStored(key(carrier), change, condition)
        .map(stored -> stored.attributes().isEmpty() ? DayUse.NONE : read(stored));
  }

  private static DayUse read(Item item) {
    return new DayUse(
        LocalDate.ofEpochDay(item.number("d", 0)), item.integer("g"), item.integer("s"), item.integer("c"));
  }

  private static Map<String, AttributeValue> key(String carrier) {
    return Map.of("party", Item.text(PARTY), "part", Item.text(carrier));
  }
}
