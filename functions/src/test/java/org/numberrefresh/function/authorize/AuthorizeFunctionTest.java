package org.numberrefresh.function.authorize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.numberrefresh.adapter.jwt.AccessTokens;
import org.numberrefresh.adapter.jwt.NotedOutages;
import org.numberrefresh.adapter.jwt.PlayedIssuer;
import org.numberrefresh.adapter.jwt.TokenQuestion;
import org.numberrefresh.domain.access.Clients;
import org.numberrefresh.domain.access.Party;
import org.numberrefresh.domain.access.Scope;
import org.numberrefresh.fake.TickingClock;
import org.numberrefresh.function.api.Caller;
import org.numberrefresh.function.api.Hindrance;
import org.numberrefresh.problem.Unavailable;

/** The authorizer lets every request pass, with a caller, with nothing, or with the reason why nobody knows. */
class AuthorizeFunctionTest {

  private static final Party EAST = new Party(Party.Role.CARRIER, "east");
  private static final Scope SCOPE = Scope.ORDERS_READ;

  private final TickingClock clock = new TickingClock();
  private final PlayedIssuer issuer = new PlayedIssuer();

  @AfterEach
  void stop() {
    issuer.close();
  }

  private AuthorizeFunction function(Clients clients, Duration patience) {
    return new AuthorizeFunction(new AccessTokens(issuer.rules(""), clock, new NotedOutages()), clients, patience);
  }

  private Object found(AuthorizeFunction function) {
    return function.found(new TokenQuestion(PlayedIssuer.token("east-client", SCOPE, clock.instant()), "request"));
  }

  private Object found(Clients clients) {
    return found(function(clients, Duration.ofMinutes(1)));
  }

  @Test
  void an_event_without_a_token_is_let_in_with_no_finding() throws IOException {
    var answer = new ByteArrayOutputStream();
    byte[] event = "{\"headers\":null,\"requestContext\":{\"requestId\":7}}".getBytes(StandardCharsets.UTF_8);
    function(id -> Optional.of(EAST), Duration.ofMinutes(1))
        .handleRequest(new ByteArrayInputStream(event), answer, null);
    String text = answer.toString(StandardCharsets.UTF_8);
    assertTrue(text.contains("\"isAuthorized\":true") && text.contains("\"context\":{}"), text);
  }

  @Test
  void a_good_token_names_its_caller() {
    Clients clients = id -> id.equals("east-client") ? Optional.of(EAST) : Optional.empty();
    assertEquals(new Caller(Optional.of(EAST), Set.of(SCOPE), Optional.of("east-client")).context(), found(clients));
  }

  @Test
  void an_issuer_that_is_down_is_passed_on_alone_and_for_no_longer_than_it_is_down() {
    AuthorizeFunction function = function(id -> Optional.of(EAST), Duration.ofMinutes(1));
    issuer.answers(503);
    assertEquals(Hindrance.ISSUER.context(), found(function));
    issuer.answers(200);
    clock.advance(Duration.ofSeconds(30));
    assertEquals(new Caller(Optional.of(EAST), Set.of(SCOPE), Optional.of("east-client")).context(), found(function));
  }

  @Test
  void a_table_that_refuses_is_passed_on() {
    Clients refuse =
        id -> {
          throw new Unavailable("The table takes no calls.");
        };
    assertEquals(Hindrance.STORE.context(), found(refuse));
  }

  @Test
  void a_table_that_never_answers_is_passed_on() {
    Clients hang =
        id -> {
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return Optional.of(EAST);
        };
    assertEquals(Hindrance.STORE.context(), found(function(hang, Duration.ofMillis(20))));
  }

  @Test
  void a_fault_of_ours_is_passed_on() {
    Clients broken =
        id -> {
          throw new IllegalStateException("A stored item lacks an attribute.");
        };
    assertEquals(Hindrance.FAULT.context(), found(broken));
  }
}
