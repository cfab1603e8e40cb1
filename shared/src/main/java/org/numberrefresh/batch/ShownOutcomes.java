package org.numberrefresh.batch;

import java.util.BitSet;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.numberrefresh.outcome.Outcome;
import org.numberrefresh.outcome.OutwardOutcome;

/**
 * A task's outcomes as far as a carrier may be told of them. In BATCH mode a clear one shows only once its whole task
 * is settled, since what an app answers late is what it had. For the same reason a number that was withdrawn while its
 * task waited shows as withdrawn, whether the app had cleared it by then or not.
 */
public final class ShownOutcomes {

  private final BatchHead head;
  private final TaskOutcomes task;
  private final boolean clearShows;
  private final boolean endedByWithdrawal;

  /**
   * Looks at a task.
   *
   * @param head its batch's head
   * @param task what is stored of it
   */
  public ShownOutcomes(BatchHead head, TaskOutcomes task) {
    this.head = head;
    this.task = task;
    this.clearShows = head.mode() == Mode.ACTIVE || task.settled();
    this.endedByWithdrawal =
        !clearShows || (head.mode() == Mode.BATCH && head.withdrawn().stream().anyMatch(this::isCancelled));
  }

  private boolean isCancelled(int index) {
    return index < task.outcomes().size() && task.outcomes().at(index) == Outcome.CANCELLED;
  }

  /** One number's outcome. */
  public Outcome at(int index) {
    Outcome outcome = task.outcomes().at(index);
    if (endedByWithdrawal && head.withdrawn().get(index) && (outcome.isClear() || !outcome.isFinal())) {
      return Outcome.CANCELLED;
    }
    return outcome.isClear() && !clearShows ? Outcome.PENDING : outcome;
  }

  /** How many numbers that count show each outward outcome. */
  public Map<OutwardOutcome, Integer> count() {
    var counts = new EnumMap<OutwardOutcome, Integer>(OutwardOutcome.class);
    BitSet lost = head.lost();
    IntStream.range(0, task.outcomes().size())
        .filter(index -> !lost.get(index))
        .forEach(index -> counts.merge(at(index).outward(), 1, Integer::sum));
    return counts;
  }
}
