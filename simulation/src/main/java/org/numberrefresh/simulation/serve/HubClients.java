package org.numberrefresh.simulation.serve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.numberrefresh.domain.access.Party;
import org.numberrefresh.domain.access.Scope;
import org.numberrefresh.stack.token.TokenRules;

/** The OAuth clients of a local stack: one operator, one client for each carrier, one for an app. */
final class HubClients {

  static final String AUDIENCE = "number-refresh";

  private HubClients() {}

  /**
   * The rules by which tokens are given.
   *
   * @param carriers the ids of the carriers that have a client from the start
   */
  static TokenRules rules(Collection<String> carriers) {
    var first = new ArrayList<TokenRules.FirstClient>();
    first.add(client(Party.Role.OPERATOR, Optional.of("operator")));
    carriers.stream().sorted().forEach(id -> first.add(client(Party.Role.CARRIER, Optional.of(id))));
    first.add(client(Party.Role.APP, Optional.empty()));
    return new TokenRules(
        AUDIENCE,
        Scope.ADMIN.value(),
        List.of(role(Party.Role.OPERATOR, false), role(Party.Role.APP, true), role(Party.Role.CARRIER, true)),
        first);
  }

  private static TokenRules.FirstClient client(Party.Role role, Optional<String> party) {
    return new TokenRules.FirstClient(role.name(), party);
  }

  private static TokenRules.Role role(Party.Role role, boolean onDemand) {
    List<String> scopes =
        Arrays.stream(Scope.values()).filter(scope -> scope.role() == role).map(Scope::value).toList();
    return new TokenRules.Role(role.name(), scopes, onDemand);
  }
}
