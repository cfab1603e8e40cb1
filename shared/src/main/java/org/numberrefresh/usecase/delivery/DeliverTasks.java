package org.numberrefresh.usecase.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.domain.batch.Batches;
import org.numberrefresh.domain.batch.OutcomeRecorder;
import org.numberrefresh.domain.batch.SettledTasks;
import org.numberrefresh.domain.call.AppCalls;
import org.numberrefresh.domain.core.Core;
import org.numberrefresh.domain.limit.CallSlots;
import org.numberrefresh.domain.queue.TaskMessage;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.watch.Measure;
import org.numberrefresh.domain.watch.RunWatch;
import org.numberrefresh.usecase.call.AppRun;
import org.numberrefresh.usecase.call.AppSlots;
import org.numberrefresh.usecase.call.RunSlots;
import org.numberrefresh.usecase.call.TimeLeft;
import org.numberrefresh.usecase.delivery.EndedApps.Ended;

/**
 * Delivers the tasks of one run: calls their apps in parallel, records what they answer, parks what failed, and notes
 * what is settled. An app that is slow, rude or gone holds up nobody else's outcomes.
 */
public final class DeliverTasks {

  private static final Duration LINGER = Duration.ofMillis(40);

  private final Batches batches;
  private final FindTasks findTasks;
  private final RunSlots runSlots;
  private final SharedTasks sharedTasks;
  private final AppDelivery delivery;
  private final SettledTasks settledTasks;
  private final RunWatch watch;
  private final Clock clock;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * Makes a worker.
   *
   * @param calls the way out to apps
   */
  public DeliverTasks(Core core, AppCalls calls) {
    this.batches = core.stores().batches();
    this.watch = core.watch();
    this.clock = core.clock();
    var recorder = new OutcomeRecorder(batches.tasks(), core.random());
    this.settledTasks = new SettledTasks(batches.heads(), recorder, core.queues(), core.clock());
    this.findTasks = new FindTasks(core, recorder, settledTasks);
    this.runSlots =
        new RunSlots(
            new CallSlots(core.stores().standings(), core.clock(), core.random(), core.watch()),
            core.clock(),
            core.random());
    this.sharedTasks = new SharedTasks(core.queues(), runSlots);
    this.delivery =
        new AppDelivery(
            new AppRun(calls, core.clock(), core.random(), threads, core.watch()),
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

  /**
   * Delivers tasks.
   *
   * @param messages the messages that ask for them
   * @param timeLeft tells how long the run may still work
   * @param failures hears once of each message that must be delivered again
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
    Map<App, List<OpenTask>> byApp =
        sharedTasks.withoutSlow(fresh(findTasks.byApp(messages, failures), failures), failures);
    var finished = new LinkedBlockingQueue<Ended>();
    var heads = new RunHeads(batches.heads());
    Map<App, AppSlots> slots = runSlots.take(toSend(byApp), timeLeft);
    BiConsumer<App, List<OpenTask>> start =
        (app, tasks) -> {
          tasks.forEach(this::measure);
          threads.execute(() -> finished.add(run(Objects.requireNonNull(slots.get(app)), tasks, heads, timeLeft)));
        };
    List<App> lacking = SharedTasks.lacking(byApp, slots);
    var ready = new HashMap<>(byApp);
    ready.keySet().removeAll(lacking);
    ready.forEach(start);
    Map<App, List<OpenTask>> later = sharedTasks.withoutPlace(lacking, byApp, slots, failures);
    later.forEach(start);
    finish(ready.size() + later.size(), finished, failures);
  }

  /** Notes outcomes and gives places back as apps end: those that end together with one write. */
  private void finish(int apps, LinkedBlockingQueue<Ended> finished, Failures failures) {
    var ended = new EndedApps();
    for (int left = apps; left > 0; ) {
      Optional<Ended> next = take(finished, ended.isEmpty());
      left -= next.isPresent() ? 1 : 0;
      next.ifPresent(ended::add);
      next.ifPresent(
          app -> app.failure().ifPresent(why -> app.messages().forEach(message -> failures.failed(message, why))));
      boolean over = left == 0 || ended.areOld(clock.instant(), next.isEmpty());
      if (over || next.isEmpty()) {
        note(ended.takeUnmarked(), failures);
      }
      if (over) {
        giveBack(ended.takePlaces(), failures);
      }
    }
  }

  /** The tasks by their apps as stored now. If an app cannot be read, its own tasks fail and no others. */
  private Map<App, List<OpenTask>> fresh(Map<App, List<OpenTask>> byApp, Failures failures) {
    var fresh = new HashMap<App, List<OpenTask>>();
    byApp.forEach(
        (app, tasks) -> {
          try {
            fresh.put(delivery.fresh(app), tasks);
          } catch (RuntimeException e) {
            tasks.forEach(task -> failures.failed(task.message(), e));
          }
        });
    return fresh;
  }

  private void measure(OpenTask task) {
    if (task.state().attempts() > 0) {
      watch.measured(Measure.RETRIES, 1);
    } else {
      watch.measured(Measure.TASK_AGE, Duration.between(task.head().openedAt(), clock.instant()));
    }
  }

  private static Map<App, Integer> toSend(Map<App, List<OpenTask>> byApp) {
    var numbers = new HashMap<App, Integer>();
    byApp.forEach((app, tasks) -> numbers.put(app, tasks.stream().mapToInt(OpenTask::count).sum()));
    return numbers;
  }

  private Ended run(AppSlots slots, List<OpenTask> tasks, RunHeads heads, TimeLeft timeLeft) {
    List<TaskMessage> messages = tasks.stream().map(OpenTask::message).toList();
    try {
      List<AppDelivery.Delivered> delivered = delivery.deliver(slots, tasks, heads, timeLeft);
      return new Ended(clock.instant(), slots, messages, delivered, Optional.empty());
    } catch (RuntimeException e) {
      return new Ended(clock.instant(), slots, messages, List.of(), Optional.of(e));
    }
  }

  private void giveBack(List<Ended> ended, Failures failures) {
    try {
      runSlots.giveBack(ended.stream().map(Ended::slots).toList());
    } catch (RuntimeException e) {
      ended.stream()
          .filter(one -> one.failure().isEmpty())
          .flatMap(one -> one.messages().stream())
          .forEach(message -> failures.failed(message, e));
    }
  }

  /** Notes settled tasks, once for each batch. */
  private void note(List<AppDelivery.Delivered> delivered, Failures failures) {
    var byBatch = new HashMap<BatchId, List<AppDelivery.Delivered>>();
    for (AppDelivery.Delivered one : delivered) {
      if (one.change().after().settled()) {
        byBatch.computeIfAbsent(one.task().head().id(), b -> new ArrayList<>()).add(one);
      } else if (TaskChange.toBeTold(one.task().head(), one.change())) {
        wake(one, failures);
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

  private void wake(AppDelivery.Delivered delivered, Failures failures) {
    try {
      settledTasks.wake(delivered.task().head().id());
    } catch (RuntimeException e) {
      failures.failed(delivered.task().message(), e);
    }
  }

  /** The next app that ended; empty if none ended for a moment. */
  private static Optional<Ended> take(LinkedBlockingQueue<Ended> finished, boolean patiently) {
    try {
      return patiently
          ? Optional.of(finished.take())
          : Optional.ofNullable(finished.poll(LINGER.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The run was interrupted.", e);
    }
  }
}
