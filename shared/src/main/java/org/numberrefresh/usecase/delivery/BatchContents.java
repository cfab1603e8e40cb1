package org.numberrefresh.usecase.delivery;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.numberrefresh.domain.batch.BatchNumber;
import org.numberrefresh.domain.batch.Contents;
import org.numberrefresh.domain.batch.ExpectedApp;
import org.numberrefresh.domain.key.SealedNumbers;
import org.numberrefresh.domain.refresh.BatchId;

/** The parts of batches that never change, kept by a worker for the tasks that follow. */
public final class BatchContents {

  private static final int KEPT = 64;

  private final Contents stored;
  private final SealedNumbers sealed;
  private final Map<BatchId, Parts> kept = new LinkedHashMap<>(KEPT, 0.75f, true);

  public BatchContents(Contents stored, SealedNumbers sealed) {
    this.stored = stored;
    this.sealed = sealed;
  }

  /**
   * The parts of a batch that never change once it is opened.
   *
   * @param numbers its numbers, by index
   * @param apps its expected apps, by number
   */
  public record Parts(List<BatchNumber> numbers, Map<Integer, ExpectedApp> apps) {}

  /** The contents of a batch, or nothing where it is not opened. */
  public synchronized Optional<Parts> of(BatchId batch) {
    Parts parts = kept.get(batch);
    if (parts != null) {
      return Optional.of(parts);
    }
    Optional<Parts> read = read(batch);
    read.ifPresent(fresh -> keep(batch, fresh));
    return read;
  }

  private void keep(BatchId batch, Parts parts) {
    kept.put(batch, parts);
    if (kept.size() > KEPT) {
      kept.remove(kept.keySet().iterator().next());
    }
  }

  private Optional<Parts> read(BatchId batch) {
    return stored
        .apps(batch)
        .map(
            apps ->
                new Parts(
                    sealed.open(batch, stored.numbers(batch).orElseThrow()),
                    apps.stream().collect(Collectors.toMap(ExpectedApp::number, Function.identity()))));
  }
}
