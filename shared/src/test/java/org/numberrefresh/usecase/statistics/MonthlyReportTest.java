package org.numberrefresh.usecase.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.numberrefresh.domain.carrier.Carrier;
import org.numberrefresh.domain.outcome.OutwardOutcome;
import org.numberrefresh.domain.statistics.CarrierCounts;
import org.numberrefresh.domain.statistics.PairCounts;
import org.numberrefresh.fake.Requests;
import org.numberrefresh.fake.TestNumbers;
import org.numberrefresh.fake.World;
import org.numberrefresh.problem.Cause;
import org.numberrefresh.problem.Problem;
import org.numberrefresh.usecase.demand.AskForApps;

class MonthlyReportTest {

  private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 2);

  private final World world = new World().withApps("chat", "pay", "unasked");

  MonthlyReportTest() {
    world.registry().putCarrier(new Carrier(World.CARRIER, "East", Optional.empty(), List.of(), List.of()));
    world.registry().putCarrier(new Carrier("quiet", "Quiet", Optional.empty(), List.of(), List.of()));
  }

  private MonthlyReport report(YearMonth month) {
    return MonthlyReport.of(world.core(), month);
  }

  @Test
  void a_month_tells_each_app_and_each_carrier_and_what_was_asked_for() {
    world.submit("k", Requests.batch(TestNumbers.texts(0, 3), "2026-01-05T00:00:00+08:00", "chat", "pay"));
    world.run();
    new AskForApps(world.core()).name(World.CARRIER, "Taxi");
    MonthlyReport report = report(NOVEMBER);
    assertEquals(List.of("chat", "pay"), report.apps().stream().map(one -> one.app().id()).toList());
    assertEquals(3, report.apps().getFirst().counts().pairs().inTime());
    assertEquals(List.of("east"), report.carriers().stream().map(one -> one.carrier().id()).toList());
    assertEquals(new CarrierCounts(3, new PairCounts(Map.of(OutwardOutcome.CLEAR, 6L), 6)), report.total());
    assertEquals("Taxi", report.demands().getFirst().wish().name());
  }

  @Test
  void the_running_month_is_told_up_to_today_and_a_month_that_is_over_to_its_end() {
    assertEquals(TODAY, report(NOVEMBER).last());
    assertFalse(report(NOVEMBER).complete(TODAY));
    assertEquals(LocalDate.of(2026, 10, 31), report(YearMonth.of(2026, 10)).last());
    assertTrue(report(YearMonth.of(2026, 10)).complete(TODAY));
  }

  @Test
  void a_month_that_has_not_begun_is_refused() {
    Problem refused = assertThrows(Problem.class, () -> report(YearMonth.of(2026, 12)));
    assertEquals(Cause.MONTH_NOT_BEGUN, refused.detail().orElseThrow().cause());
  }

  @Test
  void a_batch_counts_in_the_month_in_which_it_was_settled() {
    world.submit("k", 0, 3);
    world.run();
    world.clock.advance(Duration.ofDays(40));
    world.submit("later", 10, 4);
    world.run();
    assertEquals(3, report(NOVEMBER).total().numbers());
    assertEquals(4, report(YearMonth.of(2026, 12)).total().numbers());
  }
}
