package org.numberrefresh.domain.number;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.numberrefresh.domain.phone.NumberToken;

/**
 * Where numbers are recorded, one item each, by token. While two versions of the keys live, a record stands under one
 * of a token's two values, never under both, whichever of the two the others write under.
 */
public interface Numbers {

  /**
   * Inserts records of numbers that were never seen before, each on its own: nothing stands under the token or its
   * twin.
   *
   * @return the tokens that are recorded already and so were not inserted
   */
  Set<NumberToken> insert(Collection<NumberRecord> records);

  /**
   * Finds records, read consistently, under the tokens or their twins; a number that was never seen is missing from the
   * answer.
   */
  Map<NumberToken, NumberRecord> find(Collection<NumberToken> tokens);

  /**
   * Writes a record over the version before it, and moves it where it stands under the version of the keys before.
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

  /**
   * Some of what stands in the table.
   *
   * @param records the records that were looked for
   * @param position where to read on; empty at the end
   */
  record Page(List<NumberRecord> records, Optional<String> position) {
    public Page {
      records = List.copyOf(records);
    }
  }

  /**
   * A part of the table, which every record is in one of.
   *
   * @param number from 0
   * @param of how many there are
   */
  record Part(int number, int of) {}

  /**
   * Reads a part of the table piece by piece, consistently.
   *
   * @param prefix what the tokens begin with that are looked for
   * @param from where to read on; empty at the start
   * @param limit how many records are read at most, looked for or not
   */
  Page read(Part part, String prefix, Optional<String> from, int limit);

  /**
   * Moves records, as they were read, to what their numbers' tokens will be. One that was written or moved meanwhile is
   * left as it is.
   *
   * @param moves the records, and the tokens that they are to stand under
   */
  void move(Map<NumberRecord, String> moves);
}
