package org.numberrefresh.usecase.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.numberrefresh.adapter.http.AppCaller.Reply;
import org.numberrefresh.domain.app.Fault;
import org.numberrefresh.domain.order.Order;
import org.numberrefresh.fake.Crashes;
import org.numberrefresh.fake.FakeAppCaller;
import org.numberrefresh.fake.FakeAppCaller.AskedItem;
import org.numberrefresh.fake.TestNumbers;
import org.numberrefresh.fake.World;
import org.numberrefresh.usecase.query.OrderView;

/**
 * Messages come twice, late and in any order, answers overtake their delivery and repeat, sweeps come whenever they
 * like, the clock jumps, processes die: all of it ends as the orderly run does.
 */
class DisorderTest {

  private static final int NUMBERS = 4;
  private static final int STEPS = 60;
  private static final Duration BEFORE_ANY_DEADLINE = Duration.ofDays(2);

  /** The fate of one order. */
  private static final class Story {

    private final World world = new World().withApps("chat", "hard", "later", "never", "silent");
    private final Random random;
    private final boolean disorderly;
    private final Order order;
    private Duration passed = Duration.ZERO;

    Story(Random random, boolean disorderly) {
      this.random = random;
      this.disorderly = disorderly;
      temper();
      order = world.submit("k", 0, NUMBERS);
    }

    /** "hard" fails its first calls, "later" and "silent" answer on their own, "never" is not reached. */
    private void temper() {
      world.caller.tellEach("chat", (item, n) -> n.equals(TestNumbers.text(1)) ? "FAILED" : "NOT_BOUND");
      var failures = new HashMap<String, Integer>();
      world.caller.tell(
          "hard",
          items ->
              failures.merge("hard", 1, Integer::sum) <= 2
                  ? new Reply.Failed(Fault.TIMED_OUT)
                  : FakeAppCaller.results(items, item -> "BLOCKED/OPEN_DISPUTE"));
      world.caller.tell("later", this::acknowledge);
      world.caller.tell("silent", items -> FakeAppCaller.answered(202, ""));
      world.caller.tell("never", items -> new Reply.Failed(Fault.UNREACHABLE));
    }

    /** It may answer before it acknowledges: the answer overtakes its delivery. */
    private Reply acknowledge(List<AskedItem> items) {
      if (disorderly && random.nextInt(3) == 0 && !world.crashes.dead()) {
        answer("later", items);
      }
      return FakeAppCaller.answered(202, "");
    }

    private void answer(String app, List<AskedItem> items) {
      if (!items.isEmpty()) {
        world.dies(w -> w.results(app, FakeAppCaller.body(items, item -> truth(item.phoneNumber()))));
      }
    }

    private static String truth(String phoneNumber) {
      return phoneNumber.equals(TestNumbers.text(2)) ? "BLOCKED/ACCOUNT_BANNED" : "UNBOUND";
    }

    private List<AskedItem> asked(String app) {
      var byRef = new HashMap<String, AskedItem>();
      world.caller.asked(app).forEach(item -> byRef.put(item.ref(), item));
      return new ArrayList<>(byRef.values());
    }

    Story orderly() {
      world.run();
      world.pass(Duration.ofHours(3), Duration.ofMinutes(1));
      answer("later", asked("later"));
      return ended();
    }

    Story disorderly() {
      world.queues.disorder(random);
      for (int i = 0; i < STEPS; i++) {
        if (random.nextInt(6) == 0) {
          world.crashes.at(1 + random.nextInt(12), random.nextBoolean() ? Crashes.Moment.BEFORE : Crashes.Moment.AFTER);
        }
        happen(random.nextInt(8));
        world.crashes.restart();
        addsUp();
      }
      return ended();
    }

    private void happen(int what) {
      switch (what) {
        case 0 -> world.runNext();
        case 1, 2 -> world.runTasks(1 + random.nextInt(5));
        case 3 -> world.sweep();
        case 4 -> jump();
        case 5 -> world.queues.letTheLateCome();
        case 6 -> answerSome();
        default -> world.dies(w -> w.submit("k", 0, NUMBERS));
      }
    }

    private void jump() {
      Duration step = Duration.ofSeconds(random.nextInt(4 * 3600));
      if (passed.plus(step).compareTo(BEFORE_ANY_DEADLINE) < 0) {
        passed = passed.plus(step);
        world.clock.advance(step);
      }
    }

    /** Some answers, in any order, and some of them first as a step on the way. */
    private void answerSome() {
      List<AskedItem> items = asked("later");
      Collections.shuffle(items, random);
      List<AskedItem> some = items.subList(0, random.nextInt(items.size() + 1));
      if (random.nextBoolean() && !some.isEmpty()) {
        world.dies(w -> w.results("later", FakeAppCaller.body(some, item -> "IN_REVIEW")));
      }
      answer("later", some);
    }

    private Story ended() {
      everythingComes();
      for (int i = 0; i < 40; i++) {
        world.after(Duration.ofHours(6));
        everythingComes();
        addsUp();
      }
      answer("later", asked("later"));
      answer("silent", asked("silent"));
      world.pass(Duration.ofMinutes(20), Duration.ofMinutes(2));
      everythingComes();
      return this;
    }

    private void everythingComes() {
      while (world.queues.size() > 0) {
        world.queues.letTheLateCome();
        world.run();
      }
    }

    /** The order equation, at every look. */
    void addsUp() {
      OrderView view = world.view(order);
      long pairs = view.outcomes().values().stream().mapToLong(n -> n).sum();
      assertEquals((long) view.numbers() * view.apps(), pairs);
    }

    Map<String, String> pairs() {
      return world.pairs(order);
    }
  }

  private static Map<String, String> truth() {
    Map<String, String> truth = new Story(new Random(0), false).orderly().pairs();
    assertEquals(5 * NUMBERS, truth.size());
    return truth;
  }

  @Example
  void the_orderly_run_tells_every_kind_of_outcome() {
    assertEquals(Set.of("CLEAR", "FAILED", "BLOCKED", "UNDELIVERABLE"), new HashSet<>(truth().values()));
  }

  @Property(tries = 100)
  void whatever_comes_twice_late_or_out_of_order_it_ends_as_if_it_had_not(@ForAll Random random) {
    Story story = new Story(random, true).disorderly();
    assertEquals(truth(), story.pairs());
    assertEquals(OrderView.State.SETTLED, story.world.view(story.order).state());
    assertEquals(List.of(), story.world.batches.index());
    var refs = new HashMap<String, Set<String>>();
    for (AskedItem item : story.world.caller.asked()) {
      refs.computeIfAbsent(item.app() + " " + item.phoneNumber(), n -> new HashSet<>())
          .add(item.ref() + " " + item.boundBefore());
    }
    assertTrue(refs.values().stream().allMatch(seen -> seen.size() == 1), refs::toString);
    assertEquals(Optional.of(5 * NUMBERS), Optional.of(refs.size()));
  }
}
