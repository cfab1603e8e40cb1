package org.numberrefresh.usecase.delivery;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.domain.app.AppDirectory;
import org.numberrefresh.domain.batch.BatchHead;
import org.numberrefresh.domain.batch.Batches;
import org.numberrefresh.domain.batch.OpenedHead;
import org.numberrefresh.domain.batch.OutcomeRecorder;
import org.numberrefresh.domain.batch.SettledTasks;
import org.numberrefresh.domain.batch.TaskOutcomes;
import org.numberrefresh.domain.core.Core;
import org.numberrefresh.domain.queue.TaskMessage;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.refresh.TaskId;

/** Finds the tasks that the messages of a run ask for. A task that needs no call is dealt with at once. */
final class FindTasks {

  private final Batches batches;
  private final AppDirectory directory;
  private final BatchContents contents;
  private final OutcomeRecorder recorder;
  private final SettledTasks settledTasks;

  FindTasks(Core core, OutcomeRecorder recorder, SettledTasks settledTasks) {
    this.batches = core.stores().batches();
    this.directory = new AppDirectory(core.stores().apps(), core.clock());
    this.contents = new BatchContents(batches.contents(), core.keys().numbers());
    this.recorder = recorder;
    this.settledTasks = settledTasks;
  }

  /**
   * Finds the tasks that need a call, by their apps.
   *
   * @param failures hears of messages whose tasks could not be found
   */
  Map<App, List<OpenTask>> byApp(Collection<TaskMessage> messages, DeliverTasks.Failures failures) {
    Set<TaskId> left = messages.stream().map(TaskMessage::task).collect(Collectors.toCollection(HashSet::new));
    Map<BatchId, BatchHead> heads = batches.heads().find(left.stream().map(TaskId::batch).collect(Collectors.toSet()));
    Map<TaskId, TaskOutcomes> states = batches.tasks().find(left);
    var byApp = new HashMap<App, List<OpenTask>>();
    var settled = new HashMap<BatchId, List<OpenTask>>();
    var apps = new HashMap<String, Optional<App>>();
    for (TaskMessage message : messages) {
      try {
        Optional<OpenTask> open =
            Optional.ofNullable(heads.get(message.task().batch()))
                .flatMap(BatchHead::opened)
                .flatMap(head -> open(message, head, states));
        if (open.isEmpty()) {
          Optional.ofNullable(states.get(message.task())).ifPresent(this::leave);
        }
        open.filter(OpenTask::isCurrent)
            .filter(task -> left.remove(task.state().task()))
            .ifPresent(
                task -> {
                  if (task.state().settled() && !task.state().owed().recall()) {
                    settled.computeIfAbsent(task.head().id(), batch -> new ArrayList<>()).add(task);
                  } else {
                    sort(task, apps, byApp);
                  }
                });
      } catch (RuntimeException e) {
        failures.failed(message, e);
      }
    }
    settled.forEach((batch, tasks) -> note(batch, tasks, failures));
    return byApp;
  }

  /** Settled tasks need no call. Their head may still have to hear of them, before their parking ends. */
  private void note(BatchId batch, List<OpenTask> settled, DeliverTasks.Failures failures) {
    try {
      settledTasks.note(batch, settled.stream().map(OpenTask::state).toList());
    } catch (RuntimeException e) {
      settled.forEach(task -> failures.failed(task.message(), e));
    }
  }

  private Optional<OpenTask> open(TaskMessage message, OpenedHead head, Map<TaskId, TaskOutcomes> states) {
    TaskOutcomes unwritten = TaskOutcomes.unwritten(head, message.task().app());
    TaskOutcomes state = states.getOrDefault(message.task(), unwritten);
    return contents.of(head.id()).flatMap(parts -> OpenTask.of(message, head, parts, state));
  }

  /** A task of no batch, or of an app that its batch does not expect, is nobody's: it must not be due for ever. */
  private void leave(TaskOutcomes state) {
    recorder.change(state, current -> current.parkedUntil(Optional.empty(), current.updatedAt()));
  }

  /**
   * Puts a task to those of its app.
   *
   * @param apps the apps of this run. Each is found once, so that all its tasks meet in one place even if the directory
   *     is read again meanwhile
   */
  private void sort(OpenTask task, Map<String, Optional<App>> apps, Map<App, List<OpenTask>> byApp) {
    apps.computeIfAbsent(task.message().app(), directory::find)
        .ifPresent(app -> byApp.computeIfAbsent(app, a -> new ArrayList<>()).add(task));
  }
}
