package org.numberrefresh.adapter.dynamo;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.numberrefresh.domain.number.NumberRecord;
import org.numberrefresh.domain.number.Numbers;
import org.numberrefresh.domain.phone.NumberToken;
import org.numberrefresh.domain.phone.NumberToken.Twin;
import org.numberrefresh.parallel.InParallel;
import org.numberrefresh.problem.Unavailable;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementError;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementErrorCodeEnum;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/**
 * The table {@code numbers}: one item a number, under 1 KB, inserted 25 a call.
 *
 * <p>Decision: docs/decisions.md#a-number-is-looked-up-under-the-older-version-first
 */
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
  private final NumberMoves moves;
  private final String insert;
  private final String insertReported;

  DynamoNumbers(Table table) {
    this.table = table;
    this.moves = new NumberMoves(table);
    String start =
        "INSERT INTO \"" + table.name() + "\" VALUE {'token': ?, 'v': ?, 'carrier': ?, 'facts': ?, 'cycles': ?";
    this.insert = start + ", '" + Retention.EXPIRES + "': ?}";
    this.insertReported = start + "}";
  }

  @Override
  public Set<NumberToken> insert(Collection<NumberRecord> records) {
    List<NumberRecord> alone = records.stream().filter(record -> isAlone(record.token())).toList();
    Set<NumberToken> known = new HashSet<>();
    InParallel.over(calls(alone), AT_ONCE, this::insertSome).forEach(known::addAll);
    known.addAll(moves.insert(records.stream().filter(record -> !isAlone(record.token())).toList()));
    return known;
  }

  /** True if one version of the keys lives: then a plain insert is enough, at less than half the price. */
  private static boolean isAlone(NumberToken token) {
    return token.twin() instanceof Twin.None;
  }

  private static List<List<NumberRecord>> calls(List<NumberRecord> all) {
    var calls = new ArrayList<List<NumberRecord>>();
    for (int from = 0; from < all.size(); from += BULK) {
      calls.add(all.subList(from, Math.min(all.size(), from + BULK)));
    }
    return calls;
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
    var parameters =
        new ArrayList<>(
            List.of(
                Item.text(record.token().value()),
                Item.number(record.version()),
                Item.text(record.service().firstCarrier().orElse("")),
                Item.text(FactText.write(record.service().facts())),
                Item.text(CycleText.write(record.cycles()))));
    boolean reported = NumberItem.isReported(record);
    if (!reported) {
      parameters.add(Item.number(table.retention().fromNow()));
    }
    return BatchStatementRequest.builder().statement(reported ? insertReported : insert).parameters(parameters).build();
  }

  /**
   * Looks under the older value first and then, for what is not there, under the newer one: a record that is moved in
   * between is found where it was moved to.
   */
  @Override
  public Map<NumberToken, NumberRecord> find(Collection<NumberToken> tokens) {
    return find(tokens, true);
  }

  @Override
  public Map<NumberToken, NumberRecord> glance(Collection<NumberToken> tokens) {
    return find(tokens, false);
  }

  private Map<NumberToken, NumberRecord> find(Collection<NumberToken> tokens, boolean consistent) {
    var found = new HashMap<NumberToken, NumberRecord>();
    find(tokens, DynamoNumbers::older, consistent, found);
    // Also what was found is looked for again: how long a call takes must not tell whether somebody has the number.
    var later = new HashMap<NumberToken, NumberRecord>();
    find(tokens.stream().filter(token -> !isAlone(token)).toList(), DynamoNumbers::newer, consistent, later);
    later.forEach(found::putIfAbsent);
    return found;
  }

  private static String older(NumberToken token) {
    return token.twin() instanceof Twin.Former(String former) ? former : token.value();
  }

  private static String newer(NumberToken token) {
    return token.twin() instanceof Twin.Coming(String coming) ? coming : token.value();
  }

  private void find(
      Collection<NumberToken> tokens,
      Function<NumberToken, String> value,
      boolean consistent,
      Map<NumberToken, NumberRecord> found) {
    Map<String, List<NumberToken>> asked = tokens.stream().distinct().collect(Collectors.groupingBy(value));
    for (Item item : table.getAll(asked.keySet().stream().map(NumberItem::key).toList(), consistent)) {
      asked
          .getOrDefault(NumberItem.at(item), List.of())
          .forEach(token -> found.put(token, NumberItem.read(item, token)));
    }
  }

  @Override
  public Set<NumberToken> replaceAll(Collection<NumberRecord> next) {
    List<NumberRecord> inPlace = next.stream().filter(record -> !record.former()).toList();
    List<Boolean> written = InParallel.over(inPlace, REPLACED_AT_ONCE, this::replaceInPlace);
    Set<NumberToken> overtaken =
        IntStream.range(0, inPlace.size())
            .filter(i -> !written.get(i))
            .mapToObj(i -> inPlace.get(i).token())
            .collect(Collectors.toCollection(HashSet::new));
    overtaken.addAll(moves.replace(next.stream().filter(NumberRecord::former).toList()));
    return overtaken;
  }

  @Override
  public boolean replace(NumberRecord next) {
    return replaceAll(List.of(next)).isEmpty();
  }

  /** A number has one record: where it stands under its version, it stands nowhere else. */
  private boolean replaceInPlace(NumberRecord next) {
    Item item = NumberItem.write(next, next.at(), table.retention());
    var unchanged = Expression.of("v = :v", Map.of(":v", Item.number(next.version() - 1)));
    return unlessMoved(() -> table.putKnown(item, unchanged).isEmpty());
  }

  private static boolean unlessMoved(BooleanSupplier write) {
    try {
      return write.getAsBoolean();
    } catch (TransactionConflictException beingMoved) {
      return false;
    }
  }

  @Override
  public boolean remove(NumberRecord read) {
    var unchanged = Expression.of("v = :v", Map.of(":v", Item.number(read.version())));
    return unlessMoved(() -> table.deleteIf(NumberItem.key(read.at()), unchanged));
  }

  @Override
  public Page read(Part part, String prefix, Optional<String> from, int limit) {
    var response =
        table
            .client()
            .scan(
                request -> {
                  request
                      .tableName(table.name())
                      .segment(part.number())
                      .totalSegments(part.of())
                      .consistentRead(true)
                      .limit(limit)
                      .filterExpression("begins_with(#token, :prefix)")
                      .expressionAttributeNames(Map.of("#token", "token"))
                      .expressionAttributeValues(Map.of(":prefix", Item.text(prefix)));
                  from.ifPresent(token -> request.exclusiveStartKey(NumberItem.key(token)));
                });
    return new Page(
        response.items().stream().map(Item::of).map(item -> NumberItem.read(item, token(item))).toList(),
        response.hasLastEvaluatedKey()
            ? Optional.of(NumberItem.at(Item.of(response.lastEvaluatedKey())))
            : Optional.empty());
  }

  private static NumberToken token(Item item) {
    return new NumberToken(NumberItem.at(item));
  }

  @Override
  public void move(Map<NumberRecord, String> changed) {
    moves.move(changed);
  }
}
