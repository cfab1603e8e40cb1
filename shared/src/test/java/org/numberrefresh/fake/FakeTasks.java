package org.numberrefresh.fake;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.numberrefresh.domain.batch.Parking;
import org.numberrefresh.domain.batch.TaskOutcomes;
import org.numberrefresh.domain.batch.Tasks;
import org.numberrefresh.domain.batch.Waiting;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.refresh.TaskId;

/** Tasks in memory, with times to the second. */
public final class FakeTasks implements Tasks {

  private final Map<BatchId, Map<Integer, TaskOutcomes>> tasks = new HashMap<>();
  private final FakeDueIndex index;

  FakeTasks(FakeDueIndex index) {
    this.index = index;
  }

  @Override
  public Map<TaskId, TaskOutcomes> find(Collection<TaskId> asked) {
    synchronized (index) {
      var found = new HashMap<TaskId, TaskOutcomes>();
      for (TaskId id : asked) {
        Optional.ofNullable(ofBatch(id.batch()).get(id.app())).ifPresent(task -> found.put(id, read(task)));
      }
      return found;
    }
  }

  @Override
  public List<TaskOutcomes> of(BatchId batch) {
    synchronized (index) {
      return ofBatch(batch).values().stream().map(this::read).toList();
    }
  }

  @Override
  public Recorded record(TaskOutcomes next) {
    synchronized (index) {
      TaskId id = next.task();
      TaskOutcomes stored = ofBatch(id.batch()).get(id.app());
      if (stored == null ? next.version() != 1 : stored.version() != next.version() - 1) {
        return new Recorded.Overtaken(read(stored));
      }
      ofBatch(id.batch()).put(id.app(), next);
      index.place(new Waiting.Task(id), next.parked());
      return new Recorded.Written(next);
    }
  }

  private Map<Integer, TaskOutcomes> ofBatch(BatchId batch) {
    return tasks.computeIfAbsent(batch, b -> new TreeMap<>());
  }

  private TaskOutcomes read(TaskOutcomes stored) {
    return stored.parkedUntil(parked(stored), Seconds.of(stored.updatedAt()));
  }

  /** A task that was moved since it was written waits with all its numbers. */
  private Optional<Parking> parked(TaskOutcomes stored) {
    Optional<Parking> own = stored.parked().map(place -> new Parking(Seconds.of(place.dueAt()), place.shard()));
    Optional<Parking> place = index.place(new Waiting.Task(stored.task()));
    return place.equals(own) ? place.map(p -> p.from(stored.parked().map(Parking::from).orElse(0))) : place;
  }
}
