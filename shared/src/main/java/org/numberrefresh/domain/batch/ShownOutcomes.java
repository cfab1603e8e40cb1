package org.numberrefresh.domain.batch;

import java.util.BitSet;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.numberrefresh.domain.outcome.Outcome;
import org.numberrefresh.domain.outcome.OutwardOutcome;
import org.numberrefresh.domain.refresh.Mode;

/**
 * The part of a task's outcomes that a carrier may see. In BATCH mode no holder of the number consented, and an app
 * tends to answer late exactly where it had an account. So CLEAR shows only once the whole task is settled, and in a
 * batch of few numbers once every task is. A withdrawn number always shows CANCELLED, even if an app had cleared it.
 *
 * <p>Decision: docs/decisions.md#clear-waits-for-its-task-in-batch-mode
 *
 * <p>Decision: docs/decisions.md#of-few-numbers-clear-waits-for-every-app
 *
 * <p>Decision: docs/decisions.md#clear-shows-as-it-comes-in-active-mode
 *
 * <p>Decision: docs/decisions.md#a-withdrawn-number-hides-what-was-cleared
 */
public final class ShownOutcomes {

  private final OpenedHead head;
  private final TaskOutcomes task;
  private final boolean clearShows;

  /**
   * Looks at a task.
   *
   * @param head its batch's head
   * @param task the stored task
   */
  public ShownOutcomes(OpenedHead head, TaskOutcomes task) {
    this.head = head;
    this.task = task;
    this.clearShows = head.mode() == Mode.ACTIVE || (head.few() ? head.allTasksSettled() : task.settled());
  }

  /** One number's outcome. */
  public Outcome at(int index) {
    Outcome outcome = task.outcomes().at(index);
    if (head.mode() == Mode.ACTIVE || (outcome.isFinal() && !outcome.isClear())) {
      return outcome;
    }
    if (head.withdrawn().has(index)) {
      return Outcome.CANCELLED;
    }
    return clearShows ? outcome : Outcome.PENDING;
  }

  /** True if times of the task may be shown. While CLEAR is hidden, they would tell when it came. */
  public boolean timesShow() {
    return clearShows;
  }

  /** True if every number that counts shows a final outcome. */
  public boolean settled() {
    return !count().containsKey(OutwardOutcome.PENDING);
  }

  /** The count of numbers that show each outward outcome, without lost ones. */
  public Map<OutwardOutcome, Integer> count() {
    var counts = new EnumMap<OutwardOutcome, Integer>(OutwardOutcome.class);
    BitSet lost = head.request().lost();
    IntStream.range(0, task.outcomes().size())
        .filter(index -> !lost.get(index))
        .forEach(index -> counts.merge(at(index).outward(), 1, Integer::sum));
    return counts;
  }
}
