package org.numberrefresh.usecase.call;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.random.RandomGenerator;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.domain.call.AppCalls;
import org.numberrefresh.domain.call.AskedNumber;
import org.numberrefresh.domain.call.BodySize;
import org.numberrefresh.domain.call.CallVerdict;
import org.numberrefresh.domain.call.Purpose;
import org.numberrefresh.domain.limit.CallRoom;
import org.numberrefresh.domain.refresh.TaskId;
import org.numberrefresh.domain.watch.RunWatch;

/**
 * Calls one app about all numbers of a run that are for it. Its tasks share calls, as many numbers in each as the app
 * takes.
 *
 * <p>Decision: docs/decisions.md#items-are-sent-in-the-order-of-their-refs
 */
public final class AppRun {

  /** Most calls of a run to one app at once, so that an app that hangs leaves room in the process. */
  static final int MOST_AT_ONCE = 64;

  private final AppConversation conversation;
  private final ExecutorService threads;

  /**
   * Makes what calls apps.
   *
   * @param calls the way out to apps
   * @param threads run the calls of one app side by side
   * @param watch hears of the calls
   */
  public AppRun(AppCalls calls, Clock clock, RandomGenerator random, ExecutorService threads, RunWatch watch) {
    this(new AppConversation(calls, CallRoom.OF_PROCESS, clock, random, watch), threads);
  }

  AppRun(AppConversation conversation, ExecutorService threads) {
    this.conversation = conversation;
    this.threads = threads;
  }

  /**
   * The result of one call.
   *
   * @param items the numbers that it asked about
   * @param verdict its meaning for them
   */
  public record Asked(List<AskedNumber> items, CallVerdict verdict) {}

  /**
   * The result of a run, for each of its tasks.
   *
   * @param asked the results of the calls by task, each with the numbers of that task alone
   * @param complete true if every call was made
   * @param slowest the time of the slowest call
   */
  public record Ran(Map<TaskId, List<Asked>> asked, boolean complete, Duration slowest) {

    /** The results of the calls about a task. */
    public List<Asked> asked(TaskId task) {
      return asked.getOrDefault(task, List.of());
    }

    /** This result and that of a run about other tasks. */
    public Ran and(Ran other) {
      var all = new HashMap<>(asked);
      all.putAll(other.asked);
      return new Ran(all, complete && other.complete, slowest.compareTo(other.slowest) > 0 ? slowest : other.slowest);
    }

    /** True if a call about a task failed. */
    public boolean failed(TaskId task) {
      return asked(task).stream().anyMatch(one -> one.verdict() instanceof CallVerdict.NotTaken);
    }
  }

  /** True if an app can be told of a purpose. */
  public boolean has(App app, Purpose purpose) {
    return conversation.has(app, purpose);
  }

  /** The count of calls that some numbers take. */
  static int calls(App app, int numbers) {
    int most = BodySize.mostItems(app, Purpose.UNBIND);
    return (numbers + most - 1) / most;
  }

  /** Calls an app. It makes no call that the limits or the time do not allow: those numbers stay as they are. */
  public Ran run(AppSlots slots, Purpose purpose, List<AskedNumber> numbers, TimeLeft timeLeft) {
    var calls = new ArrayList<Future<Timed>>();
    var most = new Semaphore(MOST_AT_ONCE);
    for (List<AskedNumber> items : cut(slots.app(), purpose, numbers)) {
      // A call gets its thread only once it has a place: no thread waits for one.
      most.acquireUninterruptibly();
      calls.add(
          slots.enter()
              ? threads.submit(call(slots, purpose, items, timeLeft, most))
              : CompletableFuture.completedFuture(notMade(most)));
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

  private static Timed notMade(Semaphore most) {
    most.release();
    return NOT_MADE;
  }

  private Callable<Timed> call(
      AppSlots slots, Purpose purpose, List<AskedNumber> items, TimeLeft timeLeft, Semaphore most) {
    return () -> {
      try {
        return timeLeft.isMoreThan(slots.app().profile().limits().timeLimit())
            ? timed(slots, purpose, items, timeLeft)
            : NOT_MADE;
      } finally {
        slots.leave();
        most.release();
      }
    };
  }

  private Timed timed(AppSlots slots, Purpose purpose, List<AskedNumber> items, TimeLeft timeLeft) {
    long start = System.nanoTime();
    Optional<CallVerdict> verdict = conversation.hold(slots, purpose, items, timeLeft);
    slots.ended(verdict);
    return new Timed(verdict.map(v -> new Asked(items, v)), Duration.ofNanos(System.nanoTime() - start));
  }

  /** Sorts the numbers by ref, an order that differs for each app, and cuts them into calls. */
  private static List<List<AskedNumber>> cut(App app, Purpose purpose, List<AskedNumber> numbers) {
    List<AskedNumber> sorted = numbers.stream().sorted(Comparator.comparing(AskedNumber::ref)).toList();
    var calls = new ArrayList<List<AskedNumber>>();
    int max = BodySize.mostItems(app, purpose);
    for (int from = 0; from < sorted.size(); from += max) {
      calls.add(sorted.subList(from, Math.min(sorted.size(), from + max)));
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
