package org.numberrefresh.domain.carrier;

import java.util.List;
import java.util.Optional;

/**
 * Refuses a carrier whose host cannot be its host. A reseller sells on the network of a carrier that is no reseller.
 */
public final class UnfitHost extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  /** The rules that a host may break. */
  public enum Rule {
    /** A carrier is not its own host. */
    ITSELF,
    /** A host is a registered carrier. */
    UNKNOWN,
    /** A host is no reseller. */
    RESELLER,
    /** A carrier that has resellers is no reseller. */
    HAS_RESELLERS
  }

  private final Rule rule;

  private UnfitHost(Rule rule) {
    super("The host breaks the rule " + rule + ".");
    this.rule = rule;
  }

  /** The rule that is broken. */
  public Rule rule() {
    return rule;
  }

  /**
   * Holds a host against the rules.
   *
   * @param carrier the carrier that is to have the host
   * @param id the id of the host
   * @param host the host as it is registered, if it is
   * @param resellers the resellers on the carrier's own network
   * @throws UnfitHost if the host breaks a rule
   */
  public static void requireFit(String carrier, String id, Optional<Carrier> host, List<String> resellers) {
    require(!id.equals(carrier), Rule.ITSELF);
    require(host.isPresent(), Rule.UNKNOWN);
    require(host.filter(found -> found.host().isPresent()).isEmpty(), Rule.RESELLER);
    require(resellers.isEmpty(), Rule.HAS_RESELLERS);
  }

  private static void require(boolean kept, Rule rule) {
    if (!kept) {
      throw new UnfitHost(rule);
    }
  }
}
