package org.numberrefresh.usecase.delivery;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.domain.queue.Queues;
import org.numberrefresh.domain.queue.TaskMessage;
import org.numberrefresh.usecase.call.AppSlots;
import org.numberrefresh.usecase.call.RunSlots;

/**
 * Tasks that came in one message with others. None holds the others up: one whose app is slow, or takes no more calls
 * at present, goes on by a message of its own. That is sent before the shared message is finished, so a crash repeats
 * it at most.
 *
 * <p>Decision: docs/decisions.md#tasks-of-a-small-batch-share-a-message
 */
final class SharedTasks {

  private static final Predicate<OpenTask> SHARED = task -> task.message().shared();

  private final Queues queues;
  private final RunSlots runSlots;

  SharedTasks(Queues queues, RunSlots runSlots) {
    this.queues = queues;
    this.runSlots = runSlots;
  }

  /** Sends those of slow apps on to their lane. Returns the tasks that are left, by their apps. */
  Map<App, List<OpenTask>> withoutSlow(Map<App, List<OpenTask>> byApp, DeliverTasks.Failures failures) {
    return without(byApp.keySet().stream().filter(app -> app.state().slow()).toList(), byApp, failures);
  }

  /** The apps that have no call to give at present, though tasks that share a message wait for one. */
  static List<App> lacking(Map<App, List<OpenTask>> byApp, Map<App, AppSlots> slots) {
    return byApp.keySet().stream()
        .filter(app -> slotsOf(app, slots).waits() && byApp.getOrDefault(app, List.of()).stream().anyMatch(SHARED))
        .toList();
  }

  /**
   * Asks apps once more for calls, all with one write an item of standings. Sends the shared tasks of those that still
   * have none to give on.
   *
   * @param lacking the apps to ask
   * @param slots the calls of each app
   * @return the tasks of the apps that are left, by their apps
   */
  Map<App, List<OpenTask>> withoutPlace(
      List<App> lacking, Map<App, List<OpenTask>> byApp, Map<App, AppSlots> slots, DeliverTasks.Failures failures) {
    var asked = new HashMap<>(byApp);
    asked.keySet().retainAll(lacking);
    try {
      runSlots.takeAgain(lacking.stream().map(app -> slotsOf(app, slots)).toList());
    } catch (RuntimeException e) {
      asked.values().forEach(tasks -> tasks.forEach(task -> failures.failed(task.message(), e)));
      return Map.of();
    }
    return without(lacking.stream().filter(app -> slotsOf(app, slots).waits()).toList(), asked, failures);
  }

  private static AppSlots slotsOf(App app, Map<App, AppSlots> slots) {
    return Objects.requireNonNull(slots.get(app));
  }

  /** Sends the shared tasks of some apps on. Returns all others. */
  private Map<App, List<OpenTask>> without(
      List<App> apps, Map<App, List<OpenTask>> byApp, DeliverTasks.Failures failures) {
    var left = new HashMap<>(byApp);
    var onward = new ArrayList<TaskMessage>();
    for (App app : apps) {
      List<OpenTask> tasks = byApp.getOrDefault(app, List.of());
      tasks.stream().filter(SHARED).map(OpenTask::message).forEach(onward::add);
      left.put(app, tasks.stream().filter(SHARED.negate()).toList());
    }
    left.values().removeIf(List::isEmpty);
    send(onward, apps, failures);
    return left;
  }

  private void send(List<TaskMessage> tasks, List<App> apps, DeliverTasks.Failures failures) {
    if (tasks.isEmpty()) {
      return;
    }
    Set<String> slow = apps.stream().filter(app -> app.state().slow()).map(App::id).collect(Collectors.toSet());
    try {
      queues.tasks(tasks.stream().map(task -> task.alone(slow.contains(task.app()))).toList());
    } catch (RuntimeException e) {
      tasks.forEach(task -> failures.failed(task, e));
    }
  }
}
