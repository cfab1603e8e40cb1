package org.numberrefresh.stack.rights;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.numberrefresh.stack.template.Right;
import org.numberrefresh.stack.template.Surroundings;
import org.numberrefresh.stack.template.Template;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ExecuteTransactionRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;
import software.amazon.awssdk.services.dynamodb.model.ParameterizedStatement;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;

/** Each call needs the rights that AWS asks for it, which often have another name than the call. */
class NeededRightsTest {

  private static final String TABLE = "toy-things";
  private static final Map<String, AttributeValue> KEY = Map.of("id", AttributeValue.fromS("one"));
  private static Template toy;
  private static NeededRights needed;

  @BeforeAll
  static void read() throws URISyntaxException {
    Path file = Path.of(NeededRightsTest.class.getResource("/toy.yaml").toURI());
    var here = new Surroundings("us-east-1", "000000000000", name -> "http://queues/" + name);
    toy = Template.read(file, Map.of(), here);
    needed = new NeededRights(toy, here.queueUrl());
  }

  private static void needs(SdkRequest call, String... rights) {
    assertEquals(List.of(rights), needed.of(call).stream().map(Right::toString).toList());
  }

  @Test
  void a_policy_is_read_action_by_action_and_resource_by_resource() {
    assertEquals(
        Set.of(
            new Right("dynamodb:PutItem", "Things", Optional.of("one")),
            new Right("dynamodb:Query", "Things/index/due"),
            new Right("sqs:SendMessage", "WorkQueue"),
            new Right("sqs:DeleteMessage", "WorkQueue")),
        toy.function("Clerk").rights());
    assertEquals(Set.of(), toy.function("Worker").rights());
  }

  @Test
  void a_query_of_an_index_needs_the_index() {
    needs(QueryRequest.builder().tableName(TABLE).build(), "dynamodb:Query on Things");
    needs(QueryRequest.builder().tableName(TABLE).indexName("due").build(), "dynamodb:Query on Things/index/due");
  }

  @Test
  void bulk_calls_need_a_right_of_their_own_on_each_table() {
    KeysAndAttributes keys = KeysAndAttributes.builder().keys(List.of(KEY)).build();
    var get = BatchGetItemRequest.builder().requestItems(Map.of(TABLE, keys)).build();
    needs(get, "dynamodb:BatchGetItem on Things");
    var put = WriteRequest.builder().putRequest(PutRequest.builder().item(KEY).build()).build();
    var write = BatchWriteItemRequest.builder().requestItems(Map.of("other", List.of(put))).build();
    needs(write, "dynamodb:BatchWriteItem on other");
    needs(GetItemRequest.builder().tableName(TABLE).key(KEY).build(), "dynamodb:GetItem on Things[one]");
    needs(DeleteItemRequest.builder().tableName(TABLE).key(KEY).build(), "dynamodb:DeleteItem on Things[one]");
  }

  @Test
  void a_transaction_needs_the_rights_of_its_parts() {
    List<TransactWriteItem> parts =
        List.of(
            TransactWriteItem.builder().put(put -> put.tableName(TABLE).item(KEY)).build(),
            TransactWriteItem.builder().update(update -> update.tableName(TABLE).key(KEY)).build(),
            TransactWriteItem.builder().delete(delete -> delete.tableName(TABLE).key(KEY)).build(),
            TransactWriteItem.builder().conditionCheck(check -> check.tableName(TABLE).key(KEY)).build());
    var write = TransactWriteItemsRequest.builder().transactItems(parts).build();
    needs(
        write,
        "dynamodb:PutItem on Things[one]",
        "dynamodb:UpdateItem on Things[one]",
        "dynamodb:DeleteItem on Things[one]",
        "dynamodb:ConditionCheckItem on Things[one]");
    var read = TransactGetItem.builder().get(one -> one.tableName(TABLE).key(KEY)).build();
    var get = TransactGetItemsRequest.builder().transactItems(List.of(read)).build();
    needs(get, "dynamodb:GetItem on Things");
  }

  @Test
  void statements_need_rights_of_partiql() {
    String insert = "INSERT INTO \"" + TABLE + "\" VALUE {'id': ?}";
    String select = "select id from \"" + TABLE + "\".\"due\" where id = ?";
    var one = BatchStatementRequest.builder().statement(insert).build();
    var bulk = BatchExecuteStatementRequest.builder().statements(List.of(one, one)).build();
    needs(bulk, "dynamodb:PartiQLInsert on Things");
    var read = ParameterizedStatement.builder().statement(select).build();
    var transaction = ExecuteTransactionRequest.builder().transactStatements(List.of(read)).build();
    needs(transaction, "dynamodb:PartiQLSelect on Things/index/due");
  }

  @Test
  void many_messages_need_the_right_of_one() {
    String url = "http://queues/toy-work";
    needs(SendMessageBatchRequest.builder().queueUrl(url).build(), "sqs:SendMessage on WorkQueue");
    needs(DeleteMessageBatchRequest.builder().queueUrl(url).build(), "sqs:DeleteMessage on WorkQueue");
    needs(
        ChangeMessageVisibilityBatchRequest.builder().queueUrl(url).build(),
        "sqs:ChangeMessageVisibility on WorkQueue");
  }

  @Test
  void a_grant_of_some_items_allows_these_alone() {
    Right some = new Right("dynamodb:UpdateItem", "Things", Optional.of("one"));
    Right all = new Right("dynamodb:UpdateItem", "Things");
    Right other = new Right("dynamodb:UpdateItem", "Things", Optional.of("two"));
    assertTrue(some.allows(some) && all.allows(some) && all.allows(other) && all.allows(all));
    assertFalse(some.allows(other));
    assertFalse(some.allows(all));
    assertFalse(some.allows(new Right("dynamodb:PutItem", "Things", Optional.of("one"))));
    Right beginning = new Right("dynamodb:UpdateItem", "Things", Optional.of("on*"));
    assertTrue(beginning.allows(some));
    assertFalse(beginning.allows(other));
    assertFalse(beginning.allows(all));
  }

  @Test
  void a_secret_is_the_same_by_its_name_and_by_its_arn() {
    Right right = new Right("secretsmanager:GetSecretValue", "Secret");
    assertEquals(right, needed.secret("GetSecretValue", "toy-secret"));
    assertEquals(
        right, needed.secret("GetSecretValue", "arn:aws:secretsmanager:us-east-1:000000000000:secret:toy-secret"));
  }

  @Test
  void a_call_whose_rights_are_not_known_is_not_let_through() {
    var unknown = ListTablesRequest.builder().build();
    String message = assertThrows(IllegalStateException.class, () -> needed.of(unknown)).getMessage();
    assertTrue(message.contains("ListTablesRequest") && message.contains("NeededRights"), message);
  }
}
