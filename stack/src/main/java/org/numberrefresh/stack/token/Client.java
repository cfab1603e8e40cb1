package org.numberrefresh.stack.token;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An OAuth 2 client of the stack's token endpoint.
 *
 * @param role the name of its role
 * @param party the party that it acts for, or null if it is bound to one later
 * @param id its client id
 * @param secret its client secret
 * @param scopes the scopes it may ask for
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Client(String role, @Nullable String party, String id, String secret, List<String> scopes) {

  public Client {
    scopes = List.copyOf(scopes);
  }

  /** Without its secret. */
  @Override
  public String toString() {
    return "Client[" + role + " " + party + " " + id + "]";
  }
}
