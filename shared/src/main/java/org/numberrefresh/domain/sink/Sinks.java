package org.numberrefresh.domain.sink;

import java.util.Optional;

/** The store of sinks, one for a carrier at most. Those with a due time stand in the due index. */
public interface Sinks {

  /** Finds a carrier's sink, read consistently. */
  Optional<Sink> find(String carrier);

  /**
   * Stores a sink where there is none.
   *
   * @return true if it was written; false if the carrier has one
   */
  boolean begin(Sink sink);

  /**
   * Writes a sink over the version before it.
   *
   * @return true if it was written; false if another write came first, or it was removed
   */
  boolean replace(Sink next);

  /** Removes a carrier's sink, and its entry in the due index. */
  void remove(String carrier);
}
