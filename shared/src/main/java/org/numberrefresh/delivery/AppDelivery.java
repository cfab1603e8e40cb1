package org.numberrefresh.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.numberrefresh.app.App;
import org.numberrefresh.app.Apps;
import org.numberrefresh.batch.BatchHead;
import org.numberrefresh.batch.BatchId;
import org.numberrefresh.batch.OutcomeRecorder;
import org.numberrefresh.batch.Parking;
import org.numberrefresh.batch.TaskId;
import org.numberrefresh.batch.TaskOutcomes;

/** Delivers all tasks of a run that are for one app, and records what came of each. */
final class AppDelivery {

  private static final Duration SLOW = Duration.ofSeconds(1);
  private static final Duration QUICK = Duration.ofMillis(500);

  private final AppRun calls;
  private final TaskChange change;
  private final OutcomeRecorder recorder;
  private final Apps apps;
  private final Clock clock;

  AppDelivery(AppRun calls, TaskChange change, OutcomeRecorder recorder, Apps apps, Clock clock) {
    this.calls = calls;
    this.change = change;
    this.recorder = recorder;
    this.apps = apps;
    this.clock = clock;
  }

  /**
   * A task after its delivery.
   *
   * @param task the task
   * @param change what its delivery changed
   */
  record Delivered(OpenTask task, OutcomeRecorder.Change change) {
    Delivered with(TaskOutcomes later) {
      return new Delivered(task, new OutcomeRecorder.Change(change.before(), later));
    }
  }

  /**
   * Delivers tasks.
   *
   * @param known the app, which may be a moment old
   * @param heads the heads of the run's batches
   * @param tasks at least one, all of this app
   */
  List<Delivered> deliver(App known, List<OpenTask> tasks, RunHeads heads, TimeLeft timeLeft) {
    Optional<App> ready = Optional.of(known).filter(App::ready).or(() -> fresh(known));
    return ready.map(app -> call(app, tasks, heads, timeLeft)).orElseGet(() -> hold(known, tasks));
  }

  private Optional<App> fresh(App known) {
    return apps.find(known.id()).filter(App::ready);
  }

  private List<Delivered> call(App app, List<OpenTask> tasks, RunHeads heads, TimeLeft timeLeft) {
    AppRun.Ran ran = calls.run(app, Purpose.UNBIND, tasks, timeLeft);
    Map<BatchId, BatchHead> after = ran.asked().isEmpty() ? Map.of() : heads.again();
    var delivered = new ArrayList<Delivered>();
    for (OpenTask task : tasks) {
      OpenTask later = task.with(after.getOrDefault(task.head().id(), task.head()), task.state());
      List<AppRun.Asked> asked = ran.asked(task.state().task());
      delivered.add(
          new Delivered(later, recorder.change(task.state(), current -> change.apply(later, asked, current))));
    }
    noteSpeed(app, ran.slowest());
    return recall(app, delivered, ran, timeLeft);
  }

  /** Tells the app of what was withdrawn. It was noted before, so that a crash does not lose it. */
  private List<Delivered> recall(App app, List<Delivered> delivered, AppRun.Ran unbind, TimeLeft timeLeft) {
    List<OpenTask> owed =
        delivered.stream()
            .filter(one -> one.change().after().owed().recall() && !unbind.failed(one.change().after().task()))
            .map(one -> one.task().with(one.task().head(), one.change().after()))
            .toList();
    if (owed.isEmpty()) {
      return delivered;
    }
    AppRun.Ran told = calls.run(app, Purpose.CANCEL, owed.stream().filter(t -> !change.isOver(t)).toList(), timeLeft);
    var recalled = new HashMap<TaskId, TaskOutcomes>();
    for (OpenTask task : owed) {
      TaskId id = task.state().task();
      TaskOutcomes after =
          recorder.change(task.state(), current -> change.recalled(task, told.asked(id), current)).after();
      recalled.put(id, after);
    }
    return delivered.stream()
        .map(one -> Optional.ofNullable(recalled.get(one.task().state().task())).map(one::with).orElse(one))
        .toList();
  }

  private void noteSpeed(App app, Duration slowest) {
    if (!app.state().slow() && slowest.compareTo(SLOW) > 0) {
      apps.slow(app.id(), true);
    } else if (app.state().slow() && slowest.compareTo(QUICK) < 0 && !slowest.isZero()) {
      apps.slow(app.id(), false);
    }
  }

  /** The tasks of an app that is not ready stand until it is; if it became so meanwhile, the sweep takes them. */
  private List<Delivered> hold(App app, List<OpenTask> tasks) {
    List<Delivered> held = parked(tasks, task -> Parking.untilReady(app.id(), clock.instant()));
    return fresh(app).isEmpty() ? held : parked(tasks, task -> Parking.swept(task.head().id(), clock.instant()));
  }

  private List<Delivered> parked(List<OpenTask> tasks, Function<OpenTask, Parking> where) {
    var delivered = new ArrayList<Delivered>();
    for (OpenTask task : tasks) {
      delivered.add(new Delivered(task, recorder.change(task.state(), current -> parked(current, where.apply(task)))));
    }
    return delivered;
  }

  private TaskOutcomes parked(TaskOutcomes current, Parking where) {
    return current.needsCall() ? current.parkedUntil(Optional.of(where), clock.instant()) : current;
  }
}
