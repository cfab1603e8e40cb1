package org.numberrefresh.function.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.numberrefresh.domain.access.Party;
import org.numberrefresh.domain.access.Scope;
import org.numberrefresh.json.Json;
import org.numberrefresh.problem.Unavailable;

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

  @Test
  void a_fault_that_passes_is_unavailable_and_says_when_to_repeat() {
    var fault = new IllegalStateException("A call failed.", new Unavailable("A queue did not take 3 messages."));
    APIGatewayV2HTTPResponse answer = answer(fault);
    assertEquals(503, answer.getStatusCode());
    assertEquals("5", answer.getHeaders().get("retry-after"));
    assertEquals("UNAVAILABLE", Json.own(answer.getBody()).path("code").asText());
    assertFalse(answer.getBody().contains("queue"));
  }

  @Test
  void a_fault_of_ours_is_internal() {
    APIGatewayV2HTTPResponse answer = answer(new IllegalStateException("A stored item lacks an attribute."));
    assertEquals(500, answer.getStatusCode());
    assertFalse(answer.getHeaders().containsKey("retry-after"));
    assertEquals("INTERNAL", Json.own(answer.getBody()).path("code").asText());
  }
}
