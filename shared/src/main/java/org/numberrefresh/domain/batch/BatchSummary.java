package org.numberrefresh.domain.batch;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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
 */
public record BatchSummary(
    BatchId batch, long revision, Map<OutwardOutcome, Integer> counts, List<List<Residue>> residue) {

  /**
   * An outcome that is not CLEAR.
   *
   * @param app the app's small number
   * @param outcome its outcome
   */
  public record Residue(int app, Outcome outcome) {}

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
    return new BatchSummary(head.id(), head.progress().revision(), counts, residue);
  }
}
