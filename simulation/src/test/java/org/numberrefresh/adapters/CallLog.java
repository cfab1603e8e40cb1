package org.numberrefresh.adapters;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/**
 * Notes every call to tables and queues: its kind, its table, how many keys it asks for, and what was read in units. A
 * meter beside it has the units told.
 */
final class CallLog implements ExecutionInterceptor {

  private final List<String> calls = new ArrayList<>();

  @Override
  public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
    double units =
        switch (context.response()) {
          case GetItemResponse response -> response.consumedCapacity().capacityUnits();
          case QueryResponse response -> response.consumedCapacity().capacityUnits();
          case BatchGetItemResponse response ->
              Math.max(
                  response.consumedCapacity().stream().mapToDouble(ConsumedCapacity::capacityUnits).sum(),
                  keys(context.request()).values().stream().mapToInt(keys -> keys).sum());
          default -> 0;
        };
    note(context.request(), units + " units");
  }

  @Override
  public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
    note(context.request(), context.exception().getClass().getSimpleName());
  }

  private synchronized void note(SdkRequest request, String end) {
    String kind = request.getClass().getSimpleName().replace("Request", "");
    String of =
        request instanceof BatchGetItemRequest
            ? keys(request).toString()
            : request.getValueForField("TableName", String.class).orElse("");
    calls.add(kind + " " + of + " " + end);
  }

  /**
   * The keys that are asked for, counted by table. A key of nothing costs a unit too, though the emulator has it free.
   */
  private static Map<String, Integer> keys(SdkRequest request) {
    var keys = new TreeMap<String, Integer>();
    if (request instanceof BatchGetItemRequest get) {
      get.requestItems().forEach((table, items) -> keys.put(table, items.keys().size()));
    }
    return keys;
  }

  /** The calls since this was last asked. */
  synchronized List<String> take() {
    var taken = List.copyOf(calls);
    calls.clear();
    return taken;
  }
}
