package org.numberrefresh.domain.limit;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How start times are handed out, so that in no second of any offset more calls start than an app takes, whoever makes
 * them and however late each of them is within its bounds.
 *
 * <p>An app that is asked little gives wide starts: a sixth of its rate in each window of two seconds, each good until
 * the end of the next window, so that a busy worker need not hurry. A second touches two windows, and what starts in
 * them was handed out in three: half of the rate. Whoever wants more is given narrow starts, spaced by the generic cell
 * rate algorithm a twentieth wider than the rate and each good for 40 ms: at half of the rate while wide ones may still
 * be used, at all of it afterwards.
 *
 * <p>Decision: docs/decisions.md#few-calls-get-wide-start-times
 *
 * @param nextStart the first narrow start that is free, in microseconds of the epoch; 0 where it is long past
 * @param window the window that wide starts were last handed out in, counted from the epoch
 * @param issued how many in that window
 */
public record Pace(long nextStart, long window, int issued) {

  /** Of an app that was never called. */
  public static final Pace NEW = new Pace(0, 0, 0);

  private static final long SECOND = 1_000_000;
  private static final long WINDOW = 2 * SECOND;
  private static final long LATENESS = 40_000;
  private static final long BLOCK = 2 * SECOND;
  private static final double WIDER = 1.05;
  private static final int WINDOWS_TOUCHED = 3;

  /**
   * Starts, and the pace after them.
   *
   * @param after the pace
   * @param starts in their order; none where the first would be too late
   */
  record Paced(Pace after, List<Start> starts) {}

  /**
   * Hands out starts.
   *
   * @param perSecond the rate
   * @param wanted how many, at least one; of narrow ones a block of two seconds is given at most
   * @param now the time
   * @param earliest before which there is none
   * @param latest after which none is of use
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

  /** When the last wide start can no longer be used. */
  private long wideEnd() {
    return issued == 0 ? 0 : (window + 2) * WINDOW;
  }

  /** Wide starts may all be used at the last moment: the full rate begins as if they were. */
  private long afterGap(double perSecond, long start) {
    long gapEnd = wideEnd() + (issued + 1) * interval(perSecond);
    return start >= wideEnd() && start < gapEnd ? gapEnd : start;
  }

  /** The first narrow start that is free. */
  Instant next(double perSecond) {
    return instant(afterGap(perSecond, nextStart));
  }

  /** How much later a call may start than the one before it. */
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
