package org.numberrefresh.stack;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An OAuth 2 client of the stack's token endpoint.
 *
 * @param role what it is for
 * @param party the carrier it acts for, {@code operator}, or null where it is bound later
 * @param id its client id
 * @param secret its client secret
 * @param scopes the scopes it may ask for
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Client(Role role, @Nullable String party, String id, String secret, List<String> scopes) {

  /** What a client is for. */
  public enum Role {
    /** Registers carriers, apps and number ranges, and moves the clock. */
    OPERATOR("number-refresh:admin"),
    /** Submits orders and asks for their state. */
    CARRIER("number-refresh:orders:write", "number-refresh:orders:read", "number-refresh:status:read"),
    /** Answers tasks, and asks whether a number was recycled. */
    APP("number-refresh:results:write", "number-recycling:check");

    private final List<String> scopes;

    Role(String... scopes) {
      this.scopes = List.of(scopes);
    }

    /** The scopes of a client of this role. */
    public List<String> scopes() {
      return scopes;
    }
  }

  public Client {
    scopes = List.copyOf(scopes);
  }

  /** Without its secret. */
  @Override
  public String toString() {
    return "Client[" + role + " " + party + " " + id + "]";
  }
}
