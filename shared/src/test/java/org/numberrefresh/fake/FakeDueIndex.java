package org.numberrefresh.fake;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.numberrefresh.domain.batch.Batches.Due;
import org.numberrefresh.domain.batch.Parking;
import org.numberrefresh.domain.refresh.BatchId;

/** The due index in memory: each entry in one place, each shard oldest first. */
final class FakeDueIndex {

  private record Key(BatchId batch, int app) {}

  private static final Comparator<Due> OLDEST_FIRST =
      Comparator.<Due, Instant>comparing(due -> due.parking().dueAt())
          .thenComparing(Due::batch)
          .thenComparingInt(Due::app);

  private final Map<Key, Due> entries = new HashMap<>();
  private final Map<String, NavigableSet<Due>> shards = new HashMap<>();

  private NavigableSet<Due> shard(String name) {
    return shards.computeIfAbsent(name, n -> new TreeSet<>(OLDEST_FIRST));
  }

  /** Puts an entry into its place, and nowhere where it has none. */
  void place(BatchId batch, int app, Optional<Parking> parking) {
    Due old = entries.remove(new Key(batch, app));
    if (old != null) {
      shard(old.parking().shard()).remove(old);
    }
    parking.ifPresent(
        place -> {
          var due = new Due(batch, app, new Parking(place.dueAt(), place.shard()));
          entries.put(new Key(batch, app), due);
          shard(place.shard()).add(due);
        });
  }

  boolean has(Due entry) {
    return entry.equals(entries.get(new Key(entry.batch(), entry.app())));
  }

  List<Due> read(String shard, Optional<Due> after, Instant by, int limit) {
    NavigableSet<Due> all = shard(shard);
    return after.map(due -> all.tailSet(due, false)).orElse(all).stream()
        .takeWhile(due -> !due.parking().dueAt().isAfter(by))
        .limit(limit)
        .toList();
  }

  List<Due> all() {
    return entries.values().stream().sorted(OLDEST_FIRST).toList();
  }
}
