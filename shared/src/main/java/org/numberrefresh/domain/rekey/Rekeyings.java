package org.numberrefresh.domain.rekey;

import java.util.List;
import java.util.Optional;

/** The store of the parts of a change of the keys. Those with a due time stand in the due index. */
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
   * @return true if it was written; false if another write came first
   */
  boolean replace(RekeyPart next);
}
