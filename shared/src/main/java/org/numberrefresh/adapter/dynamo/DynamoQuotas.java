package org.numberrefresh.adapter.dynamo;

import java.time.LocalDate;
import java.util.Map;
import org.numberrefresh.adapter.dynamo.Table.Expression;
import org.numberrefresh.domain.carrier.Question;
import org.numberrefresh.domain.quota.DayUse;
import org.numberrefresh.domain.quota.Lease;
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
  public Lease add(String carrier, LocalDate day, Question question, int block, int most) {
    String used = attribute(question);
    var change =
        Expression.of(
            "SET " + used + " = " + used + " + :block",
            Map.of(
                ":block", Item.number(block),
                ":day", Item.number(day.toEpochDay()),
                ":most", Item.number((long) most - block)));
    return lease(carrier, change, "d = :day AND " + used + " <= :most");
  }

  @Override
  public Lease begin(String carrier, DayUse first) {
    var change =
        Expression.of(
            "SET d = :d, g = :g, s = :s, c = :c",
            Map.of(
                ":d", Item.number(first.day().toEpochDay()),
                ":g", Item.number(first.grades()),
                ":s", Item.number(first.statuses()),
                ":c", Item.number(first.checks())));
    return lease(carrier, change, "attribute_not_exists(d) OR d < :d");
  }

  private Lease lease(String carrier, Expression change, String condition) {
    return switch (table.change(key(carrier), change, condition)) {
      case Table.Changed.Made(Item item) -> new Lease.Taken(read(item));
      case Table.Changed.Refused(Item item) -> new Lease.Refused(read(item));
    };
  }

  private static String attribute(Question question) {
    return switch (question) {
      case GRADES -> "g";
      case STATUSES -> "s";
      case CHECKS -> "c";
    };
  }

  private static DayUse read(Item item) {
    return item.attributes().isEmpty()
        ? DayUse.NONE
        : new DayUse(
            LocalDate.ofEpochDay(item.number("d", 0)), item.integer("g"), item.integer("s"), item.integer("c"));
  }

  private static Map<String, AttributeValue> key(String carrier) {
    return Map.of("party", Item.text(PARTY), "part", Item.text(carrier));
  }
}
