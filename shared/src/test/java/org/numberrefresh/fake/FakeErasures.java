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
  public synchronized void put(Erasure erasure) {
    traces
        .computeIfAbsent(erasure.fingerprint(), f -> new TreeMap<>())
        .put(erasure.startedAt().getEpochSecond(), erasure);
  }

  @Override
  public synchronized void withdraw(Erasure erasure) {
    NavigableMap<Long, Erasure> all = traces.getOrDefault(erasure.fingerprint(), new TreeMap<>());
    Erasure stored = all.get(erasure.startedAt().getEpochSecond());
    if (stored != null && stored.erasedAt().isEmpty()) {
      all.remove(erasure.startedAt().getEpochSecond());
    }
  }
}
