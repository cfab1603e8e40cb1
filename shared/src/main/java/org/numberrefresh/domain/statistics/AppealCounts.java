package org.numberrefresh.domain.statistics;

import org.numberrefresh.domain.appeal.AppealState;

/**
 * Counts of appeals that ended, by the state in which they did. A decision that comes later changes no count.
 *
 * @param upheld those in which the app gave the subscriber right
 * @param rejected those in which it kept its outcome
 * @param expired those that ended without a decision
 */
public record AppealCounts(long upheld, long rejected, long expired) {

  /** The counts of nothing. */
  public static final AppealCounts NONE = new AppealCounts(0, 0, 0);

  /** The counts of one appeal. One that is open when it ends has expired. */
  public static AppealCounts of(AppealState ended) {
    return switch (ended) {
      case UPHELD -> new AppealCounts(1, 0, 0);
      case REJECTED -> new AppealCounts(0, 1, 0);
      case EXPIRED, SUBMITTED, UNDER_REVIEW -> new AppealCounts(0, 0, 1);
    };
  }

  /** These counts and others. */
  public AppealCounts plus(AppealCounts more) {
    return new AppealCounts(upheld + more.upheld, rejected + more.rejected, expired + more.expired);
  }

  /** The count of all. */
  public long all() {
    return upheld + rejected + expired;
  }
}
