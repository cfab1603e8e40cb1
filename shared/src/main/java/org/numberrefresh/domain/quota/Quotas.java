package org.numberrefresh.domain.quota;

import java.time.LocalDate;
import org.numberrefresh.domain.carrier.Question;

/** The stored use of each party's quota: one item a party, which the next day overwrites. Each call is one write. */
public interface Quotas {

  /**
   * Adds a block to the use of a day. Others that add at the same time do not get in its way.
   *
   * @param most the most numbers of the question that may be used with this block
   * @return Refused if another day is stored, or if more than {@code most} would be used
   */
  Lease add(String carrier, LocalDate day, Question question, int block, int most);

  /**
   * Begins a day with its first use.
   *
   * @return Refused if that day or a later one is stored
   */
  Lease begin(String carrier, DayUse first);
}
