package org.numberrefresh.domain.carrier;

import java.util.List;
import java.util.Optional;

/** The register of carriers and their number ranges. */
public interface Carriers {

  /** Finds a carrier. */
  Optional<Carrier> find(String id);

  /**
   * Registers a carrier or changes it.
   *
   * @return true if it is new
   */
  boolean save(Carrier carrier);

  /** The resellers on a carrier's network, by id. */
  List<String> resellersOf(String host);

  /** The number ranges. */
  NumberRanges ranges();

  /** Replaces all number ranges. */
  void saveRanges(NumberRanges ranges);
}
