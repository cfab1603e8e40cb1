package org.numberrefresh.usecase.push;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.numberrefresh.adapter.http.AppCaller;
import org.numberrefresh.domain.event.EventData;
import org.numberrefresh.domain.event.EventId;
import org.numberrefresh.domain.event.FeedEvent;
import org.numberrefresh.domain.refresh.OrderId;
import org.numberrefresh.domain.sink.SinkSettings;
import org.numberrefresh.fake.Crashes;
import org.numberrefresh.fake.FakeAppCaller;
import org.numberrefresh.fake.FakeSinkCaller;
import org.numberrefresh.fake.SeededRandom;
import org.numberrefresh.fake.World;
import org.numberrefresh.parallel.InParallel;
import org.numberrefresh.usecase.feed.Feed;

/**
 * The law of the push: a sink gets every event in order, at least once, and skips none, whatever dies, fails or comes
 * at the same time.
 */
class PushLawTest {

  private static final String CARRIER = World.CARRIER;
  private static final URI URL = URI.create("https://east.example/events");
  private static final OrderId ORDER = OrderId.of(CARRIER, "pushed");

  private final World world = new World();

  /** A sink that is registered and verified. */
  private PushLawTest withSink(boolean batch) {
    world.sinkRegistry().put(CARRIER, new SinkSettings(URL, Set.of(), batch));
    world.run();
    return this;
  }

  private FeedEvent event(int n) {
    return new FeedEvent(new EventId("event/" + n), world.clock.instant(), new EventData.OrderStarted(ORDER, n));
  }

  private void tell(int from, int count) {
    new Feed(world.core()).tell(CARRIER, IntStream.range(from, from + count).mapToObj(this::event).toList());
  }

  private static List<Long> positions(AppCaller.Call call) {
    return FakeSinkCaller.events(call).stream().map(event -> Long.parseLong(event.path("sequence").asText())).toList();
  }

  /** Holds what a sink took against its feed. */
  private void tookEachInOrder(int count) {
    long furthest = 0;
    var bodies = new HashMap<String, String>();
    for (var event : world.sink.taken()) {
      long position = Long.parseLong(event.path("sequence").asText());
      assertTrue(position <= furthest + 1, () -> "It skipped to " + position + ".");
      furthest = Math.max(furthest, position);
      String before = bodies.putIfAbsent(event.path("id").asText(), event.toString());
      assertTrue(before == null || before.equals(event.toString()), "A repeat differs.");
    }
    assertEquals(count, furthest);
    assertEquals(count, bodies.size());
  }

  /** Lets time pass until nothing is left to push. */
  private void settle(int count) {
    for (int i = 0; i < 600 && world.sinks.find(CARRIER).orElseThrow().position() <= count; i++) {
      world.after(Duration.ofHours(1));
    }
  }

  @Property(tries = 60)
  void a_crash_at_any_call_loses_nothing(
      @ForAll @IntRange(min = 1, max = 40) int call, @ForAll Crashes.Moment moment, @ForAll boolean batch) {
    PushLawTest test = new PushLawTest().withSink(batch);
    test.world.crashes.at(call, moment);
    for (int n = 0; n < 6; n += 2) {
      int from = n;
      if (test.world.dies(world -> test.tell(from, 2))) {
        // Its step is due again, and repeats it.
        test.tell(from, 2);
      }
      test.world.run();
    }
    test.settle(6);
    test.tookEachInOrder(6);
  }

  @Property(tries = 60)
  void a_sink_that_fails_at_random_gets_all_in_order(@ForAll long seed, @ForAll boolean batch) {
    PushLawTest test = new PushLawTest().withSink(batch);
    var random = new SeededRandom((int) seed);
    List<AppCaller.Call> failed = new ArrayList<>();
    test.world.sink.answers(
        call -> {
          if (!failed.isEmpty()) {
            assertEquals(failed.getLast().headers().get("webhook-id"), call.headers().get("webhook-id"));
            assertArrayEquals(failed.removeLast().body(), call.body(), "A repeat differs.");
          }
          int status = List.of(503, 410, 200, 204, 202).get(random.nextInt(5));
          if (status / 100 != 2) {
            failed.add(call);
          }
          return FakeAppCaller.answered(status, "");
        });
    for (int n = 0; n < 30; n += 3) {
      test.tell(n, 3);
      test.world.after(Duration.ofMinutes(random.nextInt(90)));
    }
    test.settle(30);
    test.tookEachInOrder(30);
  }

  @Property(tries = 40)
  void many_workers_push_one_after_the_other(
      @ForAll @IntRange(min = 2, max = 6) int workers,
      @ForAll boolean batch,
      @ForAll @IntRange(min = 0, max = 4) int late) {
    PushLawTest test = new PushLawTest().withSink(batch);
    test.world.feeds.showLate(late);
    var inside = new AtomicInteger();
    var together = new CopyOnWriteArrayList<Integer>();
    test.world.sink.answers(
        call -> {
          together.add(inside.incrementAndGet());
          Thread.onSpinWait();
          inside.decrementAndGet();
          return FakeAppCaller.answered(200, "");
        });
    List<Runnable> all = new ArrayList<>();
    for (int w = 0; w < workers; w++) {
      int from = w * 5;
      all.add(
          () -> {
            for (int n = 0; n < 5; n++) {
              test.tell(from + n, 1);
              test.world.queues.takePush().ifPresent(test::push);
            }
          });
    }
    InParallel.over(
        all,
        all.size(),
        work -> {
          work.run();
          return true;
        });
    assertTrue(together.stream().allMatch(one -> one == 1), "Two workers pushed at once.");
    test.world.run();
    // No time passes: what a busy worker left is pushed by that worker.
    test.tookEachInOrder(workers * 5);
    assertEquals(workers * 5, test.world.sink.taken().size(), "Something came twice, and nobody died.");
  }

  private void push(String carrier) {
    new PushFeed(world.core(), world.sinkCalls(), (sink, failing) -> {}).push(carrier, World.NO_QUICK_RETRIES);
  }

  @Property(tries = 60)
  void the_carriers_changes_in_the_middle_of_a_run_skip_nothing(
      @ForAll @IntRange(min = 1, max = 14) int call, @ForAll @IntRange(min = 0, max = 3) int change) {
    PushLawTest test = new PushLawTest().withSink(false);
    World world = test.world;
    test.tell(0, 3);
    var callsBefore = new AtomicInteger();
    world.crashes.between(
        call,
        () -> {
          callsBefore.set(world.sink.calls().size());
          switch (change) {
            case 0 -> world.sinkRegistry().rotate(CARRIER, false);
            case 1 -> world.sinkRegistry().replay(CARRIER, "oldest");
            case 2 -> world.sinkRegistry().put(CARRIER, new SinkSettings(URL, Set.of(), true));
            default ->
                world
                    .sinkRegistry()
                    .put(CARRIER, new SinkSettings(URI.create("https://new.example/"), Set.of(), false));
          }
        });
    world.run();
    test.tell(3, 1);
    test.settle(4);
    test.tookEachInOrder(4);
    if (change == 1 && world.crashes.cameBetween()) {
      List<AppCaller.Call> after = world.sink.calls().subList(callsBefore.get(), world.sink.calls().size());
      List<Long> again = after.stream().flatMap(one -> positions(one).stream()).toList();
      assertEquals(List.of(1L, 2L, 3L, 4L), again.subList(again.lastIndexOf(1L), again.size()), "No replay of it all.");
    }
  }

  @Property(tries = 60)
  void an_event_that_is_told_at_any_moment_of_a_run_is_pushed_by_that_run(
      @ForAll @IntRange(min = 1, max = 16) int call,
      @ForAll boolean batch,
      @ForAll @IntRange(min = 0, max = 4) int late) {
    PushLawTest test = new PushLawTest().withSink(batch);
    test.world.feeds.showLate(late);
    test.tell(0, 2);
    test.world.queues.purge();
    var told = new AtomicInteger(2);
    test.world.crashes.between(
        call,
        () -> {
          test.tell(2, 1);
          told.set(3);
          test.world.queues.takePush().ifPresent(test::push);
        });
    test.push(CARRIER);
    test.tookEachInOrder(told.get());
  }

  @Property(tries = 30)
  void a_worker_that_died_with_its_lease_is_followed_by_another(@ForAll @IntRange(min = 3, max = 12) int call) {
    PushLawTest test = new PushLawTest().withSink(false);
    test.tell(0, 4);
    test.world.queues.purge();
    test.world.crashes.at(call, Crashes.Moment.AFTER);
    test.world.dies(world -> test.push(CARRIER));
    test.world.queues.purge();
    Instant start = test.world.clock.instant();
    // Only the due index is left of it.
    for (int i = 0; i < 75 && test.world.sink.taken().size() < 4; i++) {
      test.world.after(Duration.ofMinutes(1));
    }
    test.settle(4);
    test.tookEachInOrder(4);
    assertTrue(Duration.between(start, test.world.clock.instant()).compareTo(Duration.ofMinutes(75)) < 0);
  }
}
