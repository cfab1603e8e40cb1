package org.numberrefresh.usecase.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.domain.app.CallLimits;
import org.numberrefresh.domain.app.Delivery;
import org.numberrefresh.domain.call.AppCalls;
import org.numberrefresh.domain.call.AskedNumber;
import org.numberrefresh.domain.call.CallVerdict;
import org.numberrefresh.domain.call.Purpose;
import org.numberrefresh.domain.limit.CallRoom;
import org.numberrefresh.domain.limit.CallSlots;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.refresh.OrderId;
import org.numberrefresh.domain.refresh.TaskId;
import org.numberrefresh.domain.watch.RunWatch;
import org.numberrefresh.fake.SeededRandom;
import org.numberrefresh.fake.TestNumbers;
import org.numberrefresh.fake.World;

/** The calls and threads of a process are bounded, whatever limits its apps are registered with. */
class ManyCallsTest {

  private static final int NUMBERS = 300;
  private static final CallLimits WIDE = new CallLimits(10_000, 1000, Duration.ofSeconds(10));

  private final World world = new World();
  private final AtomicInteger underWay = new AtomicInteger();
  private final AtomicInteger mostUnderWay = new AtomicInteger();
  private final AtomicInteger made = new AtomicInteger();
  private final AtomicInteger threads = new AtomicInteger();
  private final AtomicInteger mostThreads = new AtomicInteger();
  private final ExecutorService drivers = Executors.newVirtualThreadPerTaskExecutor();
  private final ExecutorService callers =
      Executors.newThreadPerTaskExecutor(
          task ->
              Thread.ofVirtual()
                  .unstarted(
                      () -> {
                        note(threads, mostThreads);
                        task.run();
                        threads.decrementAndGet();
                      }));

  @AfterEach
  void stop() {
    drivers.close();
    callers.close();
  }

  private static void note(AtomicInteger now, AtomicInteger most) {
    int count = now.incrementAndGet();
    most.accumulateAndGet(count, Math::max);
  }

  /** Apps that answer once so many calls are under way. */
  private AppCalls answeringOnce(int expected) {
    var all = new CountDownLatch(expected);
    return new AppCalls() {
      @Override
      public Written write(App app, Purpose purpose, List<AskedNumber> numbers, Instant now) {
        return () -> {
          note(underWay, mostUnderWay);
          all.countDown();
          await(all);
          underWay.decrementAndGet();
          made.incrementAndGet();
          return new CallVerdict.Taken(Map.of());
        };
      }

      @Override
      public boolean has(App app, Purpose purpose) {
        return true;
      }
    };
  }

  private static void await(CountDownLatch all) {
    try {
      assertTrue(all.await(60, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Runs some apps side by side, each with one number a call. */
  private void run(int apps, int room, int expected) throws Exception {
    var conversation =
        new AppConversation(
            answeringOnce(expected), new CallRoom(room), world.clock, new SeededRandom(1), RunWatch.NONE);
    var run = new AppRun(conversation, callers);
    var runs = new ArrayList<Future<AppRun.Ran>>();
    for (App app : registered(apps)) {
      var slots =
          new AppSlots(
              new CallSlots(world.standings, world.clock, new SeededRandom(1)),
              app,
              NUMBERS,
              time -> true,
              world.clock,
              new SeededRandom(1));
      runs.add(drivers.submit(() -> run.run(slots, Purpose.UNBIND, numbers(app), time -> true)));
    }
    for (Future<AppRun.Ran> one : runs) {
      assertTrue(one.get(60, TimeUnit.SECONDS).complete());
    }
  }

  private List<App> registered(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i -> {
              String id = "app" + i;
              Delivery.Push usual = World.push(id);
              var push = new Delivery.Push(usual.endpoint(), usual.numberForm(), 1, WIDE);
              world.registry().putApp(id, World.profile(id, push));
              return world.apps.find(id).orElseThrow();
            })
        .toList();
  }

  private static List<AskedNumber> numbers(App app) {
    var task = new TaskId(new BatchId(OrderId.of(World.CARRIER, "1"), 0), app.number());
    return IntStream.range(0, NUMBERS)
        .mapToObj(
            i -> new AskedNumber("%032d".formatted(i), task, i, TestNumbers.number(i), Instant.EPOCH, Instant.EPOCH))
        .toList();
  }

  @Test
  void a_run_has_64_calls_to_one_app_at_once_and_no_thread_waits_for_a_place() throws Exception {
    run(2, CallRoom.MOST, 2 * AppRun.MOST_AT_ONCE);
    assertEquals(2 * AppRun.MOST_AT_ONCE, mostUnderWay.get());
    assertTrue(mostThreads.get() <= 2 * AppRun.MOST_AT_ONCE + 2, mostThreads::toString);
    assertEquals(2 * NUMBERS, made.get());
  }

  @Test
  void a_process_has_no_more_calls_under_way_than_it_has_room() throws Exception {
    run(5, 100, 100);
    assertEquals(100, mostUnderWay.get());
    assertTrue(mostThreads.get() <= 5 * AppRun.MOST_AT_ONCE + 5, mostThreads::toString);
    assertEquals(5 * NUMBERS, made.get());
  }
}
