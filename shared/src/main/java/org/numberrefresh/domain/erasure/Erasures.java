package org.numberrefresh.domain.erasure;

import java.util.Optional;

/** The store of the traces of erased numbers. Reads are consistent. */
public interface Erasures {

  /** Finds the newest trace of a number. */
  Optional<Erasure> newest(String fingerprint);

  /** Stores a first trace, unless one of the same id is stored; true if it was stored. */
  boolean begin(Erasure erasure);

  /** Stores a trace over the one of the same id. An open one is not stored over one that is done. */
  void put(Erasure erasure);

  /** Removes a trace of which nothing came: the number was not erased. */
  void withdraw(Erasure erasure);
}
