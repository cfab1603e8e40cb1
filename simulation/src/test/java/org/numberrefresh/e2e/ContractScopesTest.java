package org.numberrefresh.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.numberrefresh.domain.access.Party;
import org.numberrefresh.domain.access.Scope;
import org.numberrefresh.e2e.contract.Contract;

/** The routes and scopes of the running functions are those of openapi.yaml. */
@ExtendWith(SharedHub.class)
class ContractScopesTest {

  private final Hub hub;

  ContractScopesTest(Hub hub) {
    this.hub = hub;
  }

  @Test
  void each_function_asks_for_the_scope_that_is_described() {
    Contract.ours()
        .scopes()
        .forEach(
            (route, scopes) -> {
              Optional<String> scope = scopes.stream().findFirst();
              if (scopes.size() > 1) {
                return; // AccessTest tries each of its scopes
              }
              Reply reply = send(route, scope);
              if (scope.isPresent()) {
                reply.expect(403);
                String message = reply.body().path("message").asText();
                assertTrue(message.endsWith("It needs the scope " + scope.get() + "."), () -> route + ": " + message);
              } else {
                reply.expect(200);
              }
            });
  }

  /** Calls a route as somebody whose token has other scopes; one that takes no token, without one. */
  private Reply send(String route, Optional<String> scope) {
    String method = route.split(" ", 2)[0];
    String path = route.split(" ", 2)[1].replaceAll("\\{[^}]+}", "any");
    Optional<Party.Role> role =
        Arrays.stream(Scope.values())
            .filter(known -> scope.filter(known.value()::equals).isPresent())
            .map(Scope::role)
            .findFirst();
    Caller other = role.filter(Party.Role.OPERATOR::equals).isPresent() ? hub.east() : hub.operator();
    String authorization = scope.isPresent() ? "Bearer " + other.token() : "";
    byte[] body = (method.equals("GET") ? "" : "{}").getBytes(StandardCharsets.UTF_8);
    return other.sendAs(authorization, method, path, body);
  }

  /** So that what is tested of every route is tested of all that are described. */
  @Test
  void the_routes_of_the_tests_are_those_that_are_described() {
    List<String> described =
        Routes.ROUTES.stream()
            .map(route -> Contract.ours().route(route.method(), full(route.path())).orElseThrow())
            .toList();
    assertEquals(withToken(), new TreeSet<>(described));
  }

  private static String full(String path) {
    return path.startsWith("/") ? path : Caller.BASE + path;
  }

  private static Set<String> withToken() {
    return Contract.ours().scopes().entrySet().stream()
        .filter(entry -> !entry.getValue().isEmpty())
        .map(entry -> entry.getKey())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
