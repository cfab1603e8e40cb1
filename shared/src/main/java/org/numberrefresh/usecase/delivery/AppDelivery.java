package org.numberrefresh.usecase.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.domain.app.Apps;
import org.numberrefresh.domain.app.CallRetries;
import org.numberrefresh.domain.app.Fault;
import org.numberrefresh.domain.batch.OpenedHead;
import org.numberrefresh.domain.batch.OutcomeRecorder;
import org.numberrefresh.domain.batch.Parking;
import org.numberrefresh.domain.batch.TaskOutcomes;
import org.numberrefresh.domain.call.AskedNumber;
import org.numberrefresh.domain.call.CallVerdict;
import org.numberrefresh.domain.call.Purpose;
import org.numberrefresh.domain.call.ResultFlaw.Rule;
import org.numberrefresh.domain.call.SeenFault;
import org.numberrefresh.domain.key.Refs;
import org.numberrefresh.domain.limit.LastFault;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.refresh.TaskId;
import org.numberrefresh.usecase.call.AppRun;
import org.numberrefresh.usecase.call.AppSlots;
import org.numberrefresh.usecase.call.TimeLeft;

/**
 * Delivers all tasks of a run that are for one app, and records the result of each.
 *
 * <p>Decision: docs/decisions.md#an-app-that-is-not-ready-is-not-asked
 */
final class AppDelivery {

  private static final Duration SLOW = Duration.ofSeconds(1);
  private static final Duration QUICK = Duration.ofMillis(500);

  private final AppRun calls;
  private final Refs refs;
  private final TaskChange change;
  private final OutcomeRecorder recorder;
  private final Apps apps;
  private final Clock clock;

  AppDelivery(AppRun calls, Refs refs, TaskChange change, OutcomeRecorder recorder, Apps apps, Clock clock) {
    this.calls = calls;
    this.refs = refs;
    this.change = change;
    this.recorder = recorder;
    this.apps = apps;
    this.clock = clock;
  }

  /**
   * A task after its delivery.
   *
   * @param task the task
   * @param change the change that its delivery made
   */
  record Delivered(OpenTask task, OutcomeRecorder.Change change) {
    Delivered with(TaskOutcomes later) {
      return new Delivered(task, new OutcomeRecorder.Change(change.before(), later));
    }
  }

  /**
   * Delivers tasks.
   *
   * @param slots the calls that may be made to their app
   * @param heads the heads of the run's batches
   * @param tasks at least one, all of this app
   */
  List<Delivered> deliver(AppSlots slots, List<OpenTask> tasks, RunHeads heads, TimeLeft timeLeft) {
    return slots.app().ready() ? call(slots, tasks, heads, timeLeft) : hold(slots.app(), tasks);
  }

  /** The app as it is known, or as it is stored if it is not known to be ready. */
  App fresh(App known) {
    return known.ready() ? known : apps.find(known.id()).orElse(known);
  }

  private List<Delivered> call(AppSlots slots, List<OpenTask> tasks, RunHeads heads, TimeLeft timeLeft) {
    AppRun.Ran ran = ask(slots, tasks, timeLeft);
    tasks.forEach(task -> ran.asked(task.state().task()).forEach(asked -> noteUnfit(slots, task, asked)));
    App app = slots.app();
    Set<BatchId> asked = ran.asked().keySet().stream().map(TaskId::batch).collect(Collectors.toSet());
    Map<BatchId, OpenedHead> after = asked.isEmpty() ? Map.of() : heads.again(asked);
    List<OpenTask> later =
        tasks.stream().map(t -> t.with(after.getOrDefault(t.head().id(), t.head()), t.state())).toList();
    if (!ran.complete() && slots.closed()) {
      return standing(slots, recorded(later, ran, task -> Parking.untilReady(app.id(), clock.instant())));
    }
    Instant turn = ran.complete() ? clock.instant() : slots.comeBackAt();
    List<Delivered> delivered = recorded(later, ran, task -> Parking.swept(task.head().id(), turn));
    noteSpeed(app, ran.slowest(), slots.crowded());
    return recall(slots, delivered, ran, timeLeft);
  }

  /** Notes an answer that does not fit the order's mode: only the task tells that it does not. */
  private void noteUnfit(AppSlots slots, OpenTask task, AppRun.Asked asked) {
    if (asked.verdict() instanceof CallVerdict.Taken taken && !taken.answersFit(task.head().mode())) {
      asked.items().stream()
          .map(AskedNumber::ref)
          .filter(ref -> !TaskChange.answer(taken, ref).fits(task.head().mode()))
          .findFirst()
          .map(ref -> new SeenFault.BadResult(Optional.of(ref), Rule.MODE_UNFIT))
          .map(bad -> new SeenFault(Fault.INVALID_ANSWER, OptionalInt.of(200), Optional.of(bad)))
          .ifPresent(seen -> slots.noted(LastFault.of(seen, asked.items().getFirst().ref(), clock.instant())));
    }
  }

  /** Asks the app to unbind numbers, then to decide on appeals. */
  private AppRun.Ran ask(AppSlots slots, List<OpenTask> tasks, TimeLeft timeLeft) {
    AppRun.Ran ran = run(slots, Purpose.UNBIND, tasks, timeLeft);
    return tasks.stream().anyMatch(OpenTask::isAppeal) ? ran.and(run(slots, Purpose.APPEAL, tasks, timeLeft)) : ran;
  }

  private AppRun.Ran run(AppSlots slots, Purpose purpose, List<OpenTask> tasks, TimeLeft timeLeft) {
    Refs.OfApp own = refs.of(slots.app().id());
    return calls.run(
        slots, purpose, tasks.stream().flatMap(task -> task.items(purpose, own).stream()).toList(), timeLeft);
  }

  /** Tells the app of withdrawn numbers. The debt was stored before, so that a crash does not lose it. */
  private List<Delivered> recall(AppSlots slots, List<Delivered> delivered, AppRun.Ran unbind, TimeLeft timeLeft) {
    List<OpenTask> owed =
        delivered.stream()
            .filter(one -> one.change().after().owed().recall() && !unbind.failed(one.change().after().task()))
            .map(one -> one.task().with(one.task().head(), one.change().after()))
            .toList();
    if (owed.isEmpty()) {
      return delivered;
    }
    boolean canBeTold = calls.has(slots.app(), Purpose.CANCEL);
    List<OpenTask> inTime = !canBeTold ? List.of() : owed.stream().filter(task -> !change.isOver(task)).toList();
    AppRun.Ran told = run(slots, Purpose.CANCEL, inTime, timeLeft);
    Optional<Instant> again =
        slots.closed() ? Optional.of(clock.instant().plus(CallRetries.RECALLED_AGAIN_AFTER)) : Optional.empty();
    var recalled = new HashMap<TaskId, TaskOutcomes>();
    for (OpenTask task : owed) {
      TaskId id = task.state().task();
      TaskOutcomes after =
          recorder
              .change(
                  task.state(),
                  current ->
                      canBeTold ? change.recalled(task, told.asked(id), again, current) : change.untellable(current))
              .after();
      recalled.put(id, after);
    }
    return delivered.stream()
        .map(one -> Optional.ofNullable(recalled.get(one.task().state().task())).map(one::with).orElse(one))
        .toList();
  }

  /** Records the results of calls. A task that was not called about waits where the function says. */
  private List<Delivered> recorded(List<OpenTask> tasks, AppRun.Ran ran, Function<OpenTask, Parking> uncalled) {
    var delivered = new ArrayList<Delivered>();
    for (OpenTask task : tasks) {
      List<AppRun.Asked> asked = ran.asked(task.state().task());
      Parking place = uncalled.apply(task);
      delivered.add(
          new Delivered(task, recorder.change(task.state(), current -> change.apply(task, asked, place, current))));
    }
    return delivered;
  }

  /** Lets tasks stand until their app takes calls. If it does so meanwhile, parks them for the sweep. */
  private List<Delivered> standing(AppSlots slots, List<Delivered> held) {
    if (slots.stillClosed()) {
      return held;
    }
    return held.stream()
        .map(
            one ->
                new Delivered(
                    one.task(),
                    recorder.change(
                        one.change().after(),
                        current ->
                            stands(current)
                                ? parked(current, Parking.swept(one.task().head().id(), clock.instant()))
                                : current)))
        .toList();
  }

  /** True if a task stands until its app takes calls. A task that failed waits for its own time instead. */
  private static boolean stands(TaskOutcomes task) {
    return task.parked().filter(parking -> !parking.swept()).isPresent();
  }

  private void noteSpeed(App app, Duration slowest, boolean crowded) {
    if (!app.state().slow() && (crowded || slowest.compareTo(SLOW) > 0)) {
      apps.slow(app.id(), true);
    } else if (app.state().slow() && !crowded && slowest.compareTo(QUICK) < 0 && !slowest.isZero()) {
      apps.slow(app.id(), false);
    }
  }

  /** Lets the tasks of an app that is not ready stand. If it became ready meanwhile, parks them for the sweep. */
  private List<Delivered> hold(App app, List<OpenTask> tasks) {
    List<Delivered> held = parked(tasks, task -> Parking.untilReady(app.id(), clock.instant()));
    return !fresh(app).ready() ? held : parked(tasks, task -> Parking.swept(task.head().id(), clock.instant()));
  }

  private List<Delivered> parked(List<OpenTask> tasks, Function<OpenTask, Parking> where) {
    var delivered = new ArrayList<Delivered>();
    for (OpenTask task : tasks) {
      delivered.add(new Delivered(task, recorder.change(task.state(), current -> parked(current, where.apply(task)))));
    }
    return delivered;
  }

  /** Parks a task. One that stands there already keeps its time, which may be the end of a lease. */
  private TaskOutcomes parked(TaskOutcomes current, Parking where) {
    boolean stands = !where.swept() && current.parked().map(Parking::shard).filter(where.shard()::equals).isPresent();
    return current.needsCall() && !stands ? current.parkedUntil(Optional.of(where), clock.instant()) : current;
  }
}
