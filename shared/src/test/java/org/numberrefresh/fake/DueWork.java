package org.numberrefresh.fake;

import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.numberrefresh.domain.app.AppSelection;
import org.numberrefresh.domain.batch.AcceptedHead;
import org.numberrefresh.domain.batch.BatchRequest;
import org.numberrefresh.domain.batch.Batches;
import org.numberrefresh.domain.batch.Parking;
import org.numberrefresh.domain.batch.TaskOutcomes;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.refresh.Mode;
import org.numberrefresh.domain.refresh.OrderId;
import org.numberrefresh.domain.refresh.TaskId;
import org.numberrefresh.parallel.InParallel;

/** Fills a store with work that is due: heads and parked tasks, one second apart, the oldest first. */
public final class DueWork {

  private static final int AT_ONCE = 32;

  private final Batches batches;
  private final String run = UUID.randomUUID().toString();

  public DueWork(Batches batches) {
    this.batches = batches;
  }

  private BatchId batch(String kind, int i) {
    return new BatchId(OrderId.of("east", run + kind + i), 0);
  }

  /** Heads of accepted batches, the first of which is due at the given time. */
  public List<BatchId> heads(int count, Instant from) {
    return InParallel.over(
        IntStream.range(0, count).boxed().toList(),
        AT_ONCE,
        i -> {
          BatchId batch = batch("head", i);
          var request =
              new BatchRequest(batch, "east", Mode.BATCH, new AppSelection.All(), 1, new BitSet(), from, from);
          batches.heads().put(new AcceptedHead(request, from.plus(Duration.ofSeconds(i))));
          return batch;
        });
  }

  /** Parked tasks of an app, the first of which is due at the given time. */
  public List<TaskId> tasks(int app, int count, Instant from) {
    return InParallel.over(
        IntStream.range(0, count).boxed().toList(),
        AT_ONCE,
        i -> {
          var task = new TaskId(batch("task", i), app);
          var parking = Parking.swept(task.batch(), from.plus(Duration.ofSeconds(i)));
          batches
              .tasks()
              .record(TaskOutcomes.fresh(task, 1, new BitSet(), from).parkedUntil(Optional.of(parking), from).next());
          return task;
        });
  }
}
