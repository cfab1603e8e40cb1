package org.numberrefresh.domain.carrier;

/**
 * Of how many numbers a party may ask in a day: carriers for grades and status, apps whether they were recycled.
 *
 * <p>Decision: docs/decisions.md#an-app-may-check-100000-numbers-a-day
 *
 * @param grades for their grades
 * @param statuses for their status
 * @param checks whether they were recycled
 */
public record DailyLimits(int grades, int statuses, int checks) {

  /** The most that can be allowed. */
  public static final int MOST = 100_000_000;

  private static final int USUAL_CHECKS = 100_000;

  /** What a party has unless it was given its own. */
  public static final DailyLimits USUAL = new DailyLimits(200_000, 50_000, USUAL_CHECKS);

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
    };
  }
}
