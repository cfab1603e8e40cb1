package org.numberrefresh.usecase.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.domain.app.AppDirectory;
import org.numberrefresh.domain.batch.BatchHead;
import org.numberrefresh.domain.batch.Batches;
import org.numberrefresh.domain.batch.OpenedHead;
import org.numberrefresh.domain.batch.OutcomeRecorder;
import org.numberrefresh.domain.batch.SettledTasks;
import org.numberrefresh.domain.batch.TaskOutcomes;
import org.numberrefresh.domain.call.AppCalls;
import org.numberrefresh.domain.core.Core;
import org.numberrefresh.domain.limit.CallSlots;
import org.numberrefresh.domain.queue.TaskMessage;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.refresh.TaskId;
import org.numberrefresh.usecase.call.AppRun;
import org.numberrefresh.usecase.call.AppSlots;
import org.numberrefresh.usecase.call.RunSlots;
import org.numberrefresh.usecase.call.TimeLeft;

/**
 * Delivers the tasks of one run: calls their apps in parallel, records what they answer, parks what failed, and notes
 * what is settled. An app that is slow, rude or gone holds up nobody else's outcomes.
 */
public final class DeliverTasks {

  private static final Duration LINGER = Duration.ofMillis(40);
  private static final Duration GIVEN_BACK_WITHIN = Duration.ofMillis(200);

  private final Batches batches;
  private final AppDirectory directory;
  private final BatchContents contents;
  private final RunSlots runSlots;
  private final AppDelivery delivery;
  private final OutcomeRecorder recorder;
  private final SettledTasks settledTasks;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * Makes a worker.
   *
   * @param calls the way out to apps
   */
  public DeliverTasks(Core core, AppCalls calls) {
    this.batches = core.stores().batches();
    this.directory = new AppDirectory(core.stores().apps(), core.clock());
    this.contents = new BatchContents(batches.contents(), core.keys().numbers());
    this.recorder = new OutcomeRecorder(batches.tasks(), core.random());
    this.settledTasks = new SettledTasks(batches.heads(), recorder, core.queues(), core.clock());
    this.runSlots =
        new RunSlots(
            new CallSlots(core.stores().standings(), core.clock(), core.random()), core.clock(), core.random());
    this.delivery =
        new AppDelivery(
            new AppRun(calls, core.clock(), core.random(), threads),
            core.keys().refs(),
            new TaskChange(core.clock(), core.random()),
            recorder,
            core.stores().apps(),
            core.clock());
  }

  /** Hears of a task that could not be processed, through no fault of its app. */
  @FunctionalInterface
  public interface Failures {
    /** The task must be delivered again. */
    void failed(TaskMessage message, RuntimeException why);
  }

  /** What comes back from an app's thread. */
  private record Finished(
      long at,
      AppSlots slots,
      List<TaskMessage> messages,
      List<AppDelivery.Delivered> delivered,
      Optional<RuntimeException> failure) {}

  /**
   * Delivers tasks.
   *
   * @param messages what asked for them
   * @param timeLeft tells how long the run may still work
   * @param failures hears of what must be delivered again, once each
   */
  public void deliver(Collection<TaskMessage> messages, TimeLeft timeLeft, Failures failures) {
    var told = new HashSet<TaskMessage>();
    deliverAll(
        messages,
        timeLeft,
        (message, why) -> {
          if (told.add(message)) {
            failures.failed(message, why);
          }
        });
  }

  private void deliverAll(Collection<TaskMessage> messages, TimeLeft timeLeft, Failures failures) {
    Map<App, List<OpenTask>> byApp = byApp(messages, failures);
    var finished = new LinkedBlockingQueue<Finished>();
    var heads = new RunHeads(batches.heads());
    Map<App, AppSlots> slots = runSlots.take(toSend(byApp), delivery::fresh, timeLeft);
    byApp.forEach(
        (app, tasks) ->
            threads.execute(() -> finished.add(run(Objects.requireNonNull(slots.get(app)), tasks, heads, timeLeft))));
    var unmarked = new ArrayList<AppDelivery.Delivered>();
    var notGivenBack = new ArrayList<Finished>();
    for (int left = byApp.size(); left > 0 || !unmarked.isEmpty() || !notGivenBack.isEmpty(); ) {
      Finished next = left == 0 ? null : take(finished, notGivenBack.isEmpty());
      if (next == null) {
        note(unmarked, failures);
        unmarked.clear();
        if (left == 0 || System.nanoTime() - notGivenBack.getFirst().at() > GIVEN_BACK_WITHIN.toNanos()) {
          giveBack(notGivenBack, failures);
          notGivenBack.clear();
        }
        continue;
      }
      left--;
      unmarked.addAll(next.delivered());
      notGivenBack.add(next);
      next.failure().ifPresent(why -> next.messages().forEach(message -> failures.failed(message, why)));
    }
  }

  private static Map<App, Integer> toSend(Map<App, List<OpenTask>> byApp) {
    var numbers = new HashMap<App, Integer>();
    byApp.forEach((app, tasks) -> numbers.put(app, tasks.stream().mapToInt(OpenTask::count).sum()));
    return numbers;
  }

  private static Set<BatchId> batchesOf(Collection<TaskMessage> messages) {
    return messages.stream().map(message -> message.task().batch()).collect(Collectors.toSet());
  }

  private Finished run(AppSlots slots, List<OpenTask> tasks, RunHeads heads, TimeLeft timeLeft) {
    List<TaskMessage> messages = tasks.stream().map(OpenTask::message).toList();
    try {
      List<AppDelivery.Delivered> delivered = delivery.deliver(slots, tasks, heads, timeLeft);
      return new Finished(System.nanoTime(), slots, messages, delivered, Optional.empty());
    } catch (RuntimeException e) {
      return new Finished(System.nanoTime(), slots, messages, List.of(), Optional.of(e));
    }
  }

  private void giveBack(List<Finished> ended, Failures failures) {
    try {
      runSlots.giveBack(ended.stream().map(Finished::slots).toList());
    } catch (RuntimeException e) {
      ended.stream()
          .filter(one -> one.failure().isEmpty())
          .flatMap(one -> one.messages().stream())
          .forEach(message -> failures.failed(message, e));
    }
  }

  private Map<App, List<OpenTask>> byApp(Collection<TaskMessage> messages, Failures failures) {
    Set<TaskId> tasks = new HashSet<>(messages.stream().map(TaskMessage::task).toList());
    Map<BatchId, BatchHead> heads = batches.heads().find(batchesOf(messages));
    Map<TaskId, TaskOutcomes> states = batches.tasks().find(tasks);
    var byApp = new HashMap<App, List<OpenTask>>();
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
            .filter(task -> tasks.remove(task.state().task()))
            .ifPresent(task -> sort(task, byApp));
      } catch (RuntimeException e) {
        failures.failed(message, e);
      }
    }
    return byApp;
  }

  /** A task of no batch, or of an app that its batch does not expect, is nobody's: it must not be due for ever. */
  private void leave(TaskOutcomes state) {
    recorder.change(state, current -> current.parkedUntil(Optional.empty(), current.updatedAt()));
  }

  private void sort(OpenTask task, Map<App, List<OpenTask>> byApp) {
    if (task.state().settled() && !task.state().owed().recall()) {
      // It needs no call, but its head may not know yet.
      settledTasks.note(task.state());
    } else {
      directory
          .find(task.message().app())
          .ifPresent(app -> byApp.computeIfAbsent(app, a -> new ArrayList<>()).add(task));
    }
  }

  private Optional<OpenTask> open(TaskMessage message, OpenedHead head, Map<TaskId, TaskOutcomes> states) {
    return contents
        .of(head.id())
        .flatMap(
            parts ->
                Optional.ofNullable(parts.apps().get(message.task().app()))
                    .map(
                        app ->
                            new OpenTask(
                                message,
                                head,
                                app,
                                parts.numbers(),
                                states.getOrDefault(message.task(), TaskOutcomes.unwritten(head, app.number())))));
  }

  /** Notes settled tasks, once for each batch. */
  private void note(List<AppDelivery.Delivered> delivered, Failures failures) {
    var byBatch = new HashMap<BatchId, List<AppDelivery.Delivered>>();
    for (AppDelivery.Delivered one : delivered) {
      if (one.change().after().settled()) {
        byBatch.computeIfAbsent(one.task().head().id(), b -> new ArrayList<>()).add(one);
      }
    }
    byBatch.forEach(
        (batch, settled) -> {
          try {
            settledTasks.note(batch, settled.stream().map(one -> one.change().after()).toList());
          } catch (RuntimeException e) {
            settled.forEach(one -> failures.failed(one.task().message(), e));
          }
        });
  }

  private static Finished take(LinkedBlockingQueue<Finished> finished, boolean patiently) {
    try {
      return patiently ? finished.take() : finished.poll(LINGER.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The run was interrupted.", e);
    }
  }
}
