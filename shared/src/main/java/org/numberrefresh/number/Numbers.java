package org.numberrefresh.number;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

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

  /**
   * Writes records, each over the version before it.
   *
   * @return the tokens of those that were not written
   */
  default Set<NumberToken> replaceAll(Collection<NumberRecord> next) {
    return next.stream().filter(record -> !replace(record)).map(NumberRecord::token).collect(Collectors.toSet());
  }
}
