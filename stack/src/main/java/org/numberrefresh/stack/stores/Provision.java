package org.numberrefresh.stack.stores;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.numberrefresh.stack.template.QueueSpec;
import org.numberrefresh.stack.template.TableSpec;
import org.numberrefresh.stack.template.Template;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** Makes the tables and queues of a template, and removes what it made. */
final class Provision {

  private final DynamoDbClient dynamoDb;
  private final SqsClient sqs;
  private final Deque<Runnable> undo = new ArrayDeque<>();

  Provision(DynamoDbClient dynamoDb, SqsClient sqs) {
    this.dynamoDb = dynamoDb;
    this.sqs = sqs;
  }

  void make(Template template) {
    template.tables().forEach(this::table);
    // A redrive policy names a queue that must be there first.
    template.queues().stream().sorted(Comparator.comparing(queue -> queue.redrive().isPresent())).forEach(this::queue);
  }

  void remove() {
    while (!undo.isEmpty()) {
      undo.pop().run();
    }
  }

  private void table(TableSpec table) {
    try {
      dynamoDb.createTable(
          request ->
              request
                  .tableName(table.name())
                  .billingMode(BillingMode.PAY_PER_REQUEST)
                  .attributeDefinitions(table.attributes().stream().map(Provision::attribute).toList())
                  .keySchema(key(table.key()))
                  .globalSecondaryIndexes(
                      table.indexes().isEmpty() ? null : table.indexes().stream().map(Provision::index).toList()));
      undo.push(() -> dynamoDb.deleteTable(request -> request.tableName(table.name())));
      dynamoDb.waiter().waitUntilTableExists(request -> request.tableName(table.name()));
      table.expiry().ifPresent(attribute -> expire(table, attribute));
    } catch (ResourceInUseException e) {
      // Kept from an earlier run on the same data.
    }
  }

  private void expire(TableSpec table, String attribute) {
    dynamoDb.updateTimeToLive(
        request ->
            request
                .tableName(table.name())
                .timeToLiveSpecification(expiry -> expiry.attributeName(attribute).enabled(true)));
  }

  private static AttributeDefinition attribute(TableSpec.Attribute attribute) {
    return AttributeDefinition.builder().attributeName(attribute.name()).attributeType(attribute.type()).build();
  }

  private static List<KeySchemaElement> key(List<TableSpec.KeyPart> key) {
    return key.stream()
        .map(part -> KeySchemaElement.builder().attributeName(part.attribute()).keyType(part.type()).build())
        .toList();
  }

  private static GlobalSecondaryIndex index(TableSpec.Index index) {
    return GlobalSecondaryIndex.builder()
        .indexName(index.name())
        .keySchema(key(index.key()))
        .projection(
            projection ->
                projection
                    .projectionType(index.projection())
                    .nonKeyAttributes(index.included().isEmpty() ? null : index.included()))
        .build();
  }

  private void queue(QueueSpec queue) {
    Map<QueueAttributeName, String> attributes = new EnumMap<>(QueueAttributeName.class);
    attributes.put(QueueAttributeName.VISIBILITY_TIMEOUT, seconds(queue.visibility()));
    attributes.put(QueueAttributeName.MESSAGE_RETENTION_PERIOD, seconds(queue.retention()));
    attributes.put(QueueAttributeName.DELAY_SECONDS, seconds(queue.delay()));
    queue
        .redrive()
        .ifPresent(
            redrive ->
                attributes.put(
                    QueueAttributeName.REDRIVE_POLICY,
                    "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":\"%d\"}"
                        .formatted(redrive.deadLettersArn(), redrive.maxReceiveCount())));
    try {
      String url = sqs.createQueue(request -> request.queueName(queue.name()).attributes(attributes)).queueUrl();
      undo.push(() -> sqs.deleteQueue(request -> request.queueUrl(url)));
    } catch (SqsException e) {
      // Kept from an earlier run on the same data, with the settings of an earlier template.
      String url = sqs.getQueueUrl(request -> request.queueName(queue.name())).queueUrl();
      sqs.setQueueAttributes(request -> request.queueUrl(url).attributes(attributes));
    }
  }

  private static String seconds(Duration duration) {
    return Long.toString(duration.toSeconds());
  }
}
