package org.numberrefresh.domain.rekey;

import java.util.List;
import java.util.Optional;

/** Where the parts of a change of the keys are stored. Those that have a time stand in the due index. */
public interface Rekeyings {

  /** Stores a part, unless it is stored for the same version of the keys or a later one. */
  void begin(RekeyPart part);

  /** Finds a part by its number. */
  Optional<RekeyPart> find(int number);

  /** All parts that are stored. */
  List<RekeyPart> all();

  /**
   * Writes a part over the version before it.
   *
   * @return whether it was written; not where another write came first
   */
  boolean replace(RekeyPart next);
}
