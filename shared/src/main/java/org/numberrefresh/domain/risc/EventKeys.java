package org.numberrefresh.domain.risc;

import java.util.List;

/** The store of the keys that security events are signed with. */
public interface EventKeys {

  /** Finds the keys, read consistently. */
  EventKeyRing find();

  /**
   * Stores the next version of them.
   *
   * @return true if they are stored; false if others were stored since the version before
   */
  boolean replace(EventKeyRing next);

  /** Finds the public parts alone, as JWKs, without opening a secret. */
  List<String> published();
}
