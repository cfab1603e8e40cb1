package org.numberrefresh.usecase.delivery;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.numberrefresh.domain.batch.BatchNumber;
import org.numberrefresh.domain.batch.Batches;
import org.numberrefresh.domain.batch.ExpectedApp;
import org.numberrefresh.domain.key.SealedNumbers;
import org.numberrefresh.domain.refresh.BatchId;

/** The parts of batches that never change, kept by a worker for the tasks that follow. */
public final class BatchContents {

  private static final int KEPT = 64;

  private final Batches batches;
  private final SealedNumbers sealed;
  private final Map<BatchId, Contents> kept = new LinkedHashMap<>(KEPT, 0.75f, true);

  public BatchContents(Batches batches, SealedNumbers sealed) {
    this.batches = batches;
    this.sealed = sealed;
  }

  /**
   * The parts of a batch that never change once it is opened.
   *
   * @param numbers its numbers, by index
   * @param apps its expected apps, by number
   */
  public record Contents(List<BatchNumber> numbers, Map<Integer, ExpectedApp> apps) {}

  /** The contents of a batch, or nothing where it is not opened. */
  public synchronized Optional<Contents> of(BatchId batch) {
    Contents contents = kept.get(batch);
    if (contents != null) {
      return Optional.of(contents);
    }
    Optional<Contents> read = read(batch);
    read.ifPresent(fresh -> keep(batch, fresh));
    return read;
  }

  private void keep(BatchId batch, Contents contents) {
    kept.put(batch, contents);
    if (kept.size() > KEPT) {
      kept.remove(kept.keySet().iterator().next());
    }
  }

  private Optional<Contents> read(BatchId batch) {
    return batches
        .apps(batch)
        .map(
            apps ->
                new Contents(
                    sealed.open(batch, batches.numbers(batch).orElseThrow()),
                    apps.stream().collect(Collectors.toMap(ExpectedApp::number, Function.identity()))));
  }
}
