package org.numberrefresh.usecase.replay;

import java.util.Optional;
import org.numberrefresh.domain.number.NumberRecord;
import org.numberrefresh.domain.refresh.BatchId;

/**
 * Who has apps asked again: an operator, or a carrier for its own numbers. What a carrier may ask again follows from
 * its own batches alone. So it learns nothing of other carriers by asking.
 *
 * <p>Decision: docs/decisions.md#a-retry-counts-what-its-carrier-sees
 *
 * @param carrier the carrier; empty for an operator
 */
record Asker(Optional<String> carrier) {

  /** True if the answers to a batch count. */
  boolean sees(BatchId batch) {
    return carrier.filter(id -> !batch.order().isOf(id)).isEmpty();
  }

  /** True if a number may be asked about: a carrier asks only about numbers that it serves. */
  boolean mayAskAbout(NumberRecord record) {
    return carrier.isEmpty() || record.service().carrier().equals(carrier);
  }
}
