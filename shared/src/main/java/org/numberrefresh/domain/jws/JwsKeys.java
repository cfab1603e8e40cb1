package org.numberrefresh.domain.jws;

import java.util.List;

/** The store of the keys of one use. */
public interface JwsKeys {

  /** Finds the keys, read consistently. */
  JwsKeyRing find();

  /**
   * Stores the next version of them.
   *
   * @return true if they are stored; false if others were stored since the version before
   */
  boolean replace(JwsKeyRing next);

  /** Finds the public parts alone, as JWKs, without opening a secret. */
  List<String> published();
}
