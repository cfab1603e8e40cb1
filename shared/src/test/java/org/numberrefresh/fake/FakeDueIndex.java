package org.numberrefresh.fake;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.numberrefresh.domain.batch.Due;
import org.numberrefresh.domain.batch.DueIndex;
import org.numberrefresh.domain.batch.Parking;
import org.numberrefresh.domain.batch.Waiting;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.refresh.TaskId;

/**
 * The due index in memory: each entry in one place, each shard oldest first. Heads, tasks and the parts of a key change
 * find their times here, and lock it for each of their own steps.
 */
public final class FakeDueIndex implements DueIndex {

  /** Decides between entries that are due in the same second. */
  private record Rank(String order, int ordinal, int app) {

    private static final Comparator<Rank> ORDER =
        Comparator.comparing(Rank::order).thenComparingInt(Rank::ordinal).thenComparingInt(Rank::app);

    static Rank of(Waiting what) {
      return switch (what) {
        case Waiting.Head(BatchId batch) -> new Rank(batch.order().value(), batch.ordinal(), 0);
        case Waiting.Task(TaskId task) -> new Rank(task.batch().order().value(), task.batch().ordinal(), task.app());
        case Waiting.Rekey(int part) -> new Rank("", part, 0);
        case Waiting.Push(String carrier) -> new Rank("sink#" + carrier, 0, 0);
        case Waiting.Erasure(String wish) -> new Rank("erasure#" + wish, 0, 0);
        case Waiting.Unreadable(String key, String part, _) -> new Rank(key + part, 0, 0);
      };
    }
  }

  private static final Comparator<Due> OLDEST_FIRST =
      Comparator.<Due, Instant>comparing(due -> due.parking().dueAt())
          .thenComparing(due -> Rank.of(due.what()), Rank.ORDER);

  private final Map<Waiting, Due> entries = new HashMap<>();
  private final Map<String, NavigableSet<Due>> shards = new HashMap<>();

  private NavigableSet<Due> shard(String name) {
    return shards.computeIfAbsent(name, n -> new TreeSet<>(OLDEST_FIRST));
  }

  /** Puts an entry into its place, and nowhere where it has none. */
  public synchronized void place(Waiting what, Optional<Parking> parking) {
    Due old = entries.remove(what);
    if (old != null) {
      shard(old.parking().shard()).remove(old);
    }
    parking.ifPresent(
        place -> {
          var due = new Due(what, new Parking(Seconds.of(place.dueAt()), place.shard()));
          entries.put(what, due);
          shard(place.shard()).add(due);
        });
  }

  /** The place of an entry. What waits has its time here alone. */
  synchronized Optional<Parking> place(Waiting what) {
    return Optional.ofNullable(entries.get(what)).map(Due::parking);
  }

  /** The whole index, oldest first. */
  public synchronized List<Due> all() {
    return entries.values().stream().sorted(OLDEST_FIRST).toList();
  }

  @Override
  public List<Due> due(String shard, Instant by, int limit) {
    return read(shard, Optional.empty(), by, limit);
  }

  @Override
  public List<Due> dueAfter(Due position, Instant by, int limit) {
    return read(position.parking().shard(), Optional.of(position), by, limit);
  }

  private synchronized List<Due> read(String shard, Optional<Due> after, Instant by, int limit) {
    NavigableSet<Due> all = shard(shard);
    return after.map(due -> all.tailSet(due, false)).orElse(all).stream()
        .takeWhile(due -> !due.parking().dueAt().isAfter(by))
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized boolean move(Due entry, Parking to) {
    boolean asRead = entry.equals(entries.get(entry.what()));
    if (asRead) {
      place(entry.what(), Optional.of(to));
    }
    return asRead;
  }
}
