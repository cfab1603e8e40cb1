package org.numberrefresh.domain.quota;

import java.util.Optional;

/** Where it stands how much of a carrier's quota was given out: one item a carrier, which the next day overwrites. */
public interface Quotas {

  /**
   * Writes what is given out, where it still is what was read.
   *
   * @param read what was stored when it was last looked at; {@link DayUse#NONE} where nothing was, or nobody looked
   * @return what is stored instead; nothing where this was written
   */
  Optional<DayUse> swap(String carrier, DayUse read, DayUse next);
}
