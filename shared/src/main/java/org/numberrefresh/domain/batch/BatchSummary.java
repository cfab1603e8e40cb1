package org.numberrefresh.domain.batch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.numberrefresh.domain.outcome.Outcome;
import org.numberrefresh.domain.outcome.OutwardOutcome;
import org.numberrefresh.domain.refresh.BatchId;

/**
 * The residue of a settled batch: every outcome that is not CLEAR, of each number. A grade follows from it without a
 * read of the batch's tasks.
 *
 * @param batch the batch
 * @param revision the head's revision that it shows
 * @param counts the count of pairs that show each outward outcome
 * @param residue the outcomes that are not CLEAR, by the number's index; one list an index, empty if all are CLEAR
 * @param raises the late changes that its carrier could see
 */
public record BatchSummary(
    BatchId batch, long revision, Map<OutwardOutcome, Integer> counts, List<List<Residue>> residue, Raises raises) {

  /**
   * An outcome that is not CLEAR.
   *
   * @param app the app's small number
   * @param outcome its outcome
   */
  public record Residue(int app, Outcome outcome) {}

  /**
   * The late changes of a batch that its carrier could see. A revision that looks the same as the one before is none.
   *
   * @param count their count
   * @param last the time of the last one; empty if there was none, or if an earlier version wrote it
   */
  public record Raises(long count, Optional<Instant> last) {

    /** No late change. */
    public static final Raises NONE = new Raises(0, Optional.empty());

    private Raises raised(Instant at) {
      return new Raises(count + 1, Optional.of(at));
    }
  }

  public BatchSummary {
    counts = Map.copyOf(counts);
    residue = residue.stream().map(List::copyOf).toList();
  }

  /**
   * Sums up a batch.
   *
   * @param tasks all its tasks
   */
  public static BatchSummary of(OpenedHead head, List<TaskOutcomes> tasks) {
    var counts = new EnumMap<OutwardOutcome, Integer>(OutwardOutcome.class);
    var residue = new ArrayList<List<Residue>>();
    for (int i = 0; i < head.numbers(); i++) {
      residue.add(new ArrayList<>());
    }
    BitSet lost = head.request().lost();
    for (TaskOutcomes task : tasks) {
      var shown = new ShownOutcomes(head, task);
      shown.count().forEach((outward, n) -> counts.merge(outward, n, Integer::sum));
      for (int i = lost.nextClearBit(0); i < head.numbers(); i = lost.nextClearBit(i + 1)) {
        Outcome outcome = shown.at(i);
        if (!outcome.isClear()) {
          residue.get(i).add(new Residue(task.task().app(), outcome));
        }
      }
    }
    return new BatchSummary(head.id(), head.progress().revision(), counts, residue, Raises.NONE);
  }

  /**
   * This summary as the one that follows another. It counts as a late change only if the carrier sees a difference.
   *
   * <p>Decision: docs/decisions.md#a-late-answer-that-looks-the-same-raises-nothing
   *
   * @param at the present time
   */
  public BatchSummary after(BatchSummary stored, Instant at) {
    Raises seen = looksLike(stored) ? stored.raises : stored.raises.raised(at);
    return new BatchSummary(batch, revision, counts, residue, seen);
  }

  private boolean looksLike(BatchSummary other) {
    return counts.equals(other.counts)
        && residue.stream()
            .map(BatchSummary::shown)
            .toList()
            .equals(other.residue.stream().map(BatchSummary::shown).toList());
  }

  /** The residue of a number as a carrier sees it: outcome and reason, by the app. */
  private static Map<Integer, List<String>> shown(List<Residue> ofNumber) {
    return ofNumber.stream()
        .collect(
            Collectors.toMap(
                Residue::app, one -> List.of(one.outcome().outward().name(), one.outcome().outwardReason())));
  }
}
