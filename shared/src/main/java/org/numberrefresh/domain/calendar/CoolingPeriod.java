package org.numberrefresh.domain.calendar;

import java.time.Instant;
import org.numberrefresh.domain.refresh.Mode;

/** The ninety days (冷冻期) between a number's deactivation and its resale, counted in days of Asia/Shanghai. */
public final class CoolingPeriod {

  private static final int DAYS = 90;

  private CoolingPeriod() {}

  /** The end of the cooling of a number that was given up: the start of the ninetieth day after. */
  public static Instant endOf(Instant deactivatedAt) {
    return ShanghaiTime.startOf(ShanghaiTime.dayOf(deactivatedAt).plusDays(DAYS));
  }

  /**
   * The time at which a number's refresh may start: at once in ACTIVE mode or if the ninety days are over.
   *
   * @param since deactivatedAt in BATCH mode, holderSince in ACTIVE mode
   */
  public static Instant startOf(Mode mode, Instant since, Instant now) {
    Instant end = mode == Mode.BATCH ? endOf(since) : now;
    return end.isAfter(now) ? end : now;
  }
}
