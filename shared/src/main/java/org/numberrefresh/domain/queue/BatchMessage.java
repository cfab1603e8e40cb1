package org.numberrefresh.domain.queue;

import org.numberrefresh.domain.refresh.BatchId;

/** A message of the queue {@code batches}: something that is to be driven on. */
public sealed interface BatchMessage {

  /** Asks for a batch to be driven on. */
  record OfBatch(BatchId batch) implements BatchMessage {}

  /**
   * Asks for a part of a change of the keys to be driven on.
   *
   * @param part the number of the part
   */
  record OfRekeyPart(int part) implements BatchMessage {}

  /**
   * Asks for a wish to erase numbers to be driven on.
   *
   * @param wish the id of the wish
   */
  record OfErasure(String wish) implements BatchMessage {}
}
