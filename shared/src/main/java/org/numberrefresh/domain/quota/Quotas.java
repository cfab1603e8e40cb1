package org.numberrefresh.domain.quota;

import java.util.Optional;

/** The stored use of each party's quota: one item a party, which the next day overwrites. */
public interface Quotas {

  /**
   * Replaces the stored use, if it still equals the one that was read.
   *
   * @param read the use as it was last seen; {@link DayUse#NONE} if nothing was seen
   * @return the use that is stored instead; empty if this one was written
   */
  Optional<DayUse> swap(String carrier, DayUse read, DayUse next);
}
