package org.numberrefresh.adapters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.numberrefresh.domain.batch.Due;
import org.numberrefresh.domain.batch.DueIndex;
import org.numberrefresh.domain.batch.Parking;
import org.numberrefresh.domain.batch.Waiting;
import org.numberrefresh.domain.core.Core;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.fake.DueWork;
import org.numberrefresh.fake.TickingClock;
import org.numberrefresh.parallel.InParallel;
import org.numberrefresh.usecase.sweep.Sweep;

/** The sweep on real tables and queues. */
class SweepOnStoresTest {

  private static final int DUE = Integer.getInteger("due", 300);

  private static Adapters adapters;

  @BeforeAll
  static void open() {
    adapters = Adapters.open(RunEndpoint.of("test"));
  }

  @AfterAll
  static void close() {
    if (adapters != null) {
      adapters.close();
    }
  }

  /** Two sweeps at once whose time is over before the backlog is; the next runs work off the rest. */
  @Test
  void sweeps_at_once_work_off_a_backlog_over_several_runs_each_entry_once() {
    Instant longAgo = TickingClock.START.minus(Duration.ofSeconds(DUE));
    List<BatchId> due = new DueWork(adapters.stores().batches()).heads(DUE, longAgo);
    Core core = adapters.core();
    var queued = new AtomicInteger();
    int runs = 0;
    for (; queued.get() < DUE; runs++) {
      var claims = new AtomicInteger(DUE / 4);
      InParallel.over(List.of(1, 2), 2, i -> queued.addAndGet(new Sweep(core).run(() -> claims.getAndDecrement() > 0)));
    }
    assertTrue(runs > 1);
    assertEquals(DUE, queued.get());
    var taken = new ArrayList<BatchId>();
    adapters.drain("BATCHES_QUEUE", body -> taken.add(Adapters.batchOf(body)));
    assertEquals(DUE, taken.size());
    assertEquals(Set.copyOf(due), new HashSet<>(taken));
  }

  @Test
  void an_entry_of_an_unknown_kind_is_read_past_and_may_be_moved() {
    DueIndex index = adapters.stores().batches().dueIndex();
    Instant later = TickingClock.START.plus(Duration.ofDays(400));
    BatchId known = new DueWork(adapters.stores().batches()).heads(1, later).getFirst();
    Parking place = new Waiting.Head(known).swept(later.minusSeconds(1));
    adapters.putUnknown("novelty#1", place);
    Due unknown = new Due(new Waiting.Unreadable("novelty#1", "head", place.shard()), place);
    assertTrue(index.due(place.shard(), later, 1_000).contains(unknown));
    assertEquals(
        List.of(new Waiting.Head(known)), index.dueAfter(unknown, later, 1_000).stream().map(Due::what).toList());
    assertTrue(index.move(unknown, unknown.what().swept(later.plusSeconds(1))));
    assertFalse(index.due(place.shard(), later, 1_000).contains(unknown));
  }
}
