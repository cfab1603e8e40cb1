package org.numberrefresh.stack.rights;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.numberrefresh.stack.template.Right;
import org.numberrefresh.stack.template.TableSpec;
import org.numberrefresh.stack.template.Template;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.ExecuteTransactionRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ParameterizedStatement;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/**
 * The rights that a call needs, as AWS's service authorization reference lists them: those of a transaction's parts,
 * the index's own where one is queried, PartiQL's for statements, a single message's for a batch of them. Calls on
 * single items name the items' hash key. Queries, bulk reads and statements name none, so that they need the whole
 * table.
 */
public final class NeededRights {

  private static final Pattern STATEMENT =
      Pattern.compile(
          "\\s*(INSERT|UPDATE|DELETE|SELECT)\\b.*?\"([^\"]+)\"(?:\\.\"([^\"]+)\")?.*",
          Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

  private final Map<String, String> tables = new HashMap<>();
  private final Map<String, String> hashKeys = new HashMap<>();
  private final Map<String, String> queues = new HashMap<>();
  private final Map<String, String> secrets = new HashMap<>();

  /**
   * Knows the resources of a template.
   *
   * @param queueUrl a queue's URL by its name
   */
  public NeededRights(Template template, UnaryOperator<String> queueUrl) {
    for (TableSpec table : template.tables()) {
      tables.put(table.name(), table.logicalId());
      hashKeys.put(table.logicalId(), table.key().getFirst().attribute());
    }
    template.queues().forEach(queue -> queues.put(queueUrl.apply(queue.name()), queue.logicalId()));
    for (var secret : template.secrets()) {
      secrets.put(secret.name(), secret.logicalId());
      secrets.put(secret.arn(), secret.logicalId());
    }
  }

  /** The right to do something with the value of a secret. */
  Right secret(String action, String id) {
    return new Right("secretsmanager:" + action, secrets.getOrDefault(id, id));
  }

  /**
   * The rights that a call needs.
   *
   * @throws IllegalStateException if it is a call whose rights are not known here
   */
  List<Right> of(SdkRequest call) {
    return switch (call) {
      case GetItemRequest get -> List.of(item("GetItem", get.tableName(), get.key()));
      case PutItemRequest put -> List.of(item("PutItem", put.tableName(), put.item()));
      case UpdateItemRequest update -> List.of(item("UpdateItem", update.tableName(), update.key()));
      case DeleteItemRequest delete -> List.of(item("DeleteItem", delete.tableName(), delete.key()));
      case QueryRequest query -> List.of(table("Query", query.tableName(), Optional.ofNullable(query.indexName())));
      case ScanRequest scan -> List.of(table("Scan", scan.tableName(), Optional.ofNullable(scan.indexName())));
      case BatchGetItemRequest get -> tables("BatchGetItem", get.requestItems().keySet());
      case BatchWriteItemRequest write -> tables("BatchWriteItem", write.requestItems().keySet());
      case TransactGetItemsRequest get -> tables("GetItem", tablesOf(get));
      case TransactWriteItemsRequest write -> write.transactItems().stream().map(this::part).toList();
      case ExecuteStatementRequest one -> List.of(statement(one.statement()));
      case BatchExecuteStatementRequest many ->
          statements(many.statements().stream().map(BatchStatementRequest::statement).toList());
      case ExecuteTransactionRequest many ->
          statements(many.transactStatements().stream().map(ParameterizedStatement::statement).toList());
      default -> List.of(onQueue(call));
    };
  }

  private Right onQueue(SdkRequest call) {
    return switch (call) {
      case SendMessageRequest send -> queue("SendMessage", send.queueUrl());
      case SendMessageBatchRequest send -> queue("SendMessage", send.queueUrl());
      case ReceiveMessageRequest receive -> queue("ReceiveMessage", receive.queueUrl());
      case DeleteMessageRequest delete -> queue("DeleteMessage", delete.queueUrl());
      case DeleteMessageBatchRequest delete -> queue("DeleteMessage", delete.queueUrl());
      case ChangeMessageVisibilityRequest change -> queue("ChangeMessageVisibility", change.queueUrl());
      case ChangeMessageVisibilityBatchRequest change -> queue("ChangeMessageVisibility", change.queueUrl());
      default ->
          throw new IllegalStateException(
              "Which right a " + call.getClass().getSimpleName() + " needs is not known here. Add it to NeededRights.");
    };
  }

  private Right part(TransactWriteItem part) {
    if (part.put() != null) {
      return item("PutItem", part.put().tableName(), part.put().item());
    }
    if (part.update() != null) {
      return item("UpdateItem", part.update().tableName(), part.update().key());
    }
    if (part.delete() != null) {
      return item("DeleteItem", part.delete().tableName(), part.delete().key());
    }
    return item("ConditionCheckItem", part.conditionCheck().tableName(), part.conditionCheck().key());
  }

  private static List<String> tablesOf(TransactGetItemsRequest get) {
    return get.transactItems().stream().map(item -> item.get().tableName()).toList();
  }

  private List<Right> statements(List<String> statements) {
    return statements.stream().distinct().map(this::statement).toList();
  }

  private Right statement(String statement) {
    Matcher parts = STATEMENT.matcher(statement);
    if (!parts.matches()) {
      throw new IllegalStateException("This is no statement that names its table in double quotes: " + statement);
    }
    String verb = parts.group(1).toUpperCase(Locale.ROOT);
    String action = "PartiQL" + verb.charAt(0) + verb.substring(1).toLowerCase(Locale.ROOT);
    return table(action, parts.group(2), Optional.ofNullable(parts.group(3)));
  }

  private List<Right> tables(String action, Collection<String> names) {
    return names.stream().distinct().map(name -> table(action, name)).toList();
  }

  /** The right to one item, whose hash key is named. */
  private Right item(String action, String name, Map<String, AttributeValue> item) {
    Right right = table(action, name);
    Optional<String> key = Optional.ofNullable(hashKeys.get(right.resource())).map(item::get).map(AttributeValue::s);
    return new Right(right.action(), right.resource(), key);
  }

  private Right table(String action, String name) {
    return table(action, name, Optional.empty());
  }

  private Right table(String action, String name, Optional<String> index) {
    String table = tables.getOrDefault(name, name);
    return new Right("dynamodb:" + action, index.map(of -> Right.index(table, of)).orElse(table));
  }

  private Right queue(String action, String url) {
    return new Right("sqs:" + action, queues.getOrDefault(url, url));
  }
}
