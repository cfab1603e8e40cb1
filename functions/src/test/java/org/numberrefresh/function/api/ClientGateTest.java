package org.numberrefresh.function.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.numberrefresh.adapter.aws.Platform;
import org.numberrefresh.domain.access.ClientRate;
import org.numberrefresh.domain.access.Party;
import org.numberrefresh.domain.access.Scope;
import org.numberrefresh.fake.FakeClientRates;
import org.numberrefresh.fake.TickingClock;
import org.numberrefresh.json.Json;

/** A client that calls too often is refused at the edge, before anything is done for it. */
class ClientGateTest {

  private static final String KEY = "GET /number-refresh/v1/apps";
  private static final Scope SCOPE = Scope.STATUS_READ;

  private final TickingClock clock = new TickingClock();
  private int done;
  private Optional<String> seen = Optional.empty();
  private final Edge edge =
      new Edge(
          Map.of(
              KEY,
              new Route(
                  SCOPE,
                  request -> {
                    done++;
                    seen = request.client();
                    return Reply.of(200, Json.object());
                  })),
          Map.of(),
          ClientGate.of(new ClientRate(1), new FakeClientRates(), clock, new Random(1)),
          correlator -> {});

  private APIGatewayV2HTTPResponse call(Caller caller) {
    var authorizer = new APIGatewayV2HTTPEvent.RequestContext.Authorizer();
    authorizer.setLambda(caller.context());
    var context = new APIGatewayV2HTTPEvent.RequestContext();
    context.setAuthorizer(authorizer);
    return edge.answer(
        APIGatewayV2HTTPEvent.builder().withRouteKey(KEY).withHeaders(Map.of()).withRequestContext(context).build());
  }

  private static Caller caller(Optional<String> client, Scope... scopes) {
    return new Caller(Optional.of(new Party(SCOPE.role(), "east")), Set.of(scopes), client);
  }

  @Test
  void a_fast_client_hears_429_and_when_to_repeat() {
    Caller east = caller(Optional.of("east-client"), SCOPE);
    for (int i = 0; i < 5; i++) {
      assertEquals(200, call(east).getStatusCode());
    }
    APIGatewayV2HTTPResponse refused = call(east);
    assertEquals(429, refused.getStatusCode());
    assertEquals("TOO_MANY_REQUESTS", Json.own(refused.getBody()).path("code").asText());
    assertEquals("1", refused.getHeaders().get("retry-after"));
    assertTrue(refused.getBody().contains("1 times a second, and 4 times"), refused::getBody);
    assertEquals(5, done);
    assertEquals(Optional.of("east-client"), seen);
    assertEquals(200, call(caller(Optional.of("east-other-client"), SCOPE)).getStatusCode());
  }

  @Test
  void calls_without_the_scope_or_without_a_party_count_too() {
    for (int i = 0; i < 5; i++) {
      assertEquals(403, call(caller(Optional.of("east-client"), Scope.ORDERS_READ)).getStatusCode());
      assertEquals(
          403, call(new Caller(Optional.empty(), Set.of(SCOPE), Optional.of("nobodys-client"))).getStatusCode());
    }
    assertEquals(429, call(caller(Optional.of("east-client"), SCOPE)).getStatusCode());
    assertEquals(429, call(new Caller(Optional.empty(), Set.of(SCOPE), Optional.of("nobodys-client"))).getStatusCode());
    assertEquals(0, done);
  }

  @Test
  void a_client_that_an_earlier_authorizer_did_not_name_is_let_in() {
    for (int i = 0; i < 100; i++) {
      assertEquals(200, call(caller(Optional.empty(), SCOPE)).getStatusCode());
    }
  }

  private ClientGate gate(String rate) {
    return ClientGate.of(
        new Platform(
            clock,
            new SecureRandom(),
            Map.of("REQUESTS_PER_SECOND_PER_CLIENT", rate),
            null,
            null,
            id -> "",
            Platform.Reach.PUBLIC_ONLY));
  }

  @Test
  void a_rate_that_is_none_is_refused_with_the_parameter_to_mend() {
    for (String rate : new String[] {"-1", "1.5", "many", "", "10000000"}) {
      IllegalStateException refusal = assertThrows(IllegalStateException.class, () -> gate(rate));
      assertTrue(refusal.getMessage().contains("RequestsPerSecondPerClient"), refusal::getMessage);
    }
    assertEquals(ClientGate.OPEN, gate("0"));
  }
}
