package org.numberrefresh.usecase.rotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.numberrefresh.domain.key.KeyDocument;
import org.numberrefresh.domain.key.KeyPhase;
import org.numberrefresh.domain.key.Keys;
import org.numberrefresh.domain.number.NumberRecord;
import org.numberrefresh.domain.number.Numbers;
import org.numberrefresh.domain.order.Order;
import org.numberrefresh.fake.Requests;
import org.numberrefresh.fake.TestNumbers;
import org.numberrefresh.fake.World;
import org.numberrefresh.usecase.intake.Intake;
import org.numberrefresh.usecase.intake.OrderRequest;

/**
 * Processes that know different states of the keys, at work on the same numbers: one comes between any two calls of the
 * other.
 */
class NeighbouringPhasesTest {

  private static final String SECRET = "a second secret that only the tests know";
  private static final int MANY = 200;

  private final World world = new World().withApps("chat", "pay");

  /** The keys as a process knows them, by the steps that they have gone. */
  private Keys keys(int step) {
    KeyDocument document = KeyDocument.parse(world.secret.read());
    for (int i = step(document); i < step; i++) {
      document =
          switch (document.phase()) {
            case STABLE -> document.announced(SECRET, world.clock.instant());
            case ANNOUNCED -> document.moving(world.clock.instant());
            case MOVING -> document.settled(world.clock.instant());
          };
      world.secret.replace(world.secret.read(), document.text());
    }
    return world.keysAsOfNow();
  }

  private static int step(KeyDocument document) {
    return document.phase() == KeyPhase.STABLE
        ? 3 * (document.newest() - 1)
        : List.of(KeyPhase.values()).indexOf(document.phase());
  }

  private Order order(Keys keys, String carrier, String key, String... apps) {
    OrderRequest body = Requests.batch(TestNumbers.texts(0, 2), "2026-01-05T00:00:00+08:00", apps);
    return new Intake(world.core(keys)).submit(carrier, key, body);
  }

  private static int accepted(Order order) {
    return order.committed().orElseThrow().accepted();
  }

  /** The process that begins, the one that comes between, and the call before which it does. */
  record Meeting(int first, int second) {}

  static Stream<Meeting> meetings() {
    return IntStream.range(0, 3).boxed().flatMap(i -> Stream.of(new Meeting(i, i + 1), new Meeting(i + 1, i)));
  }

  @ParameterizedTest
  @MethodSource("meetings")
  void of_two_carriers_that_claim_the_same_numbers_one_gets_each(Meeting meeting) {
    int met = 0;
    for (int call = 1; call < MANY; call++) {
      var test = new NeighbouringPhasesTest();
      if (!test.claimsMeet(meeting, call)) {
        break;
      }
      met++;
    }
    assertTrue(met > 5 && met < MANY - 1);
  }

  private boolean claimsMeet(Meeting meeting, int call) {
    Keys older = keys(Math.min(meeting.first(), meeting.second()));
    Keys newer = keys(Math.max(meeting.first(), meeting.second()));
    boolean olderBegins = meeting.first() < meeting.second();
    var orders = new ArrayList<Order>();
    world.crashes.between(call, () -> orders.add(order(olderBegins ? newer : older, "west", "w", "all")));
    orders.add(order(olderBegins ? older : newer, "east", "e", "all"));
    assertEquals(2, world.numbers.keys().size());
    if (!world.crashes.cameBetween()) {
      return false;
    }
    assertEquals(2, orders.stream().mapToInt(NeighbouringPhasesTest::accepted).sum());
    return true;
  }

  @ParameterizedTest
  @MethodSource("meetings")
  void of_two_orders_that_ask_for_the_same_apps_one_is_refused_and_other_apps_join(Meeting meeting) {
    for (int call = 1; call < MANY; call++) {
      var test = new NeighbouringPhasesTest();
      if (!test.joinsMeet(meeting, call)) {
        break;
      }
    }
  }

  private boolean joinsMeet(Meeting meeting, int call) {
    Keys older = keys(Math.min(meeting.first(), meeting.second()));
    if (step(KeyDocument.parse(world.secret.read())) < 3) {
      assertEquals(2, accepted(order(older, "east", "chat", "chat")));
    }
    Keys newer = keys(Math.max(meeting.first(), meeting.second()));
    boolean olderBegins = meeting.first() < meeting.second();
    if (meeting.first() + meeting.second() == 5) {
      move(older);
    }
    var between = new ArrayList<Order>();
    world.crashes.between(call, () -> between.add(order(olderBegins ? newer : older, "east", "again", "pay", "chat")));
    Order joined = order(olderBegins ? older : newer, "east", "pay", "pay");
    assertEquals(2, world.numbers.keys().size());
    if (!world.crashes.cameBetween()) {
      return false;
    }
    assertEquals(List.of(2, 0), List.of(accepted(joined), accepted(between.getFirst())));
    return true;
  }

  /** All numbers are moved, as they are before the last step is taken. */
  private void move(Keys keys) {
    var core = world.core(keys);
    core.stores()
        .numbers()
        .read(new Numbers.Part(0, 1), "1.", Optional.empty(), MANY)
        .records()
        .forEach(record -> core.stores().numbers().move(Map.of(record, keys.tokens().next(record.at()))));
  }

  @Test
  void a_number_that_is_moved_between_two_looks_is_found() {
    order(keys(0), "east", "e", "all");
    Keys announced = keys(1);
    Keys moving = keys(2);
    for (Keys keys : List.of(announced, moving)) {
      world.numbers.betweenReads(() -> move(moving));
      List<NumberRecord> found =
          List.copyOf(
              world.numbers.find(keys.tokens().of(List.of(TestNumbers.number(0), TestNumbers.number(1)))).values());
      assertEquals(2, found.size());
    }
  }

  @Test
  void an_order_whose_numbers_are_moved_while_it_joins_still_joins() {
    for (int call = 1; call < MANY; call++) {
      var test = new NeighbouringPhasesTest();
      if (!test.moveMeetsJoin(call)) {
        break;
      }
    }
  }

  private boolean moveMeetsJoin(int call) {
    order(keys(0), "east", "chat", "chat");
    Keys announced = keys(1);
    Keys moving = keys(2);
    world.crashes.between(call, () -> move(moving));
    assertEquals(2, accepted(order(call % 2 == 0 ? announced : moving, "east", "pay", "pay")));
    assertEquals(0, accepted(order(announced, "east", "again", "pay")));
    assertEquals(2, world.numbers.keys().size());
    return world.crashes.cameBetween();
  }
}
