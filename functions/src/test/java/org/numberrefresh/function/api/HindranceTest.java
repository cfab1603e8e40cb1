package org.numberrefresh.function.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.numberrefresh.domain.access.Party;
import org.numberrefresh.domain.access.Scope;
import org.numberrefresh.json.Json;

/** The answers where the authorizer could not find out who calls. */
class HindranceTest {

  private static final String KEY = "GET /number-refresh/v1/apps";
  private static final Scope SCOPE = Scope.STATUS_READ;

  /** An answer to a caller who may do it, and beside whom the authorizer passed more on. */
  private static APIGatewayV2HTTPResponse answer(Map<String, Object> more) {
    var edge = new Edge(Map.of(KEY, new Route(SCOPE, request -> Reply.of(200, Json.object()))));
    var finding =
        new HashMap<>(
            new Caller(Optional.of(new Party(SCOPE.role(), "east")), Set.of(SCOPE), Optional.of("east-client"))
                .context());
    finding.putAll(more);
    var authorizer = new APIGatewayV2HTTPEvent.RequestContext.Authorizer();
    authorizer.setLambda(finding);
    var context = new APIGatewayV2HTTPEvent.RequestContext();
    context.setAuthorizer(authorizer);
    return edge.answer(
        APIGatewayV2HTTPEvent.builder().withRouteKey(KEY).withHeaders(Map.of()).withRequestContext(context).build());
  }

  @Test
  void nothing_is_done_for_a_caller_who_could_not_be_checked() {
    assertEquals(200, answer(Map.of()).getStatusCode());
    for (Hindrance why : Hindrance.values()) {
      APIGatewayV2HTTPResponse answer = answer(why.context());
      assertEquals(why.code().status(), answer.getStatusCode());
      assertEquals(why.code().name(), Json.own(answer.getBody()).path("code").asText());
      assertEquals(3, Json.own(answer.getBody()).size());
    }
  }

  @Test
  void what_passes_says_when_to_repeat() {
    assertEquals("30", answer(Hindrance.ISSUER.context()).getHeaders().get("retry-after"));
    assertEquals("5", answer(Hindrance.STORE.context()).getHeaders().get("retry-after"));
  }

  @Test
  void a_hindrance_that_a_newer_authorizer_names_is_one() {
    assertEquals(500, answer(Map.of("hindrance", "MOON")).getStatusCode());
  }
}
