package org.numberrefresh.simulation.rotation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.IntFunction;
import org.numberrefresh.parallel.InParallel;
import org.numberrefresh.simulation.apps.HubClient;

/**
 * Calls that go on while the keys change, each held to what it must be answered: two orders at once for the same new
 * numbers, of which one gets each; orders for numbers that wait, which are refused; other apps that join; statuses,
 * grades and reports of numbers on record.
 *
 * <p>The clock is moved between calls, never in one: no call of the real system lasts minutes.
 */
final class Load implements AutoCloseable {

  static final String WAITS = "waits";
  static final String JOINS = "joins";

  private static final int OF_AN_ORDER = 20;
  private static final int OF_A_STATUS = 10;
  private static final int OF_A_GRADE = 100;
  private static final Duration PAUSE = Duration.ofMillis(20);
  private static final int MOST_PROBLEMS = 10;

  private final CarrierCalls calls;
  private final IntFunction<List<String>> roll;
  private final List<String> waiting;
  private final List<String> reported;
  private final List<String> claimed = new CopyOnWriteArrayList<>();
  private final AtomicInteger joined = new AtomicInteger();
  private final Map<String, LongAdder> made = new ConcurrentSkipListMap<>();
  private final Queue<String> problems = new ConcurrentLinkedQueue<>();
  private final ReadWriteLock clock = new ReentrantReadWriteLock(true);
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean over;

  @FunctionalInterface
  private interface Call {
    void make(Random random) throws IOException, InterruptedException;
  }

  /**
   * Makes a load.
   *
   * @param roll gives so many new numbers
   * @param waiting numbers that wait for the app {@value #WAITS}
   * @param reported numbers that are known from reports alone
   */
  Load(CarrierCalls calls, IntFunction<List<String>> roll, List<String> waiting, List<String> reported) {
    this.calls = calls;
    this.roll = roll;
    this.waiting = List.copyOf(waiting);
    this.reported = List.copyOf(reported);
  }

  void begin() {
    Map<String, Call> kinds =
        Map.of(
            "two orders at once",
            this::rivals,
            "orders refused",
            this::again,
            "orders that join",
            this::join,
            "statuses",
            this::statuses,
            "grades",
            this::grades,
            "reports",
            this::reports);
    kinds.forEach((kind, call) -> threads.add(Thread.ofVirtual().name(kind).start(() -> repeat(kind, call))));
  }

  private void repeat(String kind, Call call) {
    var random = new Random(kind.hashCode());
    while (!over) {
      clock.readLock().lock();
      try {
        call.make(random);
        made.computeIfAbsent(kind, k -> new LongAdder()).increment();
      } catch (IOException | RuntimeException e) {
        problem(kind + " failed: " + e);
      } catch (InterruptedException e) {
        return;
      } finally {
        clock.readLock().unlock();
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  /** Does something to the clock while no call is under way. */
  void between(Runnable work) {
    clock.writeLock().lock();
    try {
      work.run();
    } finally {
      clock.writeLock().unlock();
    }
  }

  private void rivals(Random random) {
    List<String> numbers = roll.apply(OF_AN_ORDER);
    List<HubClient.Response> answers = InParallel.over(List.of(1, 2), 2, rival -> ordered(numbers));
    long accepted = answers.stream().filter(a -> is(a, 202)).mapToLong(a -> a.body().path("accepted").asLong()).sum();
    expect(accepted == numbers.size(), "two orders for " + numbers.size() + " numbers got " + accepted + " of them");
    answers.forEach(this::expectExisting);
    claimed.addAll(numbers);
  }

  private HubClient.Response ordered(List<String> numbers) {
    try {
      return calls.order(numbers, WAITS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void again(Random random) throws IOException, InterruptedException {
    HubClient.Response answer = calls.order(some(waiting, random, OF_AN_ORDER), WAITS);
    expect(is(answer, 202) && answer.body().path("accepted").asInt() == 0, "a number was refreshed twice");
    expectExisting(answer);
  }

  private void expectExisting(HubClient.Response answer) {
    answer
        .body()
        .path("rejected")
        .forEach(
            line ->
                expect(
                    line.path("code").asText().equals("ALREADY_EXISTS"),
                    "a line was refused by " + line.path("code").asText()));
  }

  private void join(Random random) throws IOException, InterruptedException {
    int from = joined.getAndAdd(OF_A_STATUS);
    if (from + OF_A_STATUS <= waiting.size()) {
      HubClient.Response answer = calls.order(waiting.subList(from, from + OF_A_STATUS), JOINS);
      expect(is(answer, 202) && answer.body().path("accepted").asInt() == OF_A_STATUS, "an app could not join");
    }
  }

  private void statuses(Random random) throws IOException, InterruptedException {
    found(calls.statuses(some(known(), random, OF_A_STATUS)), OF_A_STATUS);
  }

  private void grades(Random random) throws IOException, InterruptedException {
    found(calls.grades(some(known(), random, OF_A_GRADE)), OF_A_GRADE);
  }

  private void found(HubClient.Response answer, int count) {
    long found = is(answer, 200) ? answer.body().path("numbers").size() : 0;
    expect(found == count, "of " + count + " numbers " + found + " were found");
  }

  private void reports(Random random) throws IOException, InterruptedException {
    HubClient.Response answer = calls.report(reported);
    expect(
        is(answer, 200) && answer.body().path("unchanged").asInt() == reported.size(), "a report was not remembered");
  }

  private static List<String> some(List<String> all, Random random, int count) {
    int from = random.nextInt(all.size() - count + 1);
    return all.subList(from, from + count);
  }

  private boolean is(HubClient.Response answer, int status) {
    expect(
        answer.status() == status,
        "an answer was " + answer.status() + " " + answer.body().path("code").asText() + " instead of " + status);
    return answer.status() == status;
  }

  private void expect(boolean holds, String otherwise) {
    if (!holds) {
      problem(otherwise);
    }
  }

  private void problem(String what) {
    if (problems.size() < MOST_PROBLEMS) {
      problems.add(what);
    }
  }

  /** The numbers that were ordered so far. */
  List<String> known() {
    var all = new ArrayList<>(waiting);
    all.addAll(claimed);
    return all;
  }

  /** Asks for every number that was ordered; returns how many are found. */
  long find() throws IOException, InterruptedException {
    List<String> all = known();
    long found = 0;
    for (int from = 0; from < all.size(); from += OF_A_GRADE) {
      List<String> some = all.subList(from, Math.min(all.size(), from + OF_A_GRADE));
      found += calls.grades(some).body().path("numbers").size();
    }
    return found;
  }

  long made() {
    return made.values().stream().mapToLong(LongAdder::sum).sum();
  }

  /** The number of calls of each kind. */
  Map<String, Long> byKind() {
    var counts = new TreeMap<String, Long>();
    made.forEach((kind, count) -> counts.put(kind, count.sum()));
    return counts;
  }

  List<String> problems() {
    return List.copyOf(problems);
  }

  @Override
  public void close() {
    over = true;
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
