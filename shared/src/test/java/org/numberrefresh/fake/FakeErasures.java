package org.numberrefresh.fake;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.numberrefresh.domain.erasure.Erasure;
import org.numberrefresh.domain.erasure.Erasures;

/** The traces of erased numbers in memory. */
public final class FakeErasures implements Erasures {

  private final Map<String, NavigableMap<Long, Erasure>> traces = new HashMap<>();

  @Override
  public synchronized Optional<Erasure> newest(String fingerprint) {
    return Optional.ofNullable(traces.get(fingerprint)).map(NavigableMap::lastEntry).map(Map.Entry::getValue);
  }

  @Override
  public synchronized boolean begin(Erasure erasure) {
    return of(erasure).putIfAbsent(erasure.startedAt().getEpochSecond(), erasure) == null;
  }

  @Override
  public synchronized void put(Erasure erasure) {
    of(erasure)
        .merge(
            erasure.startedAt().getEpochSecond(),
            erasure,
            (stored, next) -> stored.erasedAt().isPresent() && next.erasedAt().isEmpty() ? stored : next);
  }

  private NavigableMap<Long, Erasure> of(Erasure erasure) {
    return traces.computeIfAbsent(erasure.fingerprint(), f -> new TreeMap<>());
  }

  @Override
  public synchronized void withdraw(Erasure erasure) {
    NavigableMap<Long, Erasure> all = of(erasure);
    Erasure stored = all.get(erasure.startedAt().getEpochSecond());
    if (stored != null && stored.erasedAt().isEmpty()) {
      all.remove(erasure.startedAt().getEpochSecond());
    }
  }
}
