package org.numberrefresh.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.numberrefresh.domain.core.Stores;
import org.numberrefresh.domain.outcome.OutwardOutcome;
import org.numberrefresh.domain.refresh.BatchId;
import org.numberrefresh.domain.statistics.AnswerTimes;
import org.numberrefresh.domain.statistics.AppCounts;
import org.numberrefresh.domain.statistics.AppealCounts;
import org.numberrefresh.domain.statistics.CarrierCounts;
import org.numberrefresh.domain.statistics.Counts;
import org.numberrefresh.domain.statistics.PairCounts;
import org.numberrefresh.domain.statistics.Statistics;
import org.numberrefresh.parallel.InParallel;

/** The promises of {@link Statistics}. */
public abstract class StatisticsContract {

  /** A day of its own, since the store may be shared with other tests. */
  private final LocalDate day = LocalDate.of(2100, 1, 1).plusDays(ThreadLocalRandom.current().nextInt(1_000_000));

  protected abstract Stores stores();

  private Statistics statistics() {
    return stores().statistics();
  }

  /** A batch that is opened. */
  protected BatchId opened() {
    BatchId batch = Samples.batch();
    stores().batches().heads().put(Samples.head(batch));
    stores().batches().heads().open(batch, Samples.NOW, 1, Samples.NOW.plusSeconds(60));
    return batch;
  }

  private boolean counted(BatchId batch) {
    return stores().batches().heads().find(batch).orElseThrow().opened().orElseThrow().progress().counted();
  }

  private static Counts counts(long clear) {
    var pairs = new PairCounts(Map.of(OutwardOutcome.CLEAR, clear), clear);
    return new Counts(
        Map.of(1, new AppCounts(pairs, AnswerTimes.of(Duration.ofSeconds(4), clear))),
        Map.of("east", new CarrierCounts(clear, pairs)));
  }

  @Test
  void batches_of_a_day_add_up() {
    assertEquals(Map.of(), statistics().days(day, day.plusDays(30)));
    statistics().count(opened(), day, counts(500));
    statistics().count(opened(), day, counts(3));
    statistics().count(opened(), day.plusDays(2), counts(1));
    assertEquals(
        Map.of(day, counts(503), day.plusDays(2), counts(1)), statistics().days(day.minusDays(1), day.plusDays(2)));
    assertEquals(Map.of(day, counts(503)), statistics().days(day, day.plusDays(1)));
  }

  @Test
  void a_batch_is_counted_once_and_marked() {
    BatchId batch = opened();
    assertFalse(counted(batch));
    statistics().count(batch, day, counts(7));
    assertTrue(counted(batch));
    statistics().count(batch, day, counts(8));
    statistics().count(batch, day.plusDays(1), counts(7));
    assertEquals(Map.of(day, counts(7)), statistics().days(day, day.plusDays(1)));
  }

  @Test
  void the_mark_leaves_the_head_as_it_is() {
    BatchId batch = opened();
    statistics().count(batch, day, counts(7));
    stores().batches().heads().mark(batch, Set.of(4));
    var head = stores().batches().heads().find(batch).orElseThrow().opened().orElseThrow();
    assertTrue(counted(batch));
    assertEquals(Set.of(4), head.progress().settledApps());
    assertEquals(Samples.NOW.plusSeconds(60), head.dueAt().orElseThrow());
  }

  @Test
  void of_many_that_count_at_once_each_batch_counts_once() {
    List<BatchId> batches = Stream.generate(this::opened).limit(6).toList();
    List<BatchId> twice = Stream.generate(() -> batches).limit(2).flatMap(List::stream).toList();
    InParallel.over(
        twice,
        8,
        batch -> {
          statistics().count(batch, day, counts(2));
          return batch;
        });
    assertEquals(Map.of(day, counts(12)), statistics().days(day, day));
  }

  @Test
  void all_counts_are_kept_as_they_are() {
    var outcomes = new EnumMap<OutwardOutcome, Long>(OutwardOutcome.class);
    for (OutwardOutcome outcome : OutwardOutcome.values()) {
      outcomes.put(outcome, 1L << (7 * outcomes.size()));
    }
    var pairs = new PairCounts(outcomes, 127);
    AnswerTimes times =
        AnswerTimes.of(Duration.ofSeconds(1), 128)
            .plus(AnswerTimes.of(Duration.ofDays(400), Integer.MAX_VALUE + 1L))
            .plus(AnswerTimes.of(Duration.ofHours(5), 16_384));
    var all =
        new Counts(
            Map.of(1, new AppCounts(pairs, times, new AppealCounts(1, 200, 0)), 1_000_000, AppCounts.NONE),
            Map.of("east", new CarrierCounts(300, pairs, new AppealCounts(0, 0, 16_384)), "zhōng", CarrierCounts.NONE));
    statistics().count(opened(), day, all);
    assertEquals(Map.of(day, all), statistics().days(day, day));
  }
}
