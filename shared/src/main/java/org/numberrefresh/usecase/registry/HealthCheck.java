package org.numberrefresh.usecase.registry;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.domain.batch.Due;
import org.numberrefresh.domain.batch.DueIndex;
import org.numberrefresh.domain.batch.Parking;
import org.numberrefresh.domain.core.Core;
import org.numberrefresh.domain.limit.Standing;
import org.numberrefresh.usecase.registry.AppHealth.Backlog;

/** Looks at the state of apps. It counts their waiting tasks in the due index, up to a bound. */
final class HealthCheck {

  private static final int MOST_A_SHARD = 1000;
  private static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");

  private final Core core;
  private final DueIndex index;

  HealthCheck(Core core) {
    this.core = core;
    this.index = core.stores().batches().dueIndex();
  }

  /** Reads the state of some apps: the troubled first, otherwise in the given order. */
  List<AppHealth> of(List<App> apps) {
    Map<Integer, Standing> standings = core.stores().standings().all();
    var parked = new HashMap<Integer, Integer>();
    boolean cut = false;
    for (int shard = 0; shard < Parking.SHARDS; shard++) {
      List<Due> waiting = index.due(Parking.shard(shard), END_OF_TIME, MOST_A_SHARD);
      cut |= waiting.size() == MOST_A_SHARD;
      Due.tasks(waiting).forEach(task -> parked.merge(task.app(), 1, Integer::sum));
    }
    boolean atLeast = cut;
    return apps.stream()
        .map(
            app -> {
              Standing standing = standings.getOrDefault(app.number(), Standing.NEW);
              List<Due> held = held(app, standing);
              var backlog =
                  new Backlog(
                      held.size(),
                      parked.getOrDefault(app.number(), 0),
                      atLeast || held.size() == MOST_A_SHARD,
                      held.stream().findFirst().map(due -> due.parking().dueAt()));
              return new AppHealth(app, standing, Optional.of(backlog), core.clock().instant());
            })
        .sorted(Comparator.comparing(AppHealth::troubled).reversed())
        .toList();
  }

  private List<Due> held(App app, Standing standing) {
    if (app.ready() && !standing.holding()) {
      return List.of();
    }
    String shard = Parking.untilReady(app.id(), Instant.EPOCH).shard();
    return index.due(shard, END_OF_TIME, MOST_A_SHARD);
  }
}
