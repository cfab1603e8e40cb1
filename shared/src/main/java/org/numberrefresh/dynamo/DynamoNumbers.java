package org.numberrefresh.dynamo;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.numberrefresh.number.NumberRecord;
import org.numberrefresh.number.NumberToken;
import org.numberrefresh.number.Numbers;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementErrorCodeEnum;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementResponse;

/** The table {@code numbers}: one item a number, under 1 KB, inserted 25 a call. */
final class DynamoNumbers implements Numbers {

  private static final int BULK = 25;
  private static final int AT_ONCE = 4;

  private final Table table;
  private final String insert;

  DynamoNumbers(Table table) {
    this.table = table;
    this.insert = "INSERT INTO \"" + table.name() + "\" VALUE {'token': ?, 'v': ?, 'carrier': ?, 'cycles': ?}";
  }

  @Override
  public Set<NumberToken> insert(Collection<NumberRecord> records) {
    var all = List.copyOf(records);
    var calls = new ArrayList<List<NumberRecord>>();
    for (int from = 0; from < all.size(); from += BULK) {
      calls.add(all.subList(from, Math.min(all.size(), from + BULK)));
    }
    Set<NumberToken> known = new HashSet<>();
    InParallel.over(calls, AT_ONCE, this::insertSome).forEach(known::addAll);
    return known;
  }

  private Set<NumberToken> insertSome(List<NumberRecord> records) {
    List<BatchStatementRequest> statements = records.stream().map(this::statement).toList();
    var responses = table.client().batchExecuteStatement(r -> r.statements(statements)).responses();
    var known = new HashSet<NumberToken>();
    for (int i = 0; i < records.size(); i++) {
      if (exists(responses.get(i))) {
        known.add(records.get(i).token());
      }
    }
    return known;
  }

  private static boolean exists(BatchStatementResponse response) {
    if (response.error() == null) {
      return false;
    }
    if (response.error().code() == BatchStatementErrorCodeEnum.DUPLICATE_ITEM) {
      return true;
    }
    throw new IllegalStateException("A number could not be inserted: " + response.error().codeAsString() + ".");
  }

  private BatchStatementRequest statement(NumberRecord record) {
    return BatchStatementRequest.builder()
        .statement(insert)
        .parameters(
            Item.text(record.token().value()),
            Item.number(record.version()),
            Item.text(record.carrier()),
            Item.text(CycleText.write(record.cycles())))
        .build();
  }

  @Override
  public Map<NumberToken, NumberRecord> find(Collection<NumberToken> tokens) {
    var found = new HashMap<NumberToken, NumberRecord>();
    List<Map<String, AttributeValue>> keys =
        tokens.stream().distinct().map(token -> Map.of("token", Item.text(token.value()))).toList();
    for (Item item : table.getAll(keys, true)) {
      NumberRecord record = record(item);
      found.put(record.token(), record);
    }
    return found;
  }

  private static NumberRecord record(Item item) {
    return new NumberRecord(
        new NumberToken(item.textOf("token")),
        item.number("v", 0),
        item.textOf("carrier"),
        CycleText.read(item.textOf("cycles")));
  }

  @Override
  public boolean replace(NumberRecord next) {
    Item item =
        Item.empty()
            .put("token", next.token().value())
            .put("v", next.version())
            .put("carrier", next.carrier())
            .put("cycles", CycleText.write(next.cycles()));
    return table.putIf(item, Table.Expression.of("v = :v", Map.of(":v", Item.number(next.version() - 1)))).isEmpty();
  }
}
