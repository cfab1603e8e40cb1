package org.numberrefresh.usecase.delivery;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.numberrefresh.domain.batch.BatchNumber;
import org.numberrefresh.domain.batch.BatchState;
import org.numberrefresh.domain.batch.Contents;
import org.numberrefresh.domain.batch.OpenedHead;
import org.numberrefresh.domain.batch.OutcomeRecorder;
import org.numberrefresh.domain.batch.TaskOutcomes;
import org.numberrefresh.domain.core.Core;
import org.numberrefresh.domain.key.SealedNumbers;
import org.numberrefresh.domain.outcome.Answer;
import org.numberrefresh.domain.outcome.PairDetail;

/**
 * Drops the case numbers that late answers told of erased numbers. It looks after the answers are stored: an erasure
 * empties the place first, so one of the two sees the other.
 */
final class ErasedDetails {

  private final Contents contents;
  private final SealedNumbers sealed;
  private final OutcomeRecorder recorder;

  ErasedDetails(Core core, OutcomeRecorder recorder) {
    this.contents = core.stores().batches().contents();
    this.sealed = core.keys().numbers();
    this.recorder = recorder;
  }

  /**
   * Drops what is told of erased numbers. The numbers are read only if one of them may be erased.
   *
   * @param stored the task with the answers
   */
  TaskOutcomes dropped(OpenedHead head, TaskOutcomes stored, Map<Integer, Answer> answers) {
    Set<Integer> doubtful =
        answers.entrySet().stream()
            .filter(told -> !told.getValue().detail().equals(PairDetail.NONE) && mayBeErased(head, told.getKey()))
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    if (doubtful.isEmpty()) {
      return stored;
    }
    List<BatchNumber> numbers =
        contents.numbers(head.id()).map(bytes -> sealed.open(head.id(), bytes)).orElse(List.of());
    doubtful.removeIf(index -> index >= numbers.size() || !numbers.get(index).isErased());
    return recorder.change(stored, task -> task.withoutDetails(doubtful)).after();
  }

  /** A number that waits is not erased. */
  private static boolean mayBeErased(OpenedHead head, int index) {
    return head.state() == BatchState.SETTLED || head.unsendable().get(index);
  }
}
