package org.numberrefresh.function.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.numberrefresh.domain.access.Party;
import org.numberrefresh.domain.access.Scope;
import org.numberrefresh.json.Json;
import org.numberrefresh.problem.Problem;
import org.numberrefresh.problem.ProblemCode;
import org.numberrefresh.problem.Unavailable;

/** What a caller is told where something goes wrong on our side. */
class EdgeTest {

  private static final String KEY = "GET /number-refresh/v1/apps";

  private static final Party EAST = new Party(Party.Role.CARRIER, "east");

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
  void whatever_has_no_route_is_not_found_and_needs_no_token() {
    APIGatewayV2HTTPResponse answer = new Edge(Map.of()).answer(event("$default").build());
    assertEquals(404, answer.getStatusCode());
    assertEquals("NOT_FOUND", Json.own(answer.getBody()).path("code").asText());
    assertFalse(answer.getHeaders().get("x-correlator").isEmpty());
  }

  private static APIGatewayV2HTTPEvent.APIGatewayV2HTTPEventBuilder event(String route) {
    return APIGatewayV2HTTPEvent.builder().withRouteKey(route).withHeaders(Map.of());
  }

  @Test
  void a_body_in_another_character_set_is_refused_however_it_comes() {
    byte[] gbk = "{\"name\":\"\u4e1c\"}".getBytes(Charset.forName("GBK"));
    String base64 = Base64.getEncoder().encodeToString(gbk);
    var said = Map.of("content-type", "application/json; Charset=\"gbk\"");
    refused(event(KEY).withBody(base64).withIsBase64Encoded(true));
    refused(event(KEY).withBody(base64).withIsBase64Encoded(true).withHeaders(said));
    refused(event(KEY).withBody("{}").withHeaders(said));
    refused(event(KEY).withBody(new String(gbk, StandardCharsets.UTF_8)));
    var utf8 = Map.of("content-type", "application/json;charset=UTF-8");
    assertEquals(2, new Request(event(KEY).withBody("{}").withHeaders(utf8).build(), EAST).body().length);
  }

  private static void refused(APIGatewayV2HTTPEvent.APIGatewayV2HTTPEventBuilder event) {
    Request request = new Request(event.build(), EAST);
    Problem problem = assertThrows(Problem.class, () -> Json.request(request.body()));
    assertEquals(ProblemCode.INVALID_ARGUMENT, problem.code());
  }

  @Test
  void a_fault_of_ours_is_internal() {
    APIGatewayV2HTTPResponse answer = answer(new IllegalStateException("A stored item lacks an attribute."));
    assertEquals(500, answer.getStatusCode());
    assertFalse(answer.getHeaders().containsKey("retry-after"));
    assertEquals("INTERNAL", Json.own(answer.getBody()).path("code").asText());
  }
}
