package org.numberrefresh.dynamo;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.numberrefresh.number.NumberRecord;
import org.numberrefresh.number.NumberToken;
import org.numberrefresh.number.Numbers;
import org.numberrefresh.number.Service;
import org.numberrefresh.parallel.InParallel;
import org.numberrefresh.problem.Unavailable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementError;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementErrorCodeEnum;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementRequest;

/** The table {@code numbers}: one item a number, under 1 KB, inserted 25 a call. */
final class DynamoNumbers implements Numbers {

  private static final int BULK = 25;
  private static final int AT_ONCE = 4;
  private static final int REPLACED_AT_ONCE = 32;
  private static final int MAX_TRIES = 6;
  private static final Set<BatchStatementErrorCodeEnum> PASSING =
      Set.of(
          BatchStatementErrorCodeEnum.THROTTLING_ERROR,
          BatchStatementErrorCodeEnum.PROVISIONED_THROUGHPUT_EXCEEDED,
          BatchStatementErrorCodeEnum.REQUEST_LIMIT_EXCEEDED,
          BatchStatementErrorCodeEnum.TRANSACTION_CONFLICT,
          BatchStatementErrorCodeEnum.INTERNAL_SERVER_ERROR);

  private final Table table;
  private final String insert;

  DynamoNumbers(Table table) {
    this.table = table;
    this.insert =
        "INSERT INTO \"" + table.name() + "\" VALUE {'token': ?, 'v': ?, 'carrier': ?, 'facts': ?, 'cycles': ?}";
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
    var known = new HashSet<NumberToken>();
    List<NumberRecord> left = records;
    for (int i = 0; !left.isEmpty(); i++) {
      if (i == MAX_TRIES) {
        throw new Unavailable("The table did not take " + left.size() + " numbers.");
      }
      if (i > 0) {
        table.waitBefore(i);
      }
      left = insertOnce(left, known);
    }
    return known;
  }

  /** Inserts records and returns those that must be tried again. */
  private List<NumberRecord> insertOnce(List<NumberRecord> records, Set<NumberToken> known) {
    List<BatchStatementRequest> statements = records.stream().map(this::statement).toList();
    var responses = table.client().batchExecuteStatement(r -> r.statements(statements)).responses();
    var again = new ArrayList<NumberRecord>();
    for (int i = 0; i < records.size(); i++) {
      BatchStatementError error = responses.get(i).error();
      if (error == null) {
        continue;
      }
      if (error.code() == BatchStatementErrorCodeEnum.DUPLICATE_ITEM) {
        known.add(records.get(i).token());
      } else if (PASSING.contains(error.code())) {
        again.add(records.get(i));
      } else {
        throw new IllegalStateException("A number could not be inserted: " + error.codeAsString() + ".");
      }
    }
    return again;
  }

  private BatchStatementRequest statement(NumberRecord record) {
    return BatchStatementRequest.builder()
        .statement(insert)
        .parameters(
            Item.text(record.token().value()),
            Item.number(record.version()),
            Item.text(record.service().firstCarrier().orElse("")),
            Item.text(FactText.write(record.service().facts())),
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
        new Service(
            Optional.of(item.text("carrier", "")).filter(carrier -> !carrier.isEmpty()),
            FactText.read(item.text("facts", ""))),
        CycleText.read(item.textOf("cycles")));
  }

  @Override
  public Set<NumberToken> replaceAll(Collection<NumberRecord> next) {
    var all = List.copyOf(next);
    List<Boolean> written = InParallel.over(all, REPLACED_AT_ONCE, this::replace);
    return IntStream.range(0, all.size())
        .filter(i -> !written.get(i))
        .mapToObj(i -> all.get(i).token())
        .collect(Collectors.toSet());
  }

  @Override
  public boolean replace(NumberRecord next) {
    Item item =
        Item.empty()
            .put("token", next.token().value())
            .put("v", next.version())
            .put("carrier", next.service().firstCarrier().orElse(""))
            .put("facts", FactText.write(next.service().facts()))
            .put("cycles", CycleText.write(next.cycles()));
    return table.putKnown(item, Table.Expression.of("v = :v", Map.of(":v", Item.number(next.version() - 1)))).isEmpty();
  }
}
