package org.numberrefresh.domain.access;

/**
 * Who a client speaks for.
 *
 * @param role what it is
 * @param id the carrier's or app's id; for an operator the client's own
 */
public record Party(Role role, String id) {

  /** What a party is. */
  public enum Role {
    CARRIER,
    APP,
    OPERATOR
  }
}
