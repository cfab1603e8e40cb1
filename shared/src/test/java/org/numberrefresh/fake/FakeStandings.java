package org.numberrefresh.fake;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.numberrefresh.domain.limit.Standing;
import org.numberrefresh.domain.limit.Standings;

/** Standings in memory. */
public final class FakeStandings implements Standings {

  private final Map<Integer, Standing> standings = new TreeMap<>();
  private int writes;

  @Override
  public synchronized Map<Integer, Standing> find(Collection<Integer> apps) {
    var found = new HashMap<Integer, Standing>();
    apps.forEach(app -> found.put(app, stored(app)));
    return found;
  }

  private Standing stored(int app) {
    return standings.getOrDefault(app, Standing.NEW);
  }

  @Override
  public synchronized Map<Integer, Standing> all() {
    return new TreeMap<>(standings);
  }

  @Override
  public synchronized Map<Integer, Standing> swap(Map<Integer, Change> changes) {
    var overtaken = new HashMap<Integer, Standing>();
    changes.keySet().stream()
        .map(Standings::item)
        .distinct()
        .forEach(
            group -> {
              var own = new TreeMap<>(changes);
              own.keySet().removeIf(app -> Standings.item(app) != group);
              writes++;
              if (own.entrySet().stream().allMatch(one -> stored(one.getKey()).equals(one.getValue().read()))) {
                own.forEach((app, change) -> standings.put(app, change.next()));
              } else {
                own.keySet().forEach(app -> overtaken.put(app, stored(app)));
              }
            });
    return overtaken;
  }

  /** The count of writes of an item, tried ones too. */
  public synchronized int writes() {
    return writes;
  }
}
