package org.numberrefresh.domain.carrier;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.numberrefresh.domain.access.ClientTaken;
import org.numberrefresh.domain.release.ReleaseRule;

/** The register of carriers and their number ranges. */
public interface Carriers {

  /** Finds a carrier. */
  Optional<Carrier> find(String id);

  /**
   * Registers a carrier or changes it, together with its clients, in one write. The host stays fit, and the clients
   * stay the carrier's own, whatever else is written at the same time.
   *
   * @param change makes the carrier of the one that is stored; called again if another write came first
   * @throws ClientTaken if a client belongs to another party; nothing was changed
   * @throws UnfitHost if the host cannot be its host; nothing was changed
   */
  SavedCarrier save(String id, Function<Optional<Carrier>, Carrier> change);

  /** Registers a carrier or replaces it. */
  default SavedCarrier save(Carrier carrier) {
    return save(carrier.id(), before -> carrier);
  }

  /** All carriers, by id. */
  List<Carrier> all();

  /** The resellers on a carrier's network, by id. */
  default List<String> resellersOf(String host) {
    return all().stream().filter(carrier -> carrier.host().filter(host::equals).isPresent()).map(Carrier::id).toList();
  }

  /** The release rule that a carrier set; empty if it set none. */
  Optional<ReleaseRule> releaseRule(String carrier);

  /** Replaces a carrier's release rule. */
  void saveReleaseRule(String carrier, ReleaseRule rule);

  /** The release rule that is in force: the carrier's own, else the one that follows from its registration. */
  default ReleaseRule ruleInForce(String carrier) {
    return releaseRule(carrier)
        .orElseGet(() -> ReleaseRule.usual(find(carrier).map(Carrier::releaseApps).orElse(List.of())));
  }

  /** The number ranges. */
  NumberRanges ranges();

  /** Replaces all number ranges. */
  void saveRanges(NumberRanges ranges);
}
