package org.numberrefresh.domain.erasure;

import java.util.Optional;

/** The store of the wishes to erase numbers. They stand in the due index. Reads are consistent. */
public interface ErasureWishes {

  /** Stores a wish over the one of the same id. It is due at its {@link ErasureWish#dueAt}. */
  void put(ErasureWish wish);

  /** Finds a wish. */
  Optional<ErasureWish> find(String id);

  /** Removes a wish, if it is stored. */
  void remove(String id);
}
