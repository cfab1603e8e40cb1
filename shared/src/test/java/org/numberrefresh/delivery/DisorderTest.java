package org.numberrefresh.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.numberrefresh.batch.Fault;
import org.numberrefresh.fake.FakeAppCaller;
import org.numberrefresh.fake.FakeAppCaller.AskedItem;
import org.numberrefresh.fake.World;
import org.numberrefresh.order.Order;
import org.numberrefresh.query.OrderView;

/** Whatever order messages, answers and ticks of the clock come in, and however often, an order ends in the truth. */
class DisorderTest {

  private static final int NUMBERS = 3;
  private static final List<String> APPS = List.of("chat", "hard", "later");

  @Property(tries = 200)
  void whatever_comes_twice_late_or_out_of_order_ends_in_the_truth(@ForAll long seed) {
    var random = new Random(seed);
    World world = new World().withApps(APPS.toArray(String[]::new));
    world.caller.tellEach("chat", (item, number) -> answer("chat", number));
    world.caller.tell("later", items -> FakeAppCaller.answered(202, ""));
    world.caller.tell("hard", items -> random.nextInt(3) == 0 ? results("hard", items) : failed(random));
    world.queues.disorder(random);
    var orders = new ArrayList<Order>();
    for (int i = 0; i < 2; i++) {
      orders.add(world.submit("k" + i, i * NUMBERS, NUMBERS));
    }
    for (int i = 0; i < 12; i++) {
      step(world, orders, random);
      orders.forEach(order -> addsUp(world, order));
    }
    world.caller.tell("hard", items -> results("hard", items));
    world.pass(Duration.ofHours(20), Duration.ofMinutes(20));
    tell(world, asked(world));
    world.pass(Duration.ofMinutes(5), Duration.ofMinutes(1));
    orders.forEach(order -> endsInTheTruth(world, order));
    eachNumberHasOneRef(world);
  }

  private static void step(World world, List<Order> orders, Random random) {
    switch (random.nextInt(4)) {
      case 0 -> world.run();
      case 1 -> world.after(Duration.ofMinutes(random.nextInt(30)));
      case 2 -> world.queues.batches(orders.stream().flatMap(o -> o.batchIds().stream()).toList());
      default -> tell(world, some(asked(world), random));
    }
  }

  private static String answer(String app, String number) {
    boolean bound = (app + number).hashCode() % 2 == 0;
    return bound ? "BLOCKED/OPEN_DISPUTE" : "NOT_BOUND";
  }

  private static AppCaller.Reply results(String app, List<AskedItem> items) {
    return FakeAppCaller.results(items, item -> answer(app, item.phoneNumber()));
  }

  private static AppCaller.Reply failed(Random random) {
    return random.nextBoolean() ? new AppCaller.Reply.Failed(Fault.UNREACHABLE) : FakeAppCaller.answered(503, "");
  }

  private static List<AskedItem> asked(World world) {
    return world.caller.asked("later");
  }

  /** Some of the items, some of them more than once, in any order. */
  private static List<AskedItem> some(List<AskedItem> items, Random random) {
    var some = new ArrayList<AskedItem>();
    for (AskedItem item : items) {
      some.addAll(Collections.nCopies(random.nextInt(3), item));
    }
    Collections.shuffle(some, random);
    return some;
  }

  private static void tell(World world, List<AskedItem> items) {
    if (!items.isEmpty()) {
      world.results("later", FakeAppCaller.body(items, item -> answer("later", item.phoneNumber())));
    }
  }

  private static void addsUp(World world, Order order) {
    OrderView view = world.view(order);
    assertEquals((long) NUMBERS * APPS.size(), view.outcomes().values().stream().mapToLong(n -> n).sum());
  }

  private static void endsInTheTruth(World world, Order order) {
    Map<String, String> truth = new HashMap<>();
    world
        .pairs(order)
        .keySet()
        .forEach(
            pair -> {
              String[] parts = pair.split(" ");
              truth.put(pair, answer(parts[1], parts[0]).startsWith("BLOCKED") ? "BLOCKED" : "CLEAR");
            });
    assertEquals(truth, world.pairs(order));
    assertEquals(NUMBERS * APPS.size(), truth.size());
    assertEquals(OrderView.State.SETTLED, world.view(order).state());
    addsUp(world, order);
  }

  private static void eachNumberHasOneRef(World world) {
    var refs = new HashMap<String, String>();
    var seen = new HashSet<String>();
    for (AskedItem item : world.caller.asked()) {
      seen.add(item.ref());
      refs.put(item.app() + item.phoneNumber(), item.ref());
    }
    assertEquals(2 * NUMBERS * APPS.size(), refs.size());
    assertEquals(refs.size(), seen.size());
  }
}
