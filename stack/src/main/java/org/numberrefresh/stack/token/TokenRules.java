package org.numberrefresh.stack.token;

import java.util.List;
import java.util.Optional;

/**
 * The OAuth clients of an application, and the tokens that they may ask for.
 *
 * @param audience the audience that every token names (claim {@code aud})
 * @param operatorScope the scope that opens the routes under {@code /local/}
 * @param roles the roles that a client can have
 * @param first the clients that a stack makes when it has none yet
 */
public record TokenRules(String audience, String operatorScope, List<Role> roles, List<FirstClient> first) {

  /**
   * A role of clients.
   *
   * @param name its name, such as {@code OPERATOR}
   * @param scopes the scopes that a client of this role may ask for
   * @param onDemand true if operators can make more clients of this role
   */
  public record Role(String name, List<String> scopes, boolean onDemand) {
    public Role {
      scopes = List.copyOf(scopes);
    }
  }

  /**
   * A client that a stack makes at its first start.
   *
   * @param role the name of its role
   * @param party the party that it acts for; empty if an operator binds it to one later
   */
  public record FirstClient(String role, Optional<String> party) {}

  public TokenRules {
    roles = List.copyOf(roles);
    first = List.copyOf(first);
  }

  /** The role of a name. */
  Role role(String name) {
    return roles.stream()
        .filter(role -> role.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No client can have the role " + name + "."));
  }

  /** The names of the roles of which operators can make more clients. */
  public List<String> onDemand() {
    return roles.stream().filter(Role::onDemand).map(Role::name).toList();
  }
}
