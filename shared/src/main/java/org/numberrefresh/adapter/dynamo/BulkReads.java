package org.numberrefresh.adapter.dynamo;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.numberrefresh.parallel.InParallel;
import org.numberrefresh.problem.Unavailable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/** Reads of many items of a table: in batches, or as they are at one moment. */
final class BulkReads {

  private static final int BATCH_GET = 100;
  private static final int AT_ONCE = 8;
  private static final int MAX_TRIES = 10;

  private final DynamoDbClient client;
  private final String name;
  private final Races races;

  BulkReads(DynamoDbClient client, String name, Races races) {
    this.client = client;
    this.name = name;
    this.races = races;
  }

  /** Gets items by their keys; those that do not exist are missing. */
  List<Item> all(Collection<Map<String, AttributeValue>> keys, boolean consistent) {
    var all = List.copyOf(keys);
    var calls = new ArrayList<List<Map<String, AttributeValue>>>();
    for (int from = 0; from < all.size(); from += BATCH_GET) {
      calls.add(all.subList(from, Math.min(all.size(), from + BATCH_GET)));
    }
    return InParallel.over(calls, AT_ONCE, some -> getSome(some, consistent)).stream().flatMap(List::stream).toList();
  }

  private List<Item> getSome(List<Map<String, AttributeValue>> keys, boolean consistent) {
    var items = new ArrayList<Item>();
    Map<String, KeysAndAttributes> left =
        Map.of(name, KeysAndAttributes.builder().keys(keys).consistentRead(consistent).build());
    for (int i = 0; !left.isEmpty(); i++) {
      if (i == MAX_TRIES) {
        throw new Unavailable("The table " + name + " left keys unprocessed " + MAX_TRIES + " times.");
      }
      if (i > 0) {
        races.waitBefore(i);
      }
      Map<String, KeysAndAttributes> asked = left;
      var response = client.batchGetItem(request -> request.requestItems(asked));
      response.responses().getOrDefault(name, List.of()).forEach(item -> items.add(Item.of(item)));
      left = response.unprocessedKeys();
    }
    return items;
  }

  /** Gets items as they are at one moment, in the order of their keys. It tries again while one is being written. */
  List<Optional<Item>> together(List<Map<String, AttributeValue>> keys) {
    List<TransactGetItem> gets =
        keys.stream().map(key -> TransactGetItem.builder().get(get -> get.tableName(name).key(key)).build()).toList();
    return races.untilMade(() -> togetherOnce(gets));
  }

  private Optional<List<Optional<Item>>> togetherOnce(List<TransactGetItem> gets) {
    try {
      return Optional.of(
          client.transactGetItems(request -> request.transactItems(gets)).responses().stream()
              .map(one -> one.hasItem() ? Optional.of(Item.of(one.item())) : Optional.<Item>empty())
              .toList());
    } catch (TransactionConflictException e) {
      return Optional.empty();
    } catch (TransactionCanceledException e) {
      if (PairedWrites.isOvertaken(e)) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
