package org.numberrefresh.domain.carrier;

import java.util.List;
import java.util.Optional;

/**
 * A carrier that submits orders.
 *
 * @param id its id
 * @param name what people call it
 * @param host the carrier on whose network it sells, where it is an MVNO
 * @param clientIds the OAuth clients that speak for it
 * @param releaseApps the apps that must be CLEAR before a number may be sold: its release rule; none where it is empty,
 *     so that residue does not hold a number back
 * @param limits of how many numbers it may ask in a day
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
