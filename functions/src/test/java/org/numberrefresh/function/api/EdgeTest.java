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
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.numberrefresh.domain.access.Party;
import org.numberrefresh.domain.access.Scope;
import org.numberrefresh.json.Json;
import org.numberrefresh.problem.Problem;
import org.numberrefresh.problem.ProblemCode;
import org.numberrefresh.problem.Unavailable;

/** The correlator of every answer, and what a caller is told where something goes wrong on our side. */
class EdgeTest {

  private static final String KEY = "GET /number-refresh/v1/apps";

  private static final Party EAST = new Party(Party.Role.CARRIER, "east");

  private static APIGatewayV2HTTPResponse answer(RuntimeException fault) {
    return answer(
        Map.of(),
        request -> {
          throw fault;
        });
  }

  private static APIGatewayV2HTTPResponse answer(Map<String, String> headers, Function<Request, Reply> action) {
    Scope scope = Scope.STATUS_READ;
    var edge = new Edge(Map.of(KEY, new Route(scope, action)));
    Map<String, Object> finding =
        new Caller(Optional.of(new Party(scope.role(), "east")), Set.of(scope), Optional.of("east-client")).context();
    var authorizer = new APIGatewayV2HTTPEvent.RequestContext.Authorizer();
    authorizer.setLambda(finding);
    var context = new APIGatewayV2HTTPEvent.RequestContext();
    context.setAuthorizer(authorizer);
    return edge.answer(
        APIGatewayV2HTTPEvent.builder().withRouteKey(KEY).withHeaders(headers).withRequestContext(context).build());
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

  private static APIGatewayV2HTTPResponse correlated(String correlator) {
    return answer(Map.of("x-correlator", correlator), request -> Reply.of(200, Json.object()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"two words", "号", "a,b", "a\u0000", "a\n", "a=b", "é", "+8613800138000"})
  void a_malformed_correlator_is_an_invalid_argument_with_a_correlator_of_ours(String correlator) {
    APIGatewayV2HTTPResponse answer = correlated(correlator);
    assertEquals(400, answer.getStatusCode());
    assertEquals("INVALID_ARGUMENT", Json.own(answer.getBody()).path("code").asText());
    assertFalse(answer.getBody().contains(correlator), answer::getBody);
    assertEquals(36, answer.getHeaders().get("x-correlator").length());
  }

  @Test
  void a_correlator_has_at_most_256_characters() {
    assertEquals(400, correlated("a".repeat(257)).getStatusCode());
    String longest = "a".repeat(256);
    assertEquals(200, correlated(longest).getStatusCode());
    assertEquals(longest, correlated(longest).getHeaders().get("x-correlator"));
  }

  @Test
  void every_character_of_camaras_pattern_is_echoed() {
    String all = "aZ09-_:;./<>{}";
    assertEquals(all, correlated(all).getHeaders().get("x-correlator"));
  }

  @Test
  void an_empty_correlator_counts_as_none() {
    APIGatewayV2HTTPResponse answer = correlated("");
    assertEquals(200, answer.getStatusCode());
    assertEquals(36, answer.getHeaders().get("x-correlator").length());
  }

  @Test
  void a_malformed_correlator_is_refused_before_the_token_is_looked_at() {
    var edge = new Edge(Map.of(KEY, new Route(Scope.STATUS_READ, request -> Reply.of(200, Json.object()))));
    APIGatewayV2HTTPResponse answer =
        edge.answer(
            APIGatewayV2HTTPEvent.builder()
                .withRouteKey(KEY)
                .withHeaders(Map.of("x-correlator", "two words"))
                .withRequestContext(new APIGatewayV2HTTPEvent.RequestContext())
                .build());
    assertEquals(400, answer.getStatusCode());
  }
}
