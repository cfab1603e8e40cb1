package org.numberrefresh.domain.batch;

import java.util.BitSet;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.numberrefresh.domain.outcome.Outcome;
import org.numberrefresh.domain.outcome.OutwardOutcome;
import org.numberrefresh.domain.refresh.Mode;

/**
 * A task's outcomes as far as a carrier may be told of them. In BATCH mode nobody who has the number consented, and
 * what an app answers late is what it had; so a clear outcome shows only once its whole task is settled, and in a batch
 * of few numbers once every task of the batch is. For the same reason a number that was withdrawn shows as withdrawn,
 * whether an app had cleared it by then or not.
 */
public final class ShownOutcomes {

  private final OpenedHead head;
  private final TaskOutcomes task;
  private final boolean clearShows;

  /**
   * Looks at a task.
   *
   * @param head its batch's head
   * @param task what is stored of it
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

  /** Whether times of the task may be told: while clear outcomes are hidden, they would tell when those came. */
  public boolean timesShow() {
    return clearShows;
  }

  /** Whether every number that counts shows a final outcome. */
  public boolean settled() {
    return !count().containsKey(OutwardOutcome.PENDING);
  }

  /** How many numbers that count show each outward outcome. */
  public Map<OutwardOutcome, Integer> count() {
    var counts = new EnumMap<OutwardOutcome, Integer>(OutwardOutcome.class);
    BitSet lost = head.request().lost();
    IntStream.range(0, task.outcomes().size())
        .filter(index -> !lost.get(index))
        .forEach(index -> counts.merge(at(index).outward(), 1, Integer::sum));
    return counts;
  }
}
