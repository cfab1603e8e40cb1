package org.numberrefresh.usecase.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.domain.app.AppDirectory;
import org.numberrefresh.domain.app.Apps;
import org.numberrefresh.domain.app.Delivery;
import org.numberrefresh.domain.batch.BatchHead;
import org.numberrefresh.domain.batch.Batches;
import org.numberrefresh.domain.batch.Due;
import org.numberrefresh.domain.batch.OpenedHead;
import org.numberrefresh.domain.batch.OutcomeRecorder;
import org.numberrefresh.domain.batch.Parking;
import org.numberrefresh.domain.batch.SettledTasks;
import org.numberrefresh.domain.batch.TaskOutcomes;
import org.numberrefresh.domain.call.PolledNumbers;
import org.numberrefresh.domain.core.Core;
import org.numberrefresh.domain.limit.CallSlots;
import org.numberrefresh.domain.limit.Pause;
import org.numberrefresh.domain.queue.TaskMessage;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.refresh.TaskId;
import org.numberrefresh.domain.watch.Measure;
import org.numberrefresh.domain.watch.Trace;
import org.numberrefresh.parallel.InParallel;
import org.numberrefresh.problem.Cause;
import org.numberrefresh.problem.Detail;
import org.numberrefresh.problem.Problem;
import org.numberrefresh.problem.ProblemCode;

/**
 * Gives an app that has no endpoint its tasks when it asks for them. The numbers are leased. A number that is not
 * answered is given again under the same ref when its lease ends.
 *
 * <p>Decision: docs/decisions.md#unanswered-numbers-come-again-ever-later
 */
public final class PollTasks {

  private static final int PAGE = 100;
  private static final int AT_ONCE = 16;

  private final Core core;
  private final Batches batches;
  private final Apps apps;
  private final AppDirectory directory;
  private final BatchContents contents;
  private final OutcomeRecorder recorder;
  private final SettledTasks settledTasks;
  private final CallSlots slots;
  private final Map<String, Instant> noted = new ConcurrentHashMap<>();
  private final Clock clock;

  public PollTasks(Core core) {
    this.core = core;
    this.batches = core.stores().batches();
    this.apps = core.stores().apps();
    this.directory = new AppDirectory(apps, core.clock());
    this.contents = new BatchContents(batches.contents(), core.keys().numbers());
    this.recorder = new OutcomeRecorder(batches.tasks(), core.random());
    this.settledTasks = new SettledTasks(batches.heads(), recorder, core.queues(), core.clock());
    this.slots = new CallSlots(core.stores().standings(), core.clock(), core.random());
    this.clock = core.clock();
  }

  /**
   * Gives an app the numbers that wait for it.
   *
   * @param appId the app that asks
   * @param most the highest count of numbers that it takes, from 1 to {@link Delivery#MOST_ITEMS}
   * @throws Problem where the app is one that is called
   */
  public PolledNumbers poll(String appId, int most) {
    App app = directory.find(appId).orElseThrow(() -> Problem.of(ProblemCode.PERMISSION_DENIED));
    Delivery.Pull pull =
        switch (app.profile().delivery()) {
          case Delivery.Pull own -> own;
          case Delivery.Called _, Delivery.Planned _ ->
              throw Problem.of(ProblemCode.PERMISSION_DENIED, Detail.of(Cause.NOT_PULL));
        };
    note(app);
    var answer = new PollAnswer(app, core.keys().refs(), Math.min(most, pull.maxItems()));
    if (app.pulls()) {
      fill(answer);
    }
    return answer.given(clock.instant());
  }

  /** Notes the time of a poll. The app may be known as it was a moment ago, so own notes are remembered here. */
  private void note(App app) {
    Instant now = clock.instant();
    Instant again = noted.getOrDefault(app.id(), Instant.EPOCH).plus(App.State.POLLED_WITHIN);
    if (app.state().isNewPoll(now) && !again.isAfter(now)) {
      noted.put(app.id(), now);
      apps.polled(app.id(), now);
    }
  }

  /** Finds what waits by one query. Reads nothing else if nothing waits. */
  private void fill(PollAnswer answer) {
    String shard = Parking.untilReady(answer.app().id(), clock.instant()).shard();
    List<Due> page = batches.dueIndex().due(shard, clock.instant(), PAGE);
    if (page.isEmpty() || slots.of(answer.app()).pause() != Pause.NONE) {
      return;
    }
    Deque<Due> line = new ArrayDeque<>(page);
    for (int some = 1; !answer.full() && !line.isEmpty(); some = Math.min(PAGE, 2 * some)) {
      List<Due> next = line.stream().limit(some).toList();
      next.forEach(due -> line.remove());
      give(next, answer);
      if (line.isEmpty() && page.size() == PAGE && !answer.full()) {
        page = batches.dueIndex().dueAfter(page.getLast(), clock.instant(), PAGE);
        line.addAll(page);
      }
    }
    if (!line.isEmpty() || page.size() == PAGE) {
      answer.more();
    }
  }

  /** A part of a task that is leased and still has to be told. */
  private record Leased(OpenTask task, HandOut handOut) {}

  private record Wanted(OpenTask task, int most) {}

  /** Leases first, then reads the heads again and leaves out numbers that were withdrawn meanwhile. */
  private void give(List<Due> some, PollAnswer answer) {
    List<Leased> leased = InParallel.over(wanted(some, answer), AT_ONCE, this::lease);
    List<BatchId> given =
        leased.stream().filter(one -> one.handOut().numbers().length > 0).map(one -> one.task().head().id()).toList();
    Map<BatchId, OpenedHead> after = BatchHead.opened(batches.heads().find(given));
    note(answer.app(), leased);
    leased.forEach(
        one -> answer.add(one.task(), one.handOut(), after.getOrDefault(one.task().head().id(), one.task().head())));
  }

  private void note(App app, List<Leased> leased) {
    List<BatchId> batches = leased.stream().map(one -> one.task().head().id()).toList();
    if (!batches.isEmpty()) {
      core.watch().traced(Trace.of(Trace.Step.POLLED, app.id(), batches));
      int pairs = leased.stream().mapToInt(one -> one.handOut().numbers().length).sum();
      core.watch().measured(Measure.PAIRS_DELIVERED, pairs);
    }
  }

  private List<Wanted> wanted(List<Due> some, PollAnswer answer) {
    List<TaskId> tasks = Due.tasks(some);
    Map<BatchId, BatchHead> heads = batches.heads().find(tasks.stream().map(TaskId::batch).collect(Collectors.toSet()));
    Map<TaskId, TaskOutcomes> states = batches.tasks().find(tasks);
    var wanted = new ArrayList<Wanted>();
    int given = 0;
    int appeals = 0;
    int told = 0;
    for (TaskId task : tasks) {
      Optional<OpenTask> open =
          Optional.ofNullable(heads.get(task.batch()))
              .flatMap(BatchHead::opened)
              .flatMap(head -> open(answer.app(), head, states));
      if (open.isEmpty()) {
        continue;
      }
      HandOut all = HandOut.of(open.get(), Delivery.MOST_ITEMS, open.get().state(), clock.instant());
      int withdrawn = all.recalls().cardinality();
      int appealed = open.get().isAppeal() ? all.numbers().length : 0;
      int room = answer.room(given, appeals + appealed, told + withdrawn);
      if (room > 0) {
        wanted.add(new Wanted(open.get(), room));
        given += Math.min(room, all.numbers().length);
        appeals += appealed;
        told += withdrawn;
      } else {
        answer.more();
      }
    }
    return wanted;
  }

  private Optional<OpenTask> open(App app, OpenedHead head, Map<TaskId, TaskOutcomes> states) {
    var id = new TaskId(head.id(), app.number());
    var message = new TaskMessage(id, app.id(), false);
    return contents
        .of(head.id())
        .flatMap(
            parts -> Optional.ofNullable(states.get(id)).flatMap(state -> OpenTask.of(message, head, parts, state)));
  }

  private Leased lease(Wanted wanted) {
    OpenTask task = wanted.task();
    Instant now = clock.instant();
    OutcomeRecorder.Change change =
        recorder.change(task.state(), current -> HandOut.of(task, wanted.most(), current, now).after());
    if (change.after().settled() && !change.before().settled()) {
      settledTasks.note(change.after());
    }
    return new Leased(task, HandOut.of(task, wanted.most(), change.before(), now));
  }
}
