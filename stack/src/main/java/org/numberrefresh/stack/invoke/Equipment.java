package org.numberrefresh.stack.invoke;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import org.numberrefresh.stack.stores.Secrets;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Everything that a function works with. Its clients and secrets allow no more than its policies do.
 *
 * @param clock the stack's clock, which can be moved ahead
 * @param random the source of identifiers and keys
 * @param environment the environment variables that the template gives the function
 * @param dynamoDb the client of the tables
 * @param sqs the client of the queues
 * @param secrets the values of the template's secrets
 */
public record Equipment(
    Clock clock,
    SecureRandom random,
    Map<String, String> environment,
    DynamoDbClient dynamoDb,
    SqsClient sqs,
    Secrets secrets) {

  public Equipment {
    environment = Map.copyOf(environment);
  }
}
