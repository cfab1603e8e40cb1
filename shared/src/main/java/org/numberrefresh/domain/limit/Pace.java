package org.numberrefresh.domain.limit;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The start times that are handed out for one app. In any second, at most the app's rate of calls starts. This holds
 * for all workers together, also if each call starts as late as its start allows.
 *
 * <p>Wide starts are for an app that is asked little. Each window of two seconds has a sixth of the rate of them. Each
 * is good until the end of the next window, so that a busy worker need not hurry. Any second touches at most two
 * windows. Wide starts that are used in them were handed out in three windows: half of the rate.
 *
 * <p>Narrow starts are for a worker that wants more. The generic cell rate algorithm spaces them a twentieth wider than
 * the rate, and each is good for 40 ms. While wide starts may still be used, they come at half of the rate.
 *
 * <p>Decision: docs/decisions.md#few-calls-get-wide-start-times
 *
 * @param nextStart the first narrow start that is free, in microseconds of the epoch; 0 if it is long past
 * @param window the window in which wide starts were last handed out, counted from the epoch
 * @param issued count of the wide starts handed out in that window
 */
public record Pace(long nextStart, long window, int issued) {

  /** The pace of an app that was never called. */
  public static final Pace NEW = new Pace(0, 0, 0);

  private static final long SECOND = 1_000_000;
  private static final long WINDOW = 2 * SECOND;
  private static final long LATENESS = 40_000;
  private static final long BLOCK = 2 * SECOND;
  private static final double WIDER = 1.05;
  private static final int WINDOWS_TOUCHED = 3;

  /**
   * Starts that were handed out.
   *
   * @param after the pace after them
   * @param starts the starts in their order; none if the first would be too late
   */
  record Paced(Pace after, List<Start> starts) {}

  /**
   * Hands out starts.
   *
   * @param perSecond the rate
   * @param wanted count of the starts, at least one; narrow ones are given for two seconds at most
   * @param now the time
   * @param earliest the time before which none may be
   * @param latest the time after which none is of use
   */
  Paced take(double perSecond, int wanted, Instant now, Instant earliest, Instant latest) {
    long at = micros(now);
    boolean calm = !earliest.isAfter(now) && nextStart + LATENESS + SECOND <= at;
    if (calm && wanted <= freeWide(perSecond, at)) {
      var start = new Start(now, instant((at / WINDOW + 2) * WINDOW));
      int before = window == at / WINDOW ? issued : 0;
      return new Paced(new Pace(0, at / WINDOW, before + wanted), Collections.nCopies(wanted, start));
    }
    return narrow(perSecond, wanted, Math.max(at, micros(earliest)), micros(latest));
  }

  private int freeWide(double perSecond, long at) {
    return (int) (perSecond / (2 * WINDOWS_TOUCHED)) - (window == at / WINDOW ? issued : 0);
  }

  private Paced narrow(double perSecond, int wanted, long from, long latest) {
    var starts = new ArrayList<Start>();
    long start = afterGap(perSecond, Math.max(from, nextStart));
    long last = Math.min(latest, start + BLOCK);
    while (starts.size() < wanted && start <= last) {
      starts.add(new Start(instant(start), instant(start + LATENESS)));
      start = afterGap(perSecond, start + interval(perSecond) * (start < wideEnd() ? 2 : 1));
    }
    return new Paced(starts.isEmpty() ? this : new Pace(start, window, issued), starts);
  }

  /** The time from which on no wide start can be used, in microseconds of the epoch; 0 if none was handed out. */
  private long wideEnd() {
    return issued == 0 ? 0 : (window + 2) * WINDOW;
  }

  /** Moves a start behind the gap that follows wide starts: all of those may be used at the last moment. */
  private long afterGap(double perSecond, long start) {
    long gapEnd = wideEnd() + (issued + 1) * interval(perSecond);
    return start >= wideEnd() && start < gapEnd ? gapEnd : start;
  }

  /** The first narrow start that is free. */
  Instant next(double perSecond) {
    return instant(afterGap(perSecond, nextStart));
  }

  /** The time between two narrow starts. */
  static Duration spacing(double perSecond) {
    return Duration.of(interval(perSecond), ChronoUnit.MICROS);
  }

  private static long interval(double perSecond) {
    return (long) Math.ceil(SECOND * WIDER / perSecond);
  }

  private static long micros(Instant at) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, at);
  }

  private static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
