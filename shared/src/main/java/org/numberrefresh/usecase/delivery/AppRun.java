package org.numberrefresh.usecase.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.domain.call.AskedNumber;
import org.numberrefresh.domain.call.CallVerdict;
import org.numberrefresh.domain.call.Purpose;
import org.numberrefresh.domain.key.Refs;
import org.numberrefresh.domain.refresh.TaskId;

/**
 * Calls one app about all tasks of a run that are for it: they share calls, up to {@code maxItems} numbers each.
 *
 * <p>Decision: docs/decisions.md#items-are-sent-in-the-order-of-their-refs
 */
final class AppRun {

  private final AppConversation conversation;
  private final Refs refs;
  private final ExecutorService threads;

  AppRun(AppConversation conversation, Refs refs, ExecutorService threads) {
    this.conversation = conversation;
    this.refs = refs;
    this.threads = threads;
  }

  /**
   * What came of one call.
   *
   * @param items what it asked
   * @param verdict what it means for them
   */
  record Asked(List<AskedNumber> items, CallVerdict verdict) {}

  /**
   * What came of a run, for each of its tasks.
   *
   * @param asked the calls' results, restricted to the task's numbers
   * @param complete whether every call was made
   * @param slowest how long the slowest call took
   */
  record Ran(Map<TaskId, List<Asked>> asked, boolean complete, Duration slowest) {

    List<Asked> asked(TaskId task) {
      return asked.getOrDefault(task, List.of());
    }

    /** Whether a call about a task failed. */
    boolean failed(TaskId task) {
      return asked(task).stream().anyMatch(one -> one.verdict() instanceof CallVerdict.NotTaken);
    }
  }

  /** Whether an app can be told of a purpose. */
  boolean has(App app, Purpose purpose) {
    return conversation.has(app, purpose);
  }

  /** How many calls some tasks of an app take. */
  static int calls(App app, List<OpenTask> tasks) {
    int items = tasks.stream().mapToInt(OpenTask::count).sum();
    int max = app.profile().delivery().maxItems();
    return (items + max - 1) / max;
  }

  /** Calls an app. Calls that its limits or the time do not allow are not made; their numbers stay as they are. */
  Ran run(AppSlots slots, Purpose purpose, List<OpenTask> tasks, TimeLeft timeLeft) {
    var calls = new ArrayList<Future<Timed>>();
    for (List<AskedNumber> items : cut(slots.app(), purpose, tasks)) {
      calls.add(threads.submit(call(slots, purpose, items, timeLeft)));
    }
    boolean complete = true;
    var byTask = new HashMap<TaskId, List<Asked>>();
    Duration slowest = Duration.ZERO;
    for (Future<Timed> call : calls) {
      Timed timed = resultOf(call);
      slowest = timed.took().compareTo(slowest) > 0 ? timed.took() : slowest;
      complete &= timed.asked().isPresent();
      timed.asked().ifPresent(asked -> split(asked, byTask));
    }
    return new Ran(byTask, complete, slowest);
  }

  private record Timed(Optional<Asked> asked, Duration took) {}

  private static final Timed NOT_MADE = new Timed(Optional.empty(), Duration.ZERO);

  private Callable<Timed> call(AppSlots slots, Purpose purpose, List<AskedNumber> items, TimeLeft timeLeft) {
    return () -> {
      if (!slots.enter()) {
        return NOT_MADE;
      }
      try {
        return timeLeft.isMoreThan(slots.app().profile().limits().timeLimit())
            ? timed(slots, purpose, items, timeLeft)
            : NOT_MADE;
      } finally {
        slots.leave();
      }
    };
  }

  private Timed timed(AppSlots slots, Purpose purpose, List<AskedNumber> items, TimeLeft timeLeft) {
    long start = System.nanoTime();
    Optional<CallVerdict> verdict = conversation.hold(slots, purpose, items, timeLeft);
    slots.ended(verdict);
    return new Timed(verdict.map(v -> new Asked(items, v)), Duration.ofNanos(System.nanoTime() - start));
  }

  /** The items of all tasks in the order of their refs, which is another for each app, cut into calls. */
  private List<List<AskedNumber>> cut(App app, Purpose purpose, List<OpenTask> tasks) {
    Refs.OfApp own = refs.of(app.id());
    var items = new ArrayList<AskedNumber>();
    tasks.forEach(task -> items.addAll(task.items(purpose, own)));
    items.sort(Comparator.comparing(AskedNumber::ref));
    var calls = new ArrayList<List<AskedNumber>>();
    int max = app.profile().delivery().maxItems();
    for (int from = 0; from < items.size(); from += max) {
      calls.add(items.subList(from, Math.min(items.size(), from + max)));
    }
    return calls;
  }

  private static void split(Asked asked, Map<TaskId, List<Asked>> byTask) {
    var items = new HashMap<TaskId, List<AskedNumber>>();
    asked.items().forEach(item -> items.computeIfAbsent(item.task(), t -> new ArrayList<>()).add(item));
    items.forEach(
        (task, own) -> byTask.computeIfAbsent(task, t -> new ArrayList<>()).add(new Asked(own, asked.verdict())));
  }

  private static Timed resultOf(Future<Timed> call) {
    try {
      return call.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The run was interrupted.", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("A call failed in a way that no app can cause.", e.getCause());
    }
  }
}
