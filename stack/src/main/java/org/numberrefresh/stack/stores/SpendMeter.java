package org.numberrefresh.stack.stores;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;
import software.amazon.awssdk.services.sqs.model.SqsRequest;

/**
 * Counts what DynamoDB and SQS charge: write units, read units and queue requests.
 *
 * <p>Put it on both SDK clients. The units are DynamoDB's own {@code ReturnConsumedCapacity}; where the emulator
 * reports none or too little (conditional bulk inserts, failed conditions, transactions), the meter adds one write unit
 * an item, which is what DynamoDB charges for items under 1 KB, and in transactions twice the size of what is put.
 */
public final class SpendMeter implements ExecutionInterceptor {

  private static final int KILOBYTE = 1024;

  private final DoubleAdder writeUnits = new DoubleAdder();
  private final DoubleAdder readUnits = new DoubleAdder();
  private final LongAdder queueRequests = new LongAdder();

  /**
   * The counts since the meter was made.
   *
   * @param writeUnits DynamoDB write request units
   * @param readUnits DynamoDB read request units
   * @param queueRequests calls to SQS
   */
  public record Spent(double writeUnits, double readUnits, long queueRequests) {

    /** The counts since an earlier reading. */
    public Spent since(Spent earlier) {
      return new Spent(
          writeUnits - earlier.writeUnits, readUnits - earlier.readUnits, queueRequests - earlier.queueRequests);
    }
  }

  /** Reads the meter. */
  public Spent read() {
    return new Spent(writeUnits.sum(), readUnits.sum(), queueRequests.sum());
  }

  @Override
  public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
    return switch (context.request()) {
      case PutItemRequest request -> request.copy(b -> b.returnConsumedCapacity(ReturnConsumedCapacity.TOTAL));
      case UpdateItemRequest request -> request.copy(b -> b.returnConsumedCapacity(ReturnConsumedCapacity.TOTAL));
      case DeleteItemRequest request -> request.copy(b -> b.returnConsumedCapacity(ReturnConsumedCapacity.TOTAL));
      case GetItemRequest request -> request.copy(b -> b.returnConsumedCapacity(ReturnConsumedCapacity.TOTAL));
      case BatchGetItemRequest request -> request.copy(b -> b.returnConsumedCapacity(ReturnConsumedCapacity.TOTAL));
      case QueryRequest request -> request.copy(b -> b.returnConsumedCapacity(ReturnConsumedCapacity.TOTAL));
      case ScanRequest request -> request.copy(b -> b.returnConsumedCapacity(ReturnConsumedCapacity.TOTAL));
      case TransactWriteItemsRequest request ->
          request.copy(b -> b.returnConsumedCapacity(ReturnConsumedCapacity.TOTAL));
      case BatchExecuteStatementRequest request ->
          request.copy(b -> b.returnConsumedCapacity(ReturnConsumedCapacity.TOTAL));
      case SqsRequest request -> {
        queueRequests.increment();
        yield request;
      }
      default -> context.request();
    };
  }

  @Override
  public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
    switch (context.response()) {
      case PutItemResponse response -> wrote(response.consumedCapacity());
      case UpdateItemResponse response -> wrote(response.consumedCapacity());
      case DeleteItemResponse response -> wrote(response.consumedCapacity());
      case GetItemResponse response -> read(response.consumedCapacity());
      case QueryResponse response -> read(response.consumedCapacity());
      case BatchGetItemResponse response -> response.consumedCapacity().forEach(this::read);
      case ScanResponse response -> read(response.consumedCapacity());
      case TransactWriteItemsResponse response -> transaction(context.request(), response.consumedCapacity());
      case BatchExecuteStatementResponse response -> bulk(context.request(), response);
      case SdkResponse other -> {}
    }
  }

  @Override
  public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
    if (context.exception() instanceof ConditionalCheckFailedException) {
      writeUnits.add(1);
    } else if (context.exception() instanceof TransactionCanceledException) {
      transaction(context.request(), List.of());
    }
  }

  /** A transaction is charged twice for each item, be it only looked at, and also where it is cancelled. */
  private void transaction(SdkRequest request, List<ConsumedCapacity> told) {
    double reported = told.stream().mapToDouble(ConsumedCapacity::capacityUnits).sum();
    int kilobytes =
        ((TransactWriteItemsRequest) request).transactItems().stream().mapToInt(SpendMeter::kilobytes).sum();
    writeUnits.add(Math.max(reported, 2 * kilobytes));
  }

  /** The size of an item that is put, in started kilobytes; of any other write, one. */
  private static int kilobytes(TransactWriteItem write) {
    return write.put() == null
        ? 1
        : 1 + (write.put().item().entrySet().stream().mapToInt(SpendMeter::bytes).sum() - 1) / KILOBYTE;
  }

  /** The size of an attribute with its name. A list or a set, which no large item has, counts as its text. */
  private static int bytes(Map.Entry<String, AttributeValue> attribute) {
    AttributeValue value = attribute.getValue();
    int size =
        value.b() != null
            ? value.b().asByteArrayUnsafe().length
            : (value.s() != null ? value.s() : value.toString()).getBytes(StandardCharsets.UTF_8).length;
    return attribute.getKey().length() + size;
  }

  private void bulk(SdkRequest request, BatchExecuteStatementResponse response) {
    double reported = response.consumedCapacity().stream().mapToDouble(ConsumedCapacity::capacityUnits).sum();
    int statements = ((BatchExecuteStatementRequest) request).statements().size();
    writeUnits.add(Math.max(reported, statements));
  }

  private void wrote(ConsumedCapacity capacity) {
    writeUnits.add(capacity == null ? 1 : capacity.capacityUnits());
  }

  private void read(ConsumedCapacity capacity) {
    readUnits.add(capacity == null ? 1 : capacity.capacityUnits());
  }
}
