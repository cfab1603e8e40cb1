package org.numberrefresh.usecase.demand;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.domain.app.Delivery;
import org.numberrefresh.domain.app.NumberForm;
import org.numberrefresh.domain.demand.DayOfWishes;
import org.numberrefresh.domain.demand.Demand;
import org.numberrefresh.domain.demand.MonthOfDemand;
import org.numberrefresh.domain.demand.Wish;
import org.numberrefresh.domain.order.Order;
import org.numberrefresh.fake.Crashes;
import org.numberrefresh.fake.Requests;
import org.numberrefresh.fake.TestNumbers;
import org.numberrefresh.fake.World;
import org.numberrefresh.problem.Cause;
import org.numberrefresh.problem.Problem;
import org.numberrefresh.usecase.demand.AskForApps.Asked;
import org.numberrefresh.usecase.intake.OrderRequest;

class AskForAppsTest {

  private static final LocalDate DAY = LocalDate.of(2026, 11, 2);

  private final World world = new World().withApps("chat");

  AskForAppsTest() {
    world.registry().putApp("wallet", planned("Wallet"));
  }

  private static App.Profile planned(String name) {
    var delivery = new Delivery.Planned(Delivery.Kind.PUSH, NumberForm.E164, 1, World.LIMITS);
    return new App.Profile(name, "PAYMENT", false, 5, List.of(), delivery);
  }

  private AskForApps ask() {
    return new AskForApps(world.core());
  }

  private List<String> list() {
    return new DemandList(world.core())
        .open().stream().map(one -> one.wish().name() + " " + one.asks() + " " + one.since()).toList();
  }

  private static Cause cause(Runnable call) {
    return assertThrows(Problem.class, call::run).detail().orElseThrow().cause();
  }

  @Test
  void the_most_wanted_comes_first_with_the_day_of_the_first_wish() {
    ask().name("east", "Taxi");
    world.clock.advance(Duration.ofDays(40));
    ask().name("west", "ｔａｘｉ ");
    ask().app("west", "wallet");
    assertEquals(List.of("Taxi 2 2026-11-02", "Wallet 1 2026-12-12"), list());
  }

  @Test
  void an_id_a_name_and_an_order_of_one_carrier_and_day_are_one_wish() {
    ask().app("east", "wallet");
    ask().name("east", "WALLET");
    world.submit("k", Requests.batch(TestNumbers.texts(0, 3), "2026-01-05T00:00:00+08:00", "chat", "wallet"));
    assertEquals(List.of("Wallet 1 2026-11-02"), list());
  }

  @Test
  void an_app_that_takes_part_is_not_asked_for() {
    assertEquals(Cause.DEMAND_COVERED, cause(() -> ask().app("east", "chat")));
    assertEquals(Cause.DEMAND_COVERED, cause(() -> ask().name("east", "app chat")));
    assertEquals(Cause.DEMAND_UNKNOWN, cause(() -> ask().app("east", "nobody")));
    assertEquals(List.of(), list());
  }

  @Test
  void an_app_that_takes_part_meanwhile_leaves_the_list_and_stays_in_its_month() {
    ask().app("east", "wallet");
    world.withApps("wallet");
    assertEquals(List.of(), list());
    assertEquals(1, new DemandList(world.core()).of(YearMonth.of(2026, 11)).size());
  }

  @Test
  void a_carrier_that_asks_for_too_many_is_refused_until_tomorrow() {
    for (int n = 0; n < DayOfWishes.MOST; n++) {
      ask().name("east", "App number " + n);
    }
    assertEquals(Asked.TOO_MANY_TODAY, ask().name("east", "one more"));
    assertEquals(Asked.COUNTED, ask().name("east", "App number 3"));
    world.clock.advance(Duration.ofDays(1));
    ask().name("east", "one more");
    assertEquals(DayOfWishes.MOST + 1, list().size());
  }

  @ParameterizedTest
  @EnumSource
  void an_order_counts_once_whatever_call_its_process_dies_at(Crashes.Moment moment) {
    boolean died = true;
    for (int call = 1; died; call++) {
      var other = new AskForAppsTest();
      OrderRequest order = order();
      other.world.crashes.at(call, moment);
      other.world.dies(w -> w.submit("k", order));
      died = other.world.crashes.deaths() > 0;
      other.world.clock.advance(Duration.ofMinutes(1));
      other.world.submit("k", order);
      assertEquals(List.of("Wallet 1 2026-11-02"), other.list(), moment + " " + call);
    }
  }

  private OrderRequest order() {
    return Requests.batch(TestNumbers.texts(0, 3), "2026-01-05T00:00:00+08:00", "chat", "wallet");
  }

  @Test
  void an_order_is_taken_while_its_demand_cannot_be_counted() {
    world.demands.fail(true);
    Order taken = world.submit("k", order());
    assertTrue(taken.committed().isPresent());
    assertEquals(List.of("demand of " + taken.id()), world.told);
  }

  @Test
  void an_order_that_is_continued_after_midnight_counts_on_its_first_day() {
    world.clock.advance(
        Duration.between(world.clock.instant(), Instant.parse("2026-11-03T16:00:00Z").minusSeconds(30)));
    world.crashes.at(8, Crashes.Moment.AFTER);
    assertTrue(world.dies(w -> w.submit("k", order())));
    assertEquals(List.of("Wallet 1 2026-11-03"), list());
    world.clock.advance(Duration.ofMinutes(1));
    world.submit("k", order());
    assertEquals(List.of("Wallet 1 2026-11-03"), list());
  }

  @Test
  void an_order_for_all_apps_asks_for_none() {
    world.submit("k", 0, 3);
    assertEquals(List.of(), list());
  }

  @Test
  void a_full_month_forgets_what_was_asked_for_least() {
    MonthOfDemand month = MonthOfDemand.NONE;
    for (int n = 0; n < MonthOfDemand.MOST; n++) {
      Wish wish = Wish.ofName("app " + n);
      month = month.with(List.of(wish), DAY.plusDays(n == 7 ? 0 : 1));
      month = n == 8 ? month : month.with(List.of(Wish.ofName("app 0")), DAY);
    }
    MonthOfDemand after = month.with(List.of(Wish.ofName("new")), DAY.plusDays(2));
    assertEquals(MonthOfDemand.MOST, after.demands().size());
    assertEquals(Optional.empty(), Optional.ofNullable(after.demands().get("name:app7")).map(Demand::asks));
    assertEquals(1, after.demands().get("name:new").asks());
  }

  @Test
  void a_carrier_that_names_app_after_app_is_told_when_the_month_ends_its_names() {
    for (int n = 0; n < DayOfWishes.NEW_NAMES; n++) {
      if (n % DayOfWishes.MOST == 0) {
        world.clock.advance(Duration.ofDays(1));
      }
      assertEquals(Asked.COUNTED, ask().name("east", "App number " + n));
    }
    world.clock.advance(Duration.ofDays(1));
    assertEquals(Asked.TOO_MANY_NAMES, ask().name("east", "one more"));
    assertEquals(Asked.COUNTED, ask().name("west", "one more"));
    assertEquals(Asked.COUNTED, ask().name("east", "one more"));
  }
}
