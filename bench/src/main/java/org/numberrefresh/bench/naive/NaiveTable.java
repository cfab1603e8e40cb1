package org.numberrefresh.bench.naive;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** One item a pair, and one an order. */
final class NaiveTable {

  private static final String NAME = "naive-pairs";
  private static final String ID = "id";
  private static final String STATE = "outcome";
  private static final String PENDING = "PENDING";

  private final DynamoDbClient dynamoDb;

  NaiveTable(DynamoDbClient dynamoDb) {
    this.dynamoDb = dynamoDb;
    dynamoDb.createTable(
        table ->
            table
                .tableName(NAME)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                    AttributeDefinition.builder().attributeName(ID).attributeType(ScalarAttributeType.S).build())
                .keySchema(KeySchemaElement.builder().attributeName(ID).keyType(KeyType.HASH).build()));
  }

  void putOrder(String order, int pairs) {
    dynamoDb.putItem(
        put ->
            put.tableName(NAME).item(Map.of(ID, text(order), "pairs", AttributeValue.fromN(Integer.toString(pairs)))));
  }

  /** Puts a pair that is to be asked, and returns false if an earlier delivery of its message settled it. */
  boolean begin(NaivePair pair) {
    try {
      dynamoDb.putItem(
          put ->
              put.tableName(NAME)
                  .item(
                      Map.of(
                          ID,
                          text(pair.id()),
                          "order",
                          text(pair.order()),
                          "app",
                          text(pair.app()),
                          "number",
                          text(pair.number()),
                          STATE,
                          text(PENDING)))
                  .conditionExpression("attribute_not_exists(id)")
                  .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD));
      return true;
    } catch (ConditionalCheckFailedException e) {
      return text(PENDING).equals(e.item().get(STATE));
    }
  }

  void end(NaivePair pair, String outcome, String at) {
    dynamoDb.updateItem(
        update ->
            update
                .tableName(NAME)
                .key(Map.of(ID, text(pair.id())))
                .updateExpression("SET outcome = :o, resolvedAt = :t")
                .expressionAttributeValues(Map.of(":o", text(outcome), ":t", text(at))));
  }

  private static AttributeValue text(String value) {
    return AttributeValue.fromS(value);
  }
}
