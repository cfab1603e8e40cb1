package org.numberrefresh.domain.access;

/**
 * A party that a client speaks for.
 *
 * @param role the kind of party
 * @param id the carrier's or app's id; for an operator the client's own
 */
public record Party(Role role, String id) {

  /** The kinds of parties. */
  public enum Role {
    CARRIER,
    APP,
    OPERATOR
  }
}
