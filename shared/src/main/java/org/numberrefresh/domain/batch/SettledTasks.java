package org.numberrefresh.domain.batch;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.numberrefresh.domain.queue.Queues;
import org.numberrefresh.domain.refresh.BatchId;

/**
 * Notes settled tasks in their batch's head, and drives on whoever finds the batch settled. It may be told the same
 * again: an unchanged answer runs it too.
 */
public final class SettledTasks {

  private final Heads heads;
  private final Queues queues;
  private final Clock clock;

  public SettledTasks(Heads heads, Queues queues, Clock clock) {
    this.heads = heads;
    this.queues = queues;
    this.clock = clock;
  }

  /**
   * Notes settled tasks.
   *
   * @param batch their batch
   * @param apps the numbers of their apps, at least one
   * @param roseLate whether one of them had been settled before and rose now
   */
  public void note(BatchId batch, Set<Integer> apps, boolean roseLate) {
    OpenedHead head = heads.mark(batch, apps);
    if (roseLate) {
      heads.revise(batch, clock.instant());
    }
    if (head.allTasksSettled() && head.state() == BatchState.OPEN) {
      queues.batches(List.of(batch));
    }
  }
}
