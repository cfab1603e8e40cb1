package org.numberrefresh.adapter.dynamo;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
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
            "SET " + used + " = if_not_exists(" + used + ", :none) + :block",
            Map.of(
                ":block", Item.number(block),
                ":day", Item.number(day.toEpochDay()),
                ":none", Item.number(0),
                ":most", Item.number((long) most - block)));
    String fits = block <= most ? "(attribute_not_exists(" + used + ") OR " + used + " <= :most)" : used + " <= :most";
    return lease(carrier, change, "d = :day AND " + fits);
  }

  @Override
  public Lease begin(String carrier, DayUse first) {
    var values = new HashMap<>(Map.of(":d", Item.number(first.day().toEpochDay())));
    var sets = new StringBuilder("SET d = :d");
    for (Question question : Question.values()) {
      String used = attribute(question);
      sets.append(", ").append(used).append(" = :").append(used);
      values.put(":" + used, Item.number(first.of(question)));
    }
    return lease(carrier, Expression.of(sets.toString(), values), "attribute_not_exists(d) OR d < :d");
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
      case APPEALS -> "a";
      case CHALLENGES -> "h";
      case ROTATIONS -> "r";
    };
  }

  private static DayUse read(Item item) {
    if (item.attributes().isEmpty()) {
      return DayUse.NONE;
    }
    var taken = new EnumMap<Question, Integer>(Question.class);
    for (Question question : Question.values()) {
      taken.put(question, (int) item.number(attribute(question), 0));
    }
    return new DayUse(LocalDate.ofEpochDay(item.number("d", 0)), taken);
  }

  private static Map<String, AttributeValue> key(String carrier) {
    return Map.of("party", Item.text(PARTY), "part", Item.text(carrier));
  }
}
