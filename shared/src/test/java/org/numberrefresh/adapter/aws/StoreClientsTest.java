package org.numberrefresh.adapter.aws;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.numberrefresh.problem.Unavailable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** The faults of the tables and queues that pass. */
class StoreClientsTest {

  private static AwsErrorDetails code(String code) {
    return AwsErrorDetails.builder().errorCode(code).build();
  }

  static Stream<RuntimeException> passing() {
    return Stream.of(
        new Unavailable("A queue did not take 3 messages."),
        ProvisionedThroughputExceededException.builder()
            .statusCode(400)
            .awsErrorDetails(code("ProvisionedThroughputExceededException"))
            .build(),
        DynamoDbException.builder().statusCode(400).awsErrorDetails(code("ThrottlingException")).build(),
        DynamoDbException.builder().statusCode(500).build(),
        SqsException.builder().statusCode(503).build(),
        SdkClientException.create("The connection was reset."),
        ApiCallTimeoutException.create(12_000),
        new IllegalStateException("A call failed.", SdkClientException.create("No answer.")));
  }

  @ParameterizedTest
  @MethodSource("passing")
  void what_was_refused_for_now_or_not_heard_passes(RuntimeException fault) {
    assertTrue(StoreClients.isPassing(fault));
  }

  static Stream<RuntimeException> staying() {
    return Stream.of(
        new IllegalStateException("A stored item lacks an attribute."),
        ConditionalCheckFailedException.builder()
            .statusCode(400)
            .awsErrorDetails(code("ConditionalCheckFailedException"))
            .build(),
        DynamoDbException.builder().statusCode(400).awsErrorDetails(code("ValidationException")).build());
  }

  @ParameterizedTest
  @MethodSource("staying")
  void what_is_wrong_with_the_call_itself_stays(RuntimeException fault) {
    assertFalse(StoreClients.isPassing(fault));
  }
}
