package org.numberrefresh.adapter.dynamo;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.numberrefresh.domain.access.ClientRate;
import org.numberrefresh.domain.access.ClientRates;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The rates of clients, among the parties: one small item a client, each a partition of its own. */
final class DynamoClientRates implements ClientRates {

  private static final String PART = "rate";

  private final Table table;

  DynamoClientRates(Table table) {
    this.table = table;
  }

  @Override
  public Block add(String client, ClientRate.Claim claim) {
    var change =
        Expression.of(
            "SET t = t + :cost",
            Map.of(
                ":cost", Item.number(micros(Instant.EPOCH.plus(claim.cost()))),
                ":now", Item.number(micros(claim.now())),
                ":latest", Item.number(micros(claim.latest()))));
    return block(client, change, "t BETWEEN :now AND :latest");
  }

  @Override
  public Block begin(String client, ClientRate.Claim claim) {
    var change =
        Expression.of(
            "SET t = :begun",
            Map.of(
                ":begun", Item.number(micros(claim.begun())),
                ":now", Item.number(micros(claim.now())),
                ":doubtful", Item.number(micros(claim.doubtful()))));
    return block(client, change, "attribute_not_exists(t) OR t < :now OR t > :doubtful");
  }

  private Block block(String client, Expression change, String condition) {
    return switch (table.change(key(client), change, condition)) {
      case Table.Changed.Made(Item item) -> new Block.Taken(stored(item));
      case Table.Changed.Refused(Item item) -> new Block.Refused(stored(item));
    };
  }

  private static Instant stored(Item item) {
    return Instant.EPOCH.plus(item.number("t", 0), ChronoUnit.MICROS);
  }

  private static long micros(Instant at) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, at);
  }

  private static Map<String, AttributeValue> key(String client) {
    return Map.of("party", Item.text("rates#" + client), "part", Item.text(PART));
  }
}
