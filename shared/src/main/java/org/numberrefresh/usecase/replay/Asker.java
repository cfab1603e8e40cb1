package org.numberrefresh.usecase.replay;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.numberrefresh.domain.number.Cycle;
import org.numberrefresh.domain.number.CycleEntry;
import org.numberrefresh.domain.number.NumberRecord;
import org.numberrefresh.domain.refresh.BatchId;

/**
 * The party that has apps asked again: an operator, or a carrier for its own numbers. What a carrier may ask again
 * follows from its own batches alone. So it learns nothing of other carriers by asking.
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

  /** The batches to read before numbers are judged: the newest life's, and all of a carrier's own. */
  List<BatchId> batchesOf(Collection<NumberRecord> records) {
    return records.stream()
        .flatMap(record -> Stream.concat(record.latest().stream().flatMap(c -> c.entries().stream()), own(record)))
        .map(CycleEntry::batch)
        .distinct()
        .toList();
  }

  private Stream<CycleEntry> own(NumberRecord record) {
    return carrier.stream().flatMap(id -> record.entries().filter(entry -> entry.batch().order().isOf(id)));
  }

  /** A number's newest life. A carrier's is the newest in which it has a place that counts, whoever came after it. */
  Optional<Cycle> latest(NumberRecord record, AskedBefore seen) {
    return carrier.isEmpty()
        ? record.latest()
        : record.cycles().reversed().stream()
            .filter(cycle -> cycle.entries().stream().anyMatch(e -> sees(e.batch()) && seen.hasPlace(e)))
            .findFirst();
  }

  /** True if a number may be asked about: a carrier asks only about numbers that it serves. */
  boolean mayAskAbout(NumberRecord record) {
    return carrier.isEmpty() || record.service().carrier().equals(carrier);
  }
}
