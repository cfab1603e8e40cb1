package org.numberrefresh.usecase.delivery;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.domain.app.AppDirectory;
import org.numberrefresh.domain.batch.BatchHead;
import org.numberrefresh.domain.batch.Batches;
import org.numberrefresh.domain.batch.OpenedHead;
import org.numberrefresh.domain.batch.OutcomeRecorder;
import org.numberrefresh.domain.batch.SettledTasks;
import org.numberrefresh.domain.batch.TaskOutcomes;
import org.numberrefresh.domain.call.GivenResult;
import org.numberrefresh.domain.call.ResultFlaw;
import org.numberrefresh.domain.call.ResultFlaw.Rule;
import org.numberrefresh.domain.core.Core;
import org.numberrefresh.domain.key.Refs;
import org.numberrefresh.domain.outcome.Answer;
import org.numberrefresh.domain.outcome.Outcome;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.refresh.TaskId;
import org.numberrefresh.domain.watch.Trace;
import org.numberrefresh.parallel.InParallel;
import org.numberrefresh.problem.Problem;
import org.numberrefresh.problem.Problem.LineProblem;
import org.numberrefresh.problem.ProblemCode;

/**
 * Takes the answers that an app sends later. They only raise outcomes, so they may come twice, late and in any order.
 *
 * <p>Decision: docs/decisions.md#an-app-that-polls-confirms-a-withdrawal
 */
public final class TakeResults {

  /** Tasks that are written at the same time. A call whose every result is of another order must end in time. */
  private static final int TASKS_AT_ONCE = 32;

  private final Batches batches;
  private final Core core;
  private final AppDirectory directory;
  private final OutcomeRecorder recorder;
  private final ErasedDetails erased;
  private final SettledTasks settledTasks;
  private final Clock clock;

  public TakeResults(Core core) {
    this.core = core;
    this.batches = core.stores().batches();
    this.directory = new AppDirectory(core.stores().apps(), core.clock());
    this.recorder = new OutcomeRecorder(batches.tasks(), core.random());
    this.erased = new ErasedDetails(core, recorder);
    this.settledTasks = new SettledTasks(batches.heads(), recorder, core.queues(), core.clock());
    this.clock = core.clock();
  }

  /**
   * The effect of the results of a call.
   *
   * @param applied the count of results that raised an outcome
   * @param unchanged the count of results that told what was known, or less
   * @param rejected the problems of the others, by line
   */
  public record Taken(int applied, int unchanged, List<LineProblem> rejected) {
    public Taken {
      rejected = List.copyOf(rejected);
    }
  }

  private record Line(int index, Refs.Pair pair, Answer answer, boolean onAppeal) {}

  private record TaskLines(TaskId task, OpenedHead head, List<Line> lines) {}

  /**
   * Takes results.
   *
   * @param appId the app that sends them
   * @param results the results; they are read once, and only if the app is registered
   * @throws Problem where the app is not registered
   */
  public Taken take(String appId, Iterable<GivenResult> results) {
    App app = app(appId);
    Refs.OfApp refs = core.keys().refs().of(appId);
    var rejected = new ArrayList<LineProblem>();
    var byTask = new HashMap<TaskId, List<Line>>();
    int all = 0;
    for (GivenResult result : results) {
      int index = all++;
      Optional<Refs.Pair> pair = refs.read(result.ref());
      if (pair.isEmpty()) {
        rejected.add(unknown(index, result));
        continue;
      }
      switch (result) {
        case GivenResult.Bad bad -> rejected.add(RejectedResult.of(index, bad.flaw()));
        case GivenResult.Good good -> line(byTask, app, new Line(index, pair.get(), good.answer(), false));
        case GivenResult.OnAppeal decided -> line(byTask, app, new Line(index, pair.get(), decided.answer(), true));
      }
    }
    return apply(appId, byTask, rejected, all);
  }

  private static void line(Map<TaskId, List<Line>> byTask, App app, Line line) {
    byTask.computeIfAbsent(new TaskId(line.pair().batch(), app.number()), t -> new ArrayList<>()).add(line);
  }

  /** The problem of a result whose ref is none of the app's. Without any ref, its form is wrong. */
  private static LineProblem unknown(int index, GivenResult result) {
    if (!result.ref().isEmpty()) {
      return LineProblem.of(index, ProblemCode.REF_NOT_FOUND);
    }
    return RejectedResult.of(
        index, result instanceof GivenResult.Bad bad ? bad.flaw() : ResultFlaw.of(ResultFlaw.Rule.REF_UNKNOWN));
  }

  private App app(String id) {
    return directory.find(id).orElseThrow(() -> Problem.of(ProblemCode.PERMISSION_DENIED));
  }

  private Taken apply(String app, Map<TaskId, List<Line>> byTask, List<LineProblem> rejected, int all) {
    Map<BatchId, BatchHead> heads =
        batches.heads().find(byTask.keySet().stream().map(TaskId::batch).distinct().toList());
    Map<TaskId, TaskOutcomes> states = batches.tasks().find(byTask.keySet());
    var valid = new ArrayList<TaskLines>();
    byTask.forEach(
        (task, lines) -> {
          Optional<OpenedHead> head = Optional.ofNullable(heads.get(task.batch())).flatMap(BatchHead::opened);
          var fitting = new ArrayList<Line>();
          for (Line line : lines) {
            if (head.isEmpty() || line.pair().index() >= head.get().numbers()) {
              rejected.add(LineProblem.of(line.index(), ProblemCode.REF_NOT_FOUND));
              continue;
            }
            Optional<ResultFlaw> flaw = unfit(line, head.get());
            if (flaw.isPresent()) {
              rejected.add(RejectedResult.of(line.index(), flaw.get()));
            } else {
              fitting.add(line);
            }
          }
          if (!fitting.isEmpty()) {
            valid.add(new TaskLines(task, head.orElseThrow(), fitting));
          }
        });
    if (!valid.isEmpty()) {
      core.watch().traced(Trace.of(Trace.Step.ANSWERED, app, valid.stream().map(one -> one.task().batch()).toList()));
    }
    int applied = InParallel.over(valid, TASKS_AT_ONCE, lines -> record(lines, states)).stream().mapToInt(n -> n).sum();
    rejected.sort(Comparator.comparingInt(LineProblem::index));
    return new Taken(applied, all - rejected.size() - applied, rejected);
  }

  private static Optional<ResultFlaw> unfit(Line line, OpenedHead head) {
    boolean appealed = head.isAppeal();
    boolean withdrawal = line.answer().outcome() == Outcome.CANCELLED;
    if (line.onAppeal() != appealed && !withdrawal) {
      return Optional.of(ResultFlaw.of(appealed ? Rule.APPEAL_MISSING : Rule.NOT_AN_APPEAL));
    }
    if (!line.answer().fits(head.mode())) {
      return Optional.of(new ResultFlaw(Rule.MODE_UNFIT, line.answer().outcome().name()));
    }
    boolean withdrawn = head.unsendable().get(line.pair().index());
    return withdrawal && !withdrawn ? Optional.of(ResultFlaw.of(Rule.NOT_WITHDRAWN)) : Optional.empty();
  }

  private int record(TaskLines of, Map<TaskId, TaskOutcomes> states) {
    TaskId task = of.task();
    Map<Integer, Answer> answers = new HashMap<>();
    of.lines().forEach(line -> answers.merge(line.pair().index(), line.answer(), Answer::or));
    OpenedHead head = of.head();
    TaskOutcomes read = states.getOrDefault(task, TaskOutcomes.unwritten(head, task.app()));
    OutcomeRecorder.Change change =
        recorder.change(read, t -> t.answered(TaskChange.remembered(head, t, answers), clock.instant()));
    TaskOutcomes after = erased.dropped(head, change.after(), answers);
    if (after.settled()) {
      settledTasks.note(after);
    } else if (TaskChange.toBeTold(head, change)) {
      settledTasks.wake(task.batch());
    }
    return (int)
        answers.keySet().stream()
            .filter(i -> change.before().outcomes().at(i) != change.after().outcomes().at(i))
            .count();
  }
}
