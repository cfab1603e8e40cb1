package org.numberrefresh.usecase.sweep;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.domain.app.AppDirectory;
import org.numberrefresh.domain.batch.BatchHead;
import org.numberrefresh.domain.batch.Batches;
import org.numberrefresh.domain.batch.Due;
import org.numberrefresh.domain.batch.OpenedHead;
import org.numberrefresh.domain.batch.Parking;
import org.numberrefresh.domain.batch.Waiting;
import org.numberrefresh.domain.core.Core;
import org.numberrefresh.domain.limit.Alerts;
import org.numberrefresh.domain.queue.Queues;
import org.numberrefresh.domain.queue.TaskMessage;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.refresh.TaskId;
import org.numberrefresh.domain.watch.Measure;
import org.numberrefresh.domain.watch.RunWatch;
import org.numberrefresh.parallel.InParallel;

/**
 * Queues everything that is due, the longest overdue first. A claim is a lease: an entry whose message is lost is due
 * again when the lease ends. Only finished work removes an entry.
 *
 * <p>Decision: docs/decisions.md#the-sweep-is-the-only-thing-that-waits
 */
public final class Sweep {

  private static final int AT_ONCE = 32;
  private static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");

  private final Batches batches;
  private final AppDirectory directory;
  private final Queues queues;
  private final Clock clock;
  private final RunWatch watch;
  private final AppWatch appWatch;
  private final Consumer<Waiting.Unreadable> faults;

  /** A sweep that alerts nobody. */
  public Sweep(Core core) {
    this(core, (app, what, why) -> {}, entry -> {});
  }

  /**
   * Makes a sweep.
   *
   * @param alerts hears of apps that fail
   * @param faults hears of entries that cannot be read. They are passed over, and looked at again after a lease
   */
  public Sweep(Core core, Alerts alerts, Consumer<Waiting.Unreadable> faults) {
    this.batches = core.stores().batches();
    this.directory = new AppDirectory(core.stores().apps(), core.clock());
    this.queues = core.queues();
    this.clock = core.clock();
    this.watch = core.watch();
    this.appWatch = new AppWatch(core, directory, alerts);
    this.faults = faults;
  }

  /**
   * Queues due entries until none is left or time is over. The rest waits for the next run.
   *
   * @param timeIsLeft tells if there is time for another claim
   * @return the count of queued entries
   */
  public int run(BooleanSupplier timeIsLeft) {
    // First: a backlog may take all the time, and nobody else tells it.
    appWatch.tellCoverage(timeIsLeft);
    AppWatch.Looked apps = appWatch.run(timeIsLeft);
    int queued = queue(apps.probes(), timeIsLeft) + queueLine(timeIsLeft, true);
    queued += appWatch.letGo(apps, timeIsLeft) ? queueLine(timeIsLeft, false) : 0;
    return queued;
  }

  /** Queues the line. Its first entry tells how far the sweep is behind. */
  private int queueLine(BooleanSupplier timeIsLeft, boolean measured) {
    Instant now = clock.instant();
    var line = new DueLine(batches.dueIndex(), now);
    boolean first = measured;
    int queued = 0;
    while (timeIsLeft.getAsBoolean()) {
      List<Due> next = line.next();
      if (first) {
        Instant oldest = next.isEmpty() ? now : next.getFirst().parking().dueAt();
        watch.measured(Measure.SWEEP_LAG, Duration.between(oldest, now));
        first = false;
      }
      if (next.isEmpty()) {
        return queued;
      }
      queued += queue(next, timeIsLeft);
    }
    return queued;
  }

  /**
   * Makes open batches due now, so that each is compared with its parts.
   *
   * @param timeIsLeft tells if there is time for more; the rest is compared at its own time
   */
  public void reconcileAll(BooleanSupplier timeIsLeft) {
    var line = new DueLine(batches.dueIndex(), END_OF_TIME);
    Instant now = clock.instant();
    while (timeIsLeft.getAsBoolean()) {
      List<Due> next = line.next();
      if (next.isEmpty()) {
        return;
      }
      List<OpenedHead> open = List.copyOf(BatchHead.opened(batches.heads().find(headsOf(next))).values());
      InParallel.over(open, AT_ONCE, head -> wake(head, now));
    }
  }

  private static List<BatchId> headsOf(List<Due> entries) {
    return entries.stream()
        .flatMap(due -> due.what() instanceof Waiting.Head(BatchId batch) ? Stream.of(batch) : Stream.empty())
        .toList();
  }

  private BatchId wake(OpenedHead head, Instant now) {
    batches.heads().rearm(head, now, OptionalInt.empty());
    return head.id();
  }

  private int queue(List<Due> entries, BooleanSupplier timeIsLeft) {
    if (entries.isEmpty()) {
      return 0;
    }
    Map<Integer, App> apps = apps(entries);
    Instant until = clock.instant().plus(Parking.LEASE).truncatedTo(ChronoUnit.SECONDS);
    var claimed = new ConcurrentLinkedQueue<Due>();
    try {
      InParallel.over(
          entries, AT_ONCE, due -> timeIsLeft.getAsBoolean() && claim(due, apps, until) && claimed.add(due));
    } finally {
      send(claimed, apps, until);
    }
    return (int) claimed.stream().filter(due -> !(due.what() instanceof Waiting.Unreadable)).count();
  }

  /** True if this run claimed it. A task whose app is unknown leaves the line, or it would be due for ever. */
  private boolean claim(Due due, Map<Integer, App> apps, Instant until) {
    if (due.what() instanceof Waiting.Task(TaskId task) && !apps.containsKey(task.app())) {
      batches.dueIndex().move(due, Parking.untilRegistered(task.app(), clock.instant()));
      return false;
    }
    return batches.dueIndex().move(due, due.what().swept(until));
  }

  private void send(Collection<Due> claimed, Map<Integer, App> apps, Instant claim) {
    var driven = new ArrayList<BatchId>();
    var rekeyed = new ArrayList<Integer>();
    var pushed = new ArrayList<String>();
    var erasures = new ArrayList<String>();
    var tasks = new ArrayList<TaskMessage>();
    for (Due due : claimed) {
      switch (due.what()) {
        case Waiting.Head(BatchId batch) -> driven.add(batch);
        case Waiting.Rekey(int part) -> rekeyed.add(part);
        case Waiting.Push(String carrier) -> pushed.add(carrier);
        case Waiting.Erasure(String wish) -> erasures.add(wish);
        case Waiting.Unreadable unreadable -> tell(unreadable);
        case Waiting.Task(TaskId task) ->
            Optional.ofNullable(apps.get(task.app())).map(app -> message(task, app, claim)).ifPresent(tasks::add);
      }
    }
    queues.batches(driven);
    queues.rekeyParts(rekeyed);
    queues.erasures(erasures);
    queues.pushes(pushed);
    queues.tasks(tasks);
  }

  private void tell(Waiting.Unreadable entry) {
    watch.measured(Measure.ITEM_FAILURES, 1);
    faults.accept(entry);
  }

  private static TaskMessage message(TaskId task, App app, Instant claim) {
    return new TaskMessage(task, app.id(), app.state().slow(), Optional.of(claim));
  }

  /** The apps of entries, by number. They are read only if a task is due. */
  private Map<Integer, App> apps(List<Due> entries) {
    Map<Integer, App> apps = new HashMap<>();
    Due.tasks(entries).stream()
        .map(TaskId::app)
        .distinct()
        .forEach(number -> directory.find(number).ifPresent(app -> apps.put(number, app)));
    return apps;
  }
}
