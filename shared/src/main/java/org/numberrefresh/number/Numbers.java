package org.numberrefresh.number;

import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** Where numbers are recorded, one item each, by token. */
public interface Numbers {

  /**
   * Inserts records of numbers that were never seen before, each on its own.
   *
   * @return the tokens that are recorded already and so were not inserted
   */
  Set<NumberToken> insert(Collection<NumberRecord> records);

  /** Finds records, read consistently; a number that was never seen is missing from the answer. */
  Map<NumberToken, NumberRecord> find(Collection<NumberToken> tokens);

  /**
   * Writes a record over the version before it.
   *
   * @return whether it was written; not where another write came first
   */
  boolean replace(NumberRecord next);
}
