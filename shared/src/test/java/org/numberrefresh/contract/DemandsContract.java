package org.numberrefresh.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.numberrefresh.domain.demand.DayOfWishes;
import org.numberrefresh.domain.demand.Demand;
import org.numberrefresh.domain.demand.Demands;
import org.numberrefresh.domain.demand.MonthOfDemand;
import org.numberrefresh.domain.demand.Wish;
import org.numberrefresh.parallel.InParallel;

/** The promises of {@link Demands}. */
public abstract class DemandsContract {

  private static final Wish WALLET = Wish.ofApp("wallet", "Wallet");
  private static final Wish TAXI = Wish.ofName("快车 Taxi");

  /** A month of its own, since the store may be shared with other tests. */
  private final YearMonth month = YearMonth.of(2100, 1).plusMonths(24L * ThreadLocalRandom.current().nextInt(3_000));

  private final LocalDate day = month.atDay(9);

  protected abstract Demands demands();

  private Map<String, Demand> of(YearMonth asked) {
    return demands().months(asked, 1).getOrDefault(asked, MonthOfDemand.NONE).demands();
  }

  @Test
  void an_app_counts_once_a_carrier_and_day() {
    String carrier = Samples.id("carrier");
    assertTrue(demands().ask(carrier, day, List.of(WALLET, WALLET)).has(day, WALLET));
    demands().ask(carrier, day, List.of(WALLET));
    demands().ask(Samples.id("carrier"), day, List.of(WALLET, TAXI));
    demands().ask(carrier, day.plusDays(1), List.of(WALLET));
    assertEquals(Map.of(WALLET.key(), new Demand(WALLET, 3, day), TAXI.key(), new Demand(TAXI, 1, day)), of(month));
  }

  @Test
  void a_carrier_asks_for_so_many_apps_a_day_and_no_more() {
    String carrier = Samples.id("carrier");
    List<Wish> many = IntStream.rangeClosed(0, DayOfWishes.MOST).mapToObj(n -> Wish.ofName("app " + n)).toList();
    DayOfWishes wishes = demands().ask(carrier, day, many);
    assertEquals(DayOfWishes.MOST, wishes.keys().size());
    assertFalse(demands().ask(carrier, day, List.of(WALLET)).has(day, WALLET));
    assertTrue(demands().ask(carrier, day.plusDays(1), List.of(WALLET)).has(day.plusDays(1), WALLET));
    assertEquals(DayOfWishes.MOST + 1, of(month).size());
  }

  @Test
  void a_carrier_is_the_first_to_name_so_many_apps_a_month() {
    String carrier = Samples.id("carrier");
    for (int i = 0; i < DayOfWishes.NEW_NAMES; i++) {
      LocalDate on = day.plusDays(i / DayOfWishes.MOST);
      demands().ask(carrier, on, List.of(Wish.ofName("app " + (i + 1))));
    }
    LocalDate last = day.plusDays(9);
    Wish next = Wish.ofName("one more");
    assertFalse(demands().ask(carrier, last, List.of(next, WALLET)).has(last, next));
    assertEquals(1, of(month).get(WALLET.key()).asks(), "a registered app counts");
    assertTrue(demands().ask(carrier, last, List.of(Wish.ofName("app 1"))).has(last, Wish.ofName("app 1")));
    assertTrue(demands().ask(Samples.id("carrier"), last, List.of(next)).has(last, next));
    assertTrue(demands().ask(carrier, last, List.of(next)).has(last, next), "another carrier named it first");
    LocalDate later = day.plusMonths(1);
    Wish fresh = Wish.ofName("in the next month");
    assertTrue(demands().ask(carrier, later, List.of(fresh)).has(later, fresh));
  }

  @Test
  void months_are_apart() {
    String carrier = Samples.id("carrier");
    demands().ask(carrier, day, List.of(WALLET));
    demands().ask(carrier, day.plusMonths(2), List.of(TAXI));
    assertEquals(List.of(month, month.plusMonths(2)), List.copyOf(demands().months(month.plusMonths(2), 3).keySet()));
    assertEquals(List.of(month.plusMonths(2)), List.copyOf(demands().months(month.plusMonths(2), 2).keySet()));
    assertEquals(Map.of(), demands().months(month.minusMonths(1), 12));
  }

  @Test
  void of_many_that_ask_at_once_each_counts_once() {
    List<String> carriers = IntStream.range(0, 6).mapToObj(n -> Samples.id("carrier")).toList();
    InParallel.over(
        IntStream.range(0, 12).boxed().toList(), 6, n -> demands().ask(carriers.get(n % 6), day, List.of(WALLET)));
    assertEquals(6, of(month).get(WALLET.key()).asks());
  }
}
