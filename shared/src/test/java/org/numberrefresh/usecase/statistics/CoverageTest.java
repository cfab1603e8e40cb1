package org.numberrefresh.usecase.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.numberrefresh.domain.calendar.ShanghaiTime;
import org.numberrefresh.domain.outcome.OutwardOutcome;
import org.numberrefresh.domain.statistics.AnswerTimes;
import org.numberrefresh.domain.statistics.AppCounts;
import org.numberrefresh.domain.statistics.Counts;
import org.numberrefresh.domain.statistics.PairCounts;
import org.numberrefresh.fake.World;

class CoverageTest {

  private final World world = new World().withApps("chat");
  private final Coverage coverage = new Coverage(world.core());
  private final LocalDate today = ShanghaiTime.dayOf(world.clock.instant());

  private static Counts counts(OutwardOutcome outcome, long numbers) {
    var pairs = new PairCounts(Map.of(outcome, numbers), 0);
    return new Counts(Map.of(1, new AppCounts(pairs, AnswerTimes.NONE)), Map.of());
  }

  private void counted(int daysAgo, long numbers) {
    world.statistics.put(today.minusDays(daysAgo), counts(OutwardOutcome.CLEAR, numbers));
  }

  private Optional<Coverage.Figures> figures() {
    return coverage.of(world.apps.find("chat").orElseThrow());
  }

  private long told() {
    return figures().map(figures -> figures.counts().pairs().all()).orElse(0L);
  }

  @Test
  void an_app_has_no_figures_below_100_numbers() {
    counted(1, 99);
    assertEquals(Optional.empty(), figures());
  }

  @Test
  void numbers_that_were_withdrawn_do_not_make_up_100() {
    counted(1, 99);
    world.statistics.put(today.minusDays(1), counts(OutwardOutcome.CANCELLED, 500));
    assertEquals(Optional.empty(), figures());
  }

  @Test
  void thirty_days_that_are_over_are_told() {
    counted(0, 1_000_000);
    counted(1, 100);
    counted(30, 200);
    counted(31, 1_000_000);
    assertEquals(300, told());
    assertEquals(today.minusDays(30), figures().orElseThrow().first());
    assertEquals(today.minusDays(1), figures().orElseThrow().last());
  }

  @Test
  void the_newest_days_are_told_once_they_have_100_numbers_together() {
    counted(9, 130);
    counted(3, 60);
    counted(2, 39);
    assertEquals(130, told());
    counted(1, 1);
    world.clock.advance(Duration.ofHours(2));
    assertEquals(230, told());
  }

  @Test
  void the_order_of_today_is_told_tomorrow() {
    world.submit("k", 0, 120);
    world.run();
    assertEquals(0, told());
    world.clock.advance(Duration.ofDays(1));
    assertEquals(120, told());
    assertTrue(figures().orElseThrow().counts().times().numbers() >= Coverage.FEWEST);
  }

  @Test
  void the_counts_are_read_again_on_the_next_day_and_after_an_hour_at_the_earliest() {
    counted(1, 100);
    assertEquals(100, told());
    counted(1, 7);
    assertEquals(100, told());
    world.clock.advance(Duration.ofMinutes(61));
    assertEquals(107, told());
    counted(0, 100);
    world.clock.advance(Duration.ofDays(1));
    assertEquals(207, told());
  }
}
