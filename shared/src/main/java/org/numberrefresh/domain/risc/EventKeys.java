package org.numberrefresh.domain.risc;

import java.util.List;

/** Where the keys are stored that security events are signed with. */
public interface EventKeys {

  /** Finds the keys, read consistently. */
  EventKeyRing find();

  /**
   * Stores the next version of them.
   *
   * @return whether they are stored: not where others were stored since the version before
   */
  boolean replace(EventKeyRing next);

  /** Finds the public parts alone, as JWKs: no secret is opened for it. */
  List<String> published();
}
