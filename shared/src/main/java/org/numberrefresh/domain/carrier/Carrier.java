package org.numberrefresh.domain.carrier;

import java.util.List;
import java.util.Optional;

/**
 * A carrier that submits orders.
 *
 * @param id its id
 * @param name its name, for people
 * @param host the carrier on whose network it sells, if it is an MVNO
 * @param clientIds the OAuth clients that speak for it
 * @param releaseApps its release rule: the apps that must be CLEAR before a number may be sold; if empty, residue holds
 *     no number back
 * @param limits the most numbers that it may ask of in a day
 */
public record Carrier(
    String id,
    String name,
    Optional<String> host,
    List<String> clientIds,
    List<String> releaseApps,
    DailyLimits limits) {

  /** A carrier with the usual limits. */
  public Carrier(String id, String name, Optional<String> host, List<String> clientIds, List<String> releaseApps) {
    this(id, name, host, clientIds, releaseApps, DailyLimits.USUAL);
  }

  public Carrier {
    clientIds = List.copyOf(clientIds);
    releaseApps = List.copyOf(releaseApps);
  }
}
