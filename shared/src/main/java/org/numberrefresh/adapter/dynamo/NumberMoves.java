package org.numberrefresh.adapter.dynamo;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.numberrefresh.adapter.dynamo.PairedWrites.Pair;
import org.numberrefresh.domain.number.NumberRecord;
import org.numberrefresh.domain.phone.NumberToken;
import org.numberrefresh.domain.phone.NumberToken.Twin;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Writes numbers' records while two versions of the keys live. Each write looks at the record of the other version.
 *
 * <p>Decision: docs/decisions.md#two-versions-make-an-insert-a-transaction
 */
final class NumberMoves {

  private static final String ABSENT = "attribute_not_exists(#token)";
  private static final Map<String, String> TOKEN = Map.of("#token", "token");

  private final Table table;
  private final PairedWrites writes;

  NumberMoves(Table table) {
    this.table = table;
    this.writes = new PairedWrites(table);
  }

  /** Inserts records where nothing stands under their tokens or the twins, and returns the tokens of the others. */
  Set<NumberToken> insert(Collection<NumberRecord> records) {
    return writes.make(
        records.stream()
            .map(record -> new Pair<>(record.token(), put(written(record)), absent(twin(record.token()))))
            .toList());
  }

  private static String twin(NumberToken token) {
    return switch (token.twin()) {
      case Twin.None() -> throw new IllegalArgumentException("This token has no twin.");
      case Twin.Coming(String value) -> value;
      case Twin.Former(String value) -> value;
    };
  }

  /** Writes records over the versions before them, under their tokens' own values; returns those not written. */
  Set<NumberToken> replace(Collection<NumberRecord> next) {
    return writes.make(
        next.stream()
            .map(record -> new Pair<>(record.token(), put(written(record)), taken(record.at(), record.version() - 1)))
            .toList());
  }

  /** Moves records as they are; those that changed meanwhile are left. */
  void move(Map<NumberRecord, String> moves) {
    writes.make(
        moves.entrySet().stream()
            .map(
                move ->
                    new Pair<>(
                        move.getValue(),
                        put(NumberItem.moved(move.getKey(), move.getValue())),
                        taken(move.getKey().at(), move.getKey().version())))
            .toList());
  }

  private Item written(NumberRecord record) {
    return NumberItem.write(record, record.token().value(), table.retention());
  }

  private TransactWriteItem put(Item item) {
    Put put =
        Put.builder()
            .tableName(table.name())
            .item(item.attributes())
            .conditionExpression(ABSENT)
            .expressionAttributeNames(TOKEN)
            .build();
    return TransactWriteItem.builder().put(put).build();
  }

  private TransactWriteItem absent(String token) {
    ConditionCheck check =
        ConditionCheck.builder()
            .tableName(table.name())
            .key(NumberItem.key(token))
            .conditionExpression(ABSENT)
            .expressionAttributeNames(TOKEN)
            .build();
    return TransactWriteItem.builder().conditionCheck(check).build();
  }

  private TransactWriteItem taken(String token, long version) {
    Delete delete =
        Delete.builder()
            .tableName(table.name())
            .key(NumberItem.key(token))
            .conditionExpression("v = :v")
            .expressionAttributeValues(Map.of(":v", Item.number(version)))
            .build();
    return TransactWriteItem.builder().delete(delete).build();
  }
}
