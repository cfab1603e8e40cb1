package org.numberrefresh.domain.calendar;

import java.time.Instant;
import java.time.ZoneId;
import org.numberrefresh.domain.batch.BatchNumber;
import org.numberrefresh.domain.refresh.Mode;

/** The ninety days (冷冻期) between a number's deactivation and its resale, counted in days of Asia/Shanghai. */
public final class CoolingPeriod {

  /** The zone that days are counted in. */
  public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private static final int DAYS = 90;

  private CoolingPeriod() {}

  /** When a number that was given up may be refreshed and sold: the start of the ninetieth day after. */
  public static Instant endOf(Instant deactivatedAt) {
    return deactivatedAt.atZone(ZONE).toLocalDate().plusDays(DAYS).atStartOfDay(ZONE).toInstant();
  }

  /** When a number's refresh may start: at once in ACTIVE mode and where the ninety days are over. */
  public static Instant startOf(Mode mode, BatchNumber number, Instant now) {
    Instant end = mode == Mode.BATCH ? endOf(number.since()) : now;
    return end.isAfter(now) ? end : now;
  }
}
