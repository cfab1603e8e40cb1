package org.numberrefresh.simulation.rotation;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.numberrefresh.stack.Stack;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The items of numbers under each version of the keys, counted in the table itself.
 *
 * @param items items by version
 */
record StoredVersions(Map<Integer, Long> items) {

  StoredVersions {
    items = Map.copyOf(items);
  }

  static StoredVersions of(Stack stack) {
    String table = stack.template().function("RegistryFunction").environment().get("NUMBERS_TABLE");
    DynamoDbClient client = stack.stores().dynamoDb();
    return new StoredVersions(
        client
            .scanPaginator(
                request ->
                    request
                        .tableName(table)
                        .consistentRead(true)
                        .projectionExpression("#token")
                        .expressionAttributeNames(Map.of("#token", "token")))
            .items()
            .stream()
            .map(item -> Objects.requireNonNull(item.get("token")).s())
            .collect(
                Collectors.groupingBy(
                    token -> Integer.valueOf(token.substring(0, token.indexOf('.'))),
                    TreeMap::new,
                    Collectors.counting())));
  }

  long all() {
    return items.values().stream().mapToLong(Long::longValue).sum();
  }

  long of(int version) {
    return items.getOrDefault(version, 0L);
  }
}
