package org.numberrefresh.usecase.statistics;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.domain.calendar.ShanghaiTime;
import org.numberrefresh.domain.core.Core;
import org.numberrefresh.domain.statistics.AppCounts;
import org.numberrefresh.domain.statistics.Counts;
import org.numberrefresh.domain.statistics.Statistics;

/**
 * Tells how apps answered over the last thirty days. It sums up all carriers, days that are over, and at least {@value
 * #FEWEST} numbers at a time, so that a look before and after an order tells nothing of it. The counts are read again
 * after an hour at the earliest.
 *
 * <p>Decision: docs/decisions.md#figures-of-an-app-change-once-a-day
 */
public final class Coverage {

  /** The days that are told of. */
  public static final int DAYS = 30;

  /** The fewest numbers that are summed up. */
  public static final int FEWEST = 100;

  private static final Duration GOOD_FOR = Duration.ofHours(1);

  private final Statistics statistics;
  private final Clock clock;
  private volatile Read known = new Read(Instant.MIN, LocalDate.MIN, List.of());

  public Coverage(Core core) {
    this.statistics = core.stores().statistics();
    this.clock = core.clock();
  }

  private record Read(Instant at, LocalDate last, Collection<Counts> days) {}

  /**
   * The answers of an app, summed up.
   *
   * @param first the first day that is summed up
   * @param last the last day that is summed up
   * @param counts the counts of at least {@value #FEWEST} numbers
   */
  public record Figures(LocalDate first, LocalDate last, AppCounts counts) {}

  /** The figures of an app; empty if it was asked about fewer than {@value #FEWEST} numbers. */
  public Optional<Figures> of(App app) {
    Read read = read();
    AppCounts told = AppCounts.NONE;
    AppCounts waiting = AppCounts.NONE;
    for (Counts day : read.days()) {
      waiting = waiting.plus(day.app(app.number()));
      if (waiting.pairs().asked() >= FEWEST) {
        told = told.plus(waiting);
        waiting = AppCounts.NONE;
      }
    }
    return told.equals(AppCounts.NONE)
        ? Optional.empty()
        : Optional.of(new Figures(read.last().minusDays(DAYS - 1), read.last(), told));
  }

  private Read read() {
    Instant now = clock.instant();
    LocalDate yesterday = ShanghaiTime.dayOf(now).minusDays(1);
    Read last = known;
    if (!last.last().equals(yesterday) || last.at().isBefore(now.minus(GOOD_FOR))) {
      last = new Read(now, yesterday, statistics.days(yesterday.minusDays(DAYS - 1), yesterday).values());
      known = last;
    }
    return last;
  }
}
