package org.numberrefresh.domain.limit;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/** The warnings that the operator is given, each once, while an app fails on its way to a pause. */
public enum Warning {
  /** No warning was given. */
  NONE(0, 0),
  /** Half of the time has passed. */
  HALF_WAY(1, 50),
  /** Seven tenths of the time have passed. */
  SEVENTY_PERCENT(2, 70),
  /** Nine tenths of the time have passed. */
  NINETY_PERCENT(3, 90),
  /** It is paused. */
  PAUSED(4, 100),
  /** It was paused and is given another chance. This is stored, and not told. */
  RESUMED(5, 0),
  /** It takes calls again. */
  RECOVERED(6, 0);

  /** Time for which an app may fail without a break before it is paused. */
  public static final Duration PAUSED_AFTER = Duration.ofDays(3);

  private final int code;
  private final int percent;

  Warning(int code, int percent) {
    this.code = code;
    this.percent = percent;
  }

  /** The number by which it is stored. */
  public int code() {
    return code;
  }

  /** The warning that is stored by a number. */
  public static Warning ofCode(int code) {
    return Arrays.stream(values()).filter(warning -> warning.code == code).findFirst().orElseThrow();
  }

  /** The part of the time that has passed. */
  public int percent() {
    return percent;
  }

  /** The warning about an app whose circuit opened at a time. */
  static Warning of(Instant openSince, Instant now) {
    long gone = Duration.between(openSince, now).toMillis() * 100 / PAUSED_AFTER.toMillis();
    Warning reached = NONE;
    for (Warning one : new Warning[] {HALF_WAY, SEVENTY_PERCENT, NINETY_PERCENT, PAUSED}) {
      reached = gone >= one.percent ? one : reached;
    }
    return reached;
  }
}
