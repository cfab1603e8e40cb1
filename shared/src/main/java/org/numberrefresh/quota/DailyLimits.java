package org.numberrefresh.quota;

/**
 * Of how many numbers a carrier may ask in a day.
 *
 * @param grades for their grades
 * @param statuses for their status
 */
public record DailyLimits(int grades, int statuses) {

  /** The most that can be allowed. */
  public static final int MOST = 100_000_000;

  /** What a carrier has unless it was given its own. */
  public static final DailyLimits USUAL = new DailyLimits(200_000, 50_000);

  public DailyLimits {
    if (grades < 0 || grades > MOST || statuses < 0 || statuses > MOST) {
      throw new IllegalArgumentException("A daily limit is a number from 0 to " + MOST + ".");
    }
  }

  /** The limit of one question. */
  public int of(Question question) {
    return switch (question) {
      case GRADES -> grades;
      case STATUSES -> statuses;
    };
  }
}
