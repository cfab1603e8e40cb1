package org.numberrefresh.domain.batch;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.parallel.InParallel;

/** The tasks that are held until their app takes calls. They are released spread out, as fast as it takes them. */
public final class HeldTasks {

  private static final int PAGE = 100;
  private static final int AT_ONCE = 32;
  private static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");

  private final DueIndex index;
  private final Clock clock;

  public HeldTasks(DueIndex index, Clock clock) {
    this.index = index;
    this.clock = clock;
  }

  /** One of an app's held tasks; none if it has none. */
  public List<Due> one(App app) {
    return index.due(shard(app), clock.instant(), 1);
  }

  /**
   * Releases an app's held tasks, page by page. Those that time does not allow are held until the next call. A task
   * that was leased by a poll keeps its time.
   *
   * @param perSecond the calls a second that it takes
   * @return the count of tasks that were found
   */
  public int release(App app, double perSecond, BooleanSupplier timeIsLeft) {
    Instant now = clock.instant();
    int found = 0;
    int moved = 0;
    int movedBefore;
    List<Due> page;
    do {
      movedBefore = moved;
      page = index.due(shard(app), END_OF_TIME, PAGE);
      found += page.size();
      moved += release(page, moved, now, perSecond);
      // The index may still show released tasks: a page with nothing else is the last.
    } while (page.size() == PAGE && moved > movedBefore && timeIsLeft.getAsBoolean());
    return found;
  }

  /** Moves a page of tasks to their turns; the count of those that still stood there. */
  private int release(List<Due> page, int before, Instant now, double perSecond) {
    var turns = IntStream.range(0, page.size()).boxed().toList();
    List<Boolean> moved =
        InParallel.over(
            turns,
            AT_ONCE,
            i -> {
              Due due = page.get(i);
              Instant turn = now.plusMillis((long) (1000 * (before + i) / perSecond));
              Instant own = due.parking().dueAt();
              return index.move(due, due.what().swept(own.isAfter(turn) ? own : turn));
            });
    return (int) moved.stream().filter(done -> done).count();
  }

  private String shard(App app) {
    return Parking.untilReady(app.id(), clock.instant()).shard();
  }
}
