package org.numberrefresh.domain.access;

import java.util.Arrays;
import java.util.Optional;

/** The scopes of a token. */
public enum Scope {
  ORDERS_WRITE("number-refresh:orders:write", Party.Role.CARRIER),
  ORDERS_READ("number-refresh:orders:read", Party.Role.CARRIER),
  STATUS_READ("number-refresh:status:read", Party.Role.CARRIER),
  SINK_WRITE("number-refresh:sink:write", Party.Role.CARRIER),
  RESULTS_WRITE("number-refresh:results:write", Party.Role.APP),
  RECYCLING_CHECK("number-recycling:check", Party.Role.APP),
  ADMIN("number-refresh:admin", Party.Role.OPERATOR);

  private final String value;
  private final Party.Role role;

  Scope(String value, Party.Role role) {
    this.value = value;
    this.role = role;
  }

  /** The text of the scope in a token. */
  public String value() {
    return value;
  }

  /** The role of the parties that may use it. */
  public Party.Role role() {
    return role;
  }

  /** The scope of a value. */
  public static Optional<Scope> of(String value) {
    return Arrays.stream(values()).filter(scope -> scope.value.equals(value)).findAny();
  }
}
