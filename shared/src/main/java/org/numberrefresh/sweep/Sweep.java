package org.numberrefresh.sweep;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.numberrefresh.app.App;
import org.numberrefresh.app.AppDirectory;
import org.numberrefresh.batch.BatchHead;
import org.numberrefresh.batch.BatchId;
import org.numberrefresh.batch.Batches;
import org.numberrefresh.batch.Batches.Due;
import org.numberrefresh.batch.Parking;
import org.numberrefresh.batch.TaskId;
import org.numberrefresh.core.Core;
import org.numberrefresh.limit.Alerts;
import org.numberrefresh.queue.Queues;
import org.numberrefresh.queue.TaskMessage;

/**
 * Queues everything that is due. A claim is a lease: what was claimed and then lost is due again when the lease is
 * over, and only finished work takes an entry away.
 */
public final class Sweep {

  private static final Duration LEASE = Duration.ofMinutes(6);
  private static final int PAGE = 100;
  private static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");
  private static final int NEVER_RECONCILED = -1;

  private final Batches batches;
  private final AppDirectory directory;
  private final Queues queues;
  private final Clock clock;
  private final AppWatch appWatch;

  /** A sweep that tells nobody of apps that fail. */
  public Sweep(Core core) {
    this(core, (app, what, why) -> {});
  }

  /**
   * Makes a sweep.
   *
   * @param alerts who is told of apps that fail
   */
  public Sweep(Core core, Alerts alerts) {
    this.batches = core.stores().batches();
    this.directory = new AppDirectory(core.stores().apps(), core.clock());
    this.queues = core.queues();
    this.clock = core.clock();
    this.appWatch = new AppWatch(core, directory, alerts);
  }

  /**
   * Queues what is due, page by page and shard by shard, until nothing is or the time is over; the rest waits for the
   * next run.
   *
   * @param timeIsLeft whether there is time for another page
   * @return how many entries were queued
   */
  public int run(BooleanSupplier timeIsLeft) {
    int queued = queue(appWatch.run(timeIsLeft));
    for (int shard = 0; shard < Parking.SHARDS; shard++) {
      List<Due> page;
      do {
        if (!timeIsLeft.getAsBoolean()) {
          return queued;
        }
        page = batches.due(Parking.shard(shard), clock.instant(), PAGE);
        queued += queue(page);
      } while (page.size() == PAGE);
    }
    return queued;
  }

  /** Makes every open batch due now, to be compared with its parts whatever its time. */
  public void reconcileAll() {
    for (int shard = 0; shard < Parking.SHARDS; shard++) {
      for (Due due : batches.due(Parking.shard(shard), END_OF_TIME, Integer.MAX_VALUE)) {
        if (due.app() == 0) {
          batches.head(due.batch()).filter(BatchHead::opened).ifPresent(this::wake);
        }
      }
    }
  }

  private void wake(BatchHead head) {
    batches.rearm(head, Optional.of(clock.instant()), NEVER_RECONCILED);
  }

  private int queue(List<Due> page) {
    Instant until = clock.instant().plus(LEASE).truncatedTo(ChronoUnit.SECONDS);
    List<Due> claimed = page.stream().filter(due -> batches.move(due, Parking.swept(due.batch(), until))).toList();
    List<BatchId> heads = claimed.stream().filter(due -> due.app() == 0).map(Due::batch).toList();
    queues.batches(heads);
    var tasks = new ArrayList<TaskMessage>();
    claimed.stream().filter(due -> due.app() != 0).forEach(due -> task(due, until).ifPresent(tasks::add));
    queues.tasks(tasks);
    return claimed.size();
  }

  private Optional<TaskMessage> task(Due due, Instant claim) {
    return directory.find(due.app()).map(app -> message(due, app, claim));
  }

  private static TaskMessage message(Due due, App app, Instant claim) {
    return new TaskMessage(new TaskId(due.batch(), due.app()), app.id(), app.state().slow(), Optional.of(claim));
  }
}
