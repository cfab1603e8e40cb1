package org.numberrefresh.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.numberrefresh.access.Party;
import org.numberrefresh.access.Scope;
import org.numberrefresh.json.Json;
import org.numberrefresh.problem.Unavailable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** What a caller is told where something goes wrong on our side. */
class EdgeTest {

  private static final String KEY = "GET /number-refresh/v1/apps";

  private static APIGatewayV2HTTPResponse answer(RuntimeException fault) {
    Scope scope = Scope.STATUS_READ;
    var edge =
        new Edge(
            Map.of(
                KEY,
                new Route(
                    scope,
                    request -> {
                      throw fault;
                    })));
    Map<String, Object> finding = new Caller(Optional.of(new Party(scope.role(), "east")), Set.of(scope)).context();
    var authorizer = new APIGatewayV2HTTPEvent.RequestContext.Authorizer();
    authorizer.setLambda(finding);
    var context = new APIGatewayV2HTTPEvent.RequestContext();
    context.setAuthorizer(authorizer);
    return edge.answer(
        APIGatewayV2HTTPEvent.builder().withRouteKey(KEY).withHeaders(Map.of()).withRequestContext(context).build());
  }

  static Stream<RuntimeException> passing() {
    return Stream.of(
        new Unavailable("A queue did not take 3 messages."),
        ProvisionedThroughputExceededException.builder()
            .statusCode(400)
            .awsErrorDetails(AwsErrorDetails.builder().errorCode("ProvisionedThroughputExceededException").build())
            .build(),
        DynamoDbException.builder().statusCode(500).build(),
        SqsException.builder().statusCode(503).build(),
        SdkClientException.create("The connection was reset."),
        ApiCallTimeoutException.create(12_000),
        new IllegalStateException("A call failed.", SdkClientException.create("No answer.")));
  }

  @ParameterizedTest
  @MethodSource("passing")
  void a_fault_that_passes_is_unavailable_and_says_when_to_repeat(RuntimeException fault) {
    APIGatewayV2HTTPResponse answer = answer(fault);
    assertEquals(503, answer.getStatusCode());
    assertEquals("5", answer.getHeaders().get("retry-after"));
    assertEquals("UNAVAILABLE", Json.own(answer.getBody()).path("code").asText());
    assertFalse(answer.getBody().contains("queue"));
  }

  @Test
  void a_fault_of_ours_is_internal() {
    for (RuntimeException fault :
        new RuntimeException[] {
          new IllegalStateException("A stored item lacks an attribute."),
          DynamoDbException.builder().statusCode(400).build()
        }) {
      APIGatewayV2HTTPResponse answer = answer(fault);
      assertEquals(500, answer.getStatusCode());
      assertFalse(answer.getHeaders().containsKey("retry-after"));
      assertEquals("INTERNAL", Json.own(answer.getBody()).path("code").asText());
    }
  }
}
