package org.numberrefresh.adapter.dynamo;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.core.util.DefaultSdkAutoConstructMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * One table, and the calls that are made to it.
 *
 * <p>Decision: docs/decisions.md#some-writes-carry-a-mark-that-nobody-reads
 */
final class Table {

  private static final String CALL = "w";

  private final DynamoDbClient client;
  private final String name;
  private final RandomGenerator random;
  private final Retention retention;
  private final Races races;
  private final BulkReads reads;

  Table(DynamoDbClient client, String name, RandomGenerator random, Retention retention) {
    this.client = client;
    this.name = name;
    this.random = random;
    this.retention = retention;
    this.races = new Races(name, random);
    this.reads = new BulkReads(client, name, races);
  }

  String name() {
    return name;
  }

  DynamoDbClient client() {
    return client;
  }

  /** The time for which its items are kept. */
  Retention retention() {
    return retention;
  }

  Optional<Item> get(Map<String, AttributeValue> key) {
    var response = client.getItem(request -> request.tableName(name).key(key).consistentRead(true));
    return response.hasItem() ? Optional.of(Item.of(response.item())) : Optional.empty();
  }

  void put(Item item) {
    client.putItem(request -> request.tableName(name).item(item.attributes()));
  }

  /** Deletes an item if the condition holds; true if it was deleted. */
  boolean deleteIf(Map<String, AttributeValue> key, Expression condition) {
    try {
      client.deleteItem(
          request ->
              request
                  .tableName(name)
                  .key(key)
                  .conditionExpression(condition.expression())
                  .expressionAttributeNames(orNone(condition.names()))
                  .expressionAttributeValues(orNone(condition.values())));
      return true;
    } catch (ConditionalCheckFailedException e) {
      return false;
    }
  }

  /** Puts an item if the condition holds; if not, returns the stored one. */
  Optional<Item> putIf(Item item, Expression condition) {
    try {
      client.putItem(
          request ->
              request
                  .tableName(name)
                  .item(item.attributes())
                  .conditionExpression(condition.expression())
                  .expressionAttributeNames(orNone(condition.names()))
                  .expressionAttributeValues(orNone(condition.values()))
                  .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD));
      return Optional.empty();
    } catch (ConditionalCheckFailedException e) {
      return Optional.of(Item.of(e.item()));
    }
  }

  /**
   * Puts an item if the condition holds; if not, returns the stored one. It marks the item, so that it knows its own:
   * if an earlier try of this call stored it and the answer was lost, the repeated try counts as put.
   */
  Optional<Item> putKnown(Item item, Expression condition) {
    String call = Long.toHexString(random.nextLong());
    return putIf(item.put(CALL, call), condition).filter(stored -> !stored.text(CALL, "").equals(call));
  }

  /** Changes an item if the condition holds, and returns it after the change; empty if it does not hold. */
  Optional<Item> update(Map<String, AttributeValue> key, Expression change, String condition) {
    try {
      UpdateItemRequest request = changing(key, change, condition).returnValues(ReturnValue.ALL_NEW).build();
      return Optional.of(Item.of(betweenTransactions(() -> client.updateItem(request)).attributes()));
    } catch (ConditionalCheckFailedException e) {
      return Optional.empty();
    }
  }

  /** Changes an item if the condition holds; if not, returns the stored one. */
  Optional<Item> updateOrStored(Map<String, AttributeValue> key, Expression change, String condition) {
    try {
      UpdateItemRequest request =
          changing(key, change, condition)
              .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
              .build();
      betweenTransactions(() -> client.updateItem(request));
      return Optional.empty();
    } catch (ConditionalCheckFailedException e) {
      return Optional.of(Item.of(e.item()));
    }
  }

  /** An item after an attempt to change it. */
  sealed interface Changed {
    /** The item after the change. */
    record Made(Item item) implements Changed {}

    /** The item as it is stored, without attributes if there is none: the condition did not hold. */
    record Refused(Item item) implements Changed {}
  }

  /** Changes an item if the condition holds, and returns the item either way. */
  Changed change(Map<String, AttributeValue> key, Expression change, String condition) {
    try {
      UpdateItemRequest request =
          changing(key, change, condition)
              .returnValues(ReturnValue.ALL_NEW)
              .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
              .build();
      return new Changed.Made(Item.of(betweenTransactions(() -> client.updateItem(request)).attributes()));
    } catch (ConditionalCheckFailedException e) {
      return new Changed.Refused(Item.of(e.item()));
    }
  }

  /** Makes a call again while a transaction on its item is under way, which takes milliseconds. */
  private <T> T betweenTransactions(Supplier<T> call) {
    return untilMade(
        () -> {
          try {
            return Optional.of(call.get());
          } catch (TransactionConflictException e) {
            return Optional.empty();
          }
        });
  }

  private UpdateItemRequest.Builder changing(Map<String, AttributeValue> key, Expression change, String condition) {
    return UpdateItemRequest.builder()
        .tableName(name)
        .key(key)
        .updateExpression(change.expression())
        .conditionExpression(condition)
        .expressionAttributeNames(orNone(change.names()))
        .expressionAttributeValues(orNone(change.values()));
  }

  /** Gets items by their keys; those that do not exist are missing. */
  List<Item> getAll(Collection<Map<String, AttributeValue>> keys, boolean consistent) {
    return reads.all(keys, consistent);
  }

  /** Gets items as they are at one moment, in the order of their keys. It tries again while one is being written. */
  List<Optional<Item>> getTogether(List<Map<String, AttributeValue>> keys) {
    return reads.together(keys);
  }

  /**
   * Makes all writes or none, in one transaction.
   *
   * @return false if a condition failed or another write was under way: then none was made
   */
  boolean makeTogether(List<TransactWriteItem> writes) {
    try {
      client.transactWriteItems(request -> request.transactItems(writes));
      return true;
    } catch (TransactionConflictException e) {
      return false;
    } catch (TransactionCanceledException e) {
      if (PairedWrites.isOvertaken(e)) {
        return false;
      }
      throw e;
    }
  }

  /**
   * Tries until something was made, and waits between the tries.
   *
   * @param once one try: empty if another write came first
   */
  <T> T untilMade(Supplier<Optional<T>> once) {
    return races.untilMade(once);
  }

  /** A number from 0 up to but not including a bound, by chance. */
  int drawn(int bound) {
    return random.nextInt(bound);
  }

  /** Waits before a repeated try, longer each time and by chance. */
  void waitBefore(int tries) {
    races.waitBefore(tries);
  }

  /** Reads all pages of a query. */
  List<Item> query(QueryRequest request) {
    var items = new ArrayList<Item>();
    client.queryPaginator(request.copy(r -> r.tableName(name))).items().forEach(item -> items.add(Item.of(item)));
    return items;
  }

  /** Reads a query's items up to a count: a page ends at 1 MB, however few items it has. */
  List<Item> queryUpTo(QueryRequest request, int most) {
    var items = new ArrayList<Item>();
    client.queryPaginator(request.copy(r -> r.tableName(name))).items().stream()
        .limit(most)
        .forEach(item -> items.add(Item.of(item)));
    return items;
  }

  /** DynamoDB refuses empty maps. */
  private static <V> Map<String, V> orNone(Map<String, V> map) {
    return map.isEmpty() ? DefaultSdkAutoConstructMap.getInstance() : map;
  }
}
