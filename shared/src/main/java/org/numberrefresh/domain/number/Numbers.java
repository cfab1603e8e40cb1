package org.numberrefresh.domain.number;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.numberrefresh.domain.phone.NumberToken;

/**
 * The store of number records, one item each, by token. While two versions of the keys live, a record stands under one
 * of a token's two values and never under both. Other calls may write under either value.
 */
public interface Numbers {

  /**
   * Inserts records of new numbers, each on its own. A number is new if nothing stands under its token or the twin.
   *
   * @return the tokens that are recorded already and so were not inserted
   */
  Set<NumberToken> insert(Collection<NumberRecord> records);

  /**
   * Finds records, read consistently, under the tokens or their twins; a number that was never seen is missing from the
   * answer.
   */
  Map<NumberToken, NumberRecord> find(Collection<NumberToken> tokens);

  /** Finds records as {@link #find} does, at half the cost. Each may be a moment behind, or missing for that moment. */
  default Map<NumberToken, NumberRecord> glance(Collection<NumberToken> tokens) {
    return find(tokens);
  }

  /**
   * Writes a record over the version before it. A record under the former version of the keys is moved by this write.
   *
   * @return true if it was written; false if another write came first
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
   * Removes a record, if it is still the one that was read.
   *
   * @return true if it was removed; false if another write came first
   */
  boolean remove(NumberRecord read);

  /**
   * Some of the table's records.
   *
   * @param records the records that match the prefix
   * @param position the place to read on from; empty at the end
   */
  record Page(List<NumberRecord> records, Optional<String> position) {
    public Page {
      records = List.copyOf(records);
    }
  }

  /**
   * A part of the table. Each record is in exactly one part.
   *
   * @param number the part's number, from 0
   * @param of the count of parts
   */
  record Part(int number, int of) {}

  /**
   * Reads a part of the table piece by piece, consistently.
   *
   * @param prefix the beginning of the tokens to find
   * @param from the place to read on from; empty at the start
   * @param limit the highest number of records to read, with or without the prefix
   */
  Page read(Part part, String prefix, Optional<String> from, int limit);

  /**
   * Moves records, as they were read, to the next tokens of their numbers. A record that was written or moved meanwhile
   * is left as it is.
   *
   * @param moves the new token of each record
   */
  void move(Map<NumberRecord, String> moves);
}
