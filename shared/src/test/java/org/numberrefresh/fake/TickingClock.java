package org.numberrefresh.fake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands until it is moved. It starts on a Monday morning in Asia/Shanghai. */
public final class TickingClock extends Clock {

  /** Where a clock starts: 2026-11-02T09:00:00+08:00. */
  public static final Instant START = Instant.parse("2026-11-02T01:00:00Z");

  private volatile Instant now = START;

  /** Moves it ahead. */
  public void advance(Duration step) {
    now = now.plus(step);
  }

  /** Sets it. */
  public void set(Instant time) {
    now = time;
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return Clock.fixed(now, zone);
  }
}
