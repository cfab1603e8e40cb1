package org.numberrefresh.limit;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * How start times are handed out, so that in no second of any offset more calls start than an app takes, whoever makes
 * them and however late each of them is within its bounds.
 *
 * <p>An app that is asked little gives wide starts: a third of its rate in each window of two seconds, each good until
 * the end of the next window, so that a busy worker need not hurry. (A second touches two windows, and what starts in
 * them was handed out in three.) Beyond that its starts are narrow: spaced by the generic cell rate algorithm a
 * twentieth wider than the rate, each good for 40 ms.
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
    var starts = new ArrayList<Start>();
    Pace wide = earliest.isAfter(now) ? this : wide(perSecond, wanted, at, starts);
    long first = Math.max(Math.max(at, micros(earliest)), wide.firstNarrow(perSecond));
    long start = first;
    long last = Math.min(micros(latest), first + BLOCK);
    for (int left = wanted - starts.size(); left > 0 && start <= last; left--) {
      starts.add(new Start(instant(start), instant(start + LATENESS)));
      start += interval(perSecond);
    }
    // Whoever wants more than wide starts begins the narrow ones, even where it cannot wait for the first of them.
    boolean allWide = start == first && starts.size() == wanted;
    return new Paced(allWide ? wide : new Pace(start, wide.window, wide.issued), starts);
  }

  private Pace wide(double perSecond, int wanted, long at, List<Start> starts) {
    long now = at / WINDOW;
    int here = window == now ? issued : 0;
    int free = (int) (perSecond / WINDOWS_TOUCHED) - here;
    int given = Math.min(wanted, free);
    if (given <= 0 || nextStart + LATENESS + SECOND > at) {
      return this;
    }
    for (int i = 0; i < given; i++) {
      starts.add(new Start(instant(at), instant((now + 2) * WINDOW)));
    }
    return new Pace(0, now, here + given);
  }

  /** Wide starts may all be used at the last moment: narrow ones begin as if they were. */
  private long firstNarrow(double perSecond) {
    long spent = issued == 0 ? 0 : (window + 2) * WINDOW + issued * interval(perSecond);
    return Math.max(nextStart, spent);
  }

  /** The first start that is free, wide ones aside. */
  Instant next(double perSecond) {
    return instant(firstNarrow(perSecond));
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
