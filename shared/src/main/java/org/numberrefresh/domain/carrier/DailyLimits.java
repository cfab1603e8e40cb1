package org.numberrefresh.domain.carrier;

/**
 * The most numbers that a party may ask of in a day: carriers for grades and status, apps for recycling checks.
 *
 * <p>Decision: docs/decisions.md#an-app-may-check-100000-numbers-a-day
 *
 * <p>Decision: docs/decisions.md#a-carrier-may-ask-two-million-grades-a-day
 *
 * @param grades numbers whose grade may be asked
 * @param statuses numbers whose status may be asked
 * @param checks numbers that may be checked for recycling
 */
public record DailyLimits(int grades, int statuses, int checks) {

  /** The largest limit that can be given. */
  public static final int MOST = 100_000_000;

  private static final int USUAL_GRADES = 2_000_000;
  private static final int USUAL_STATUSES = 100_000;
  private static final int USUAL_CHECKS = 100_000;

  /** The most appeals of a carrier: the apps' people read each of them. */
  private static final int APPEALS = 10_000;

  /** The most challenges to a carrier's sink, each a call to a URL that has not agreed to it; of an app, its trials. */
  private static final int CHALLENGES = 100;

  /** The most secrets that an app gives itself. */
  private static final int ROTATIONS = 100;

  /** The limits of a party that was given none of its own. */
  public static final DailyLimits USUAL = new DailyLimits(USUAL_GRADES, USUAL_STATUSES, USUAL_CHECKS);

  public DailyLimits {
    if (outside(grades) || outside(statuses) || outside(checks)) {
      throw new IllegalArgumentException("A daily limit is a number from 0 to " + MOST + ".");
    }
  }

  /** The limits of a carrier. */
  public DailyLimits(int grades, int statuses) {
    this(grades, statuses, USUAL_CHECKS);
  }

  private static boolean outside(int limit) {
    return limit < 0 || limit > MOST;
  }

  /** The limit of one question. */
  public int of(Question question) {
    return switch (question) {
      case GRADES -> grades;
      case STATUSES -> statuses;
      case CHECKS -> checks;
      case APPEALS -> APPEALS;
      case CHALLENGES -> CHALLENGES;
      case ROTATIONS -> ROTATIONS;
    };
  }
}
