package org.numberrefresh.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.numberrefresh.domain.access.Party;
import org.numberrefresh.domain.access.Scope;
import org.numberrefresh.e2e.contract.Contract;
import org.numberrefresh.stack.Forgery;
import org.numberrefresh.stack.template.FunctionSpec.Route;
import org.numberrefresh.stack.token.Client;

/** The access to every route in the template: whoever may not use one is told so in the contract's own form. */
class AccessTest {

  private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);
  private static final String CORRELATOR = "who-may-do-this";

  private static Hub hub;
  private static Forgery forgery;
  private static Map<Party.Role, String> clients;

  /** One signature does for all routes that a token is tried at. */
  private final Map<Set<Object>, String> tokens = new HashMap<>();

  @BeforeAll
  static void start() {
    hub = Hub.start(options -> options);
    forgery = new Forgery(hub.stack(), Scope.ADMIN.value());
    // One that pulls: only such a one may ask for its tasks.
    Caller client = hub.newClient();
    new PullingApp("asks", client).register(hub, profile -> profile).expect(201);
    clients =
        new EnumMap<>(
            Map.of(
                Party.Role.CARRIER, hub.east().id(),
                Party.Role.APP, client.id(),
                Party.Role.OPERATOR, hub.operator().id()));
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  private static Stream<Route> routes() {
    return hub.stack().template().functions().stream().flatMap(function -> function.routes().stream());
  }

  private static Stream<DynamicTest> eachGuarded(Consumer<Route> test) {
    return routes()
        .filter(route -> route.authorizer().isPresent())
        .map(route -> dynamicTest(route.key(), () -> test.accept(route)));
  }

  private static Reply send(Route route, String authorization) {
    String path = route.path().replace("{orderId}", Routes.ORDER_ID).replaceAll("\\{[^}]*}", "nobody");
    return hub.east().sendAs(authorization, route.method(), path, BODY, "x-correlator", CORRELATOR);
  }

  private static void isRefused(int status, String code, Reply reply, String what) {
    assertEquals(status, reply.status(), () -> what + ": " + reply);
    assertEquals(status, reply.body().path("status").asInt(), what);
    assertEquals(code, reply.code(), what);
    assertFalse(reply.body().path("message").asText().isBlank(), what);
    assertEquals(3, reply.body().size(), () -> what + ": " + reply);
    assertEquals(CORRELATOR, reply.header("x-correlator").orElse("none"), what);
  }

  private static boolean isLetIn(Reply reply) {
    return reply.status() != 401 && reply.status() != 403;
  }

  private static List<String> every() {
    return Arrays.stream(Scope.values()).map(Scope::value).toList();
  }

  @Test
  void there_are_routes() {
    assertTrue(routes().count() > 20);
  }

  @TestFactory
  Stream<DynamicTest> a_token_that_is_none_is_refused() {
    Map<String, String> all = forgery.bad(clients.get(Party.Role.CARRIER), every());
    return eachGuarded(route -> all.forEach((what, bad) -> isRefused(401, "UNAUTHENTICATED", send(route, bad), what)));
  }

  @Test
  void a_text_that_is_no_token_opens_no_local_route() {
    for (String bad : List.of("", "Bearer ..", "Bearer bnVsbA.e30.e30", "Bearer W10.W10.W10")) {
      assertEquals(401, hub.operator().sendAs(bad, "GET", "/local/clock", new byte[0]).status(), bad);
    }
  }

  /** Each scope is tried alone, with a client of its role. */
  @TestFactory
  Stream<DynamicTest> the_scopes_of_the_contract_open_a_route_and_no_others() {
    return eachGuarded(
        route -> {
          var open = new ArrayList<Scope>();
          for (Scope scope : Scope.values()) {
            Reply reply = send(route, bearer(scope.role(), List.of(scope.value())));
            if (isLetIn(reply)) {
              open.add(scope);
            } else {
              isRefused(403, "PERMISSION_DENIED", reply, scope.name());
            }
          }
          assertEquals(
              Set.copyOf(Contract.ours().scopes().get(route.key())),
              open.stream().map(Scope::value).collect(Collectors.toSet()));
          isRefused(403, "PERMISSION_DENIED", send(route, bearer(open.getFirst().role(), List.of())), "no scope");
          isRefused(
              403,
              "PERMISSION_DENIED",
              send(route, bearer(open.getFirst().role(), allBut(open.toArray(Scope[]::new)))),
              "all scopes but its own");
        });
  }

  @TestFactory
  Stream<DynamicTest> a_scope_opens_nothing_to_a_client_of_another_role() {
    return eachGuarded(
        route -> {
          for (Party.Role role : List.of(Party.Role.CARRIER, Party.Role.APP)) {
            List<String> scopes =
                Arrays.stream(Scope.values())
                    .filter(s -> s.role() != role && s != Scope.ADMIN)
                    .map(Scope::value)
                    .toList();
            isRefused(403, "PERMISSION_DENIED", send(route, bearer(role, scopes)), role.name());
          }
          isRefused(403, "PERMISSION_DENIED", send(route, bearer("nobody", allBut(Scope.ADMIN))), "nobody");
        });
  }

  private static List<String> allBut(Scope... some) {
    List<String> left = new ArrayList<>(every());
    Arrays.stream(some).map(Scope::value).forEach(left::remove);
    return left;
  }

  private String bearer(Party.Role role, List<String> scopes) {
    return bearer(clients.get(role), scopes);
  }

  private String bearer(String client, List<String> scopes) {
    return tokens.computeIfAbsent(Set.of(client, scopes), key -> "Bearer " + forgery.good(client, scopes));
  }

  @Test
  void the_issuers_key_is_changed_while_the_system_runs() {
    Client east = hub.stack().client(Party.Role.CARRIER.name());
    String before = hub.stack().token(east);
    assertEquals(200, apps(before));
    hub.advance(Duration.ofMinutes(1));
    int published =
        hub.operator().post("/local/signing-keys/rotate", Hub.object()).expect(200).body().path("published").size();
    String after = hub.stack().token(east);
    assertEquals(200, apps(after));
    assertEquals(200, apps(before));
    assertEquals(published, hub.east().get("/oauth2/jwks").body().path("keys").size());
    hub.advance(Duration.ofMinutes(62));
    assertEquals(401, apps(before));
    assertEquals(200, apps(hub.stack().token(east)));
    assertEquals(1, hub.east().get("/oauth2/jwks").body().path("keys").size());
  }

  private static int apps(String token) {
    return hub.east().sendAs("Bearer " + token, "GET", "apps", new byte[0]).status();
  }
}
