package org.numberrefresh.domain.limit;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.numberrefresh.domain.app.App;

/** The reasons for which an app will probably not have been asked by a time. */
public enum Obstacle {
  /** Its endpoint never answered a challenge. */
  UNVERIFIED,
  /** It is paused. */
  PAUSED,
  /** It asked to be left alone for longer. */
  LEFT_ALONE,
  /** It has been failing for longer than is left. */
  FAILING,
  /** The calls that wait in line for it take longer than is left. */
  RATE,
  /** It should ask for its tasks, and has not done so for a day in which some waited. */
  NOT_POLLING;

  private static final Duration POLLS_WITHIN = Duration.ofDays(1);

  /**
   * The obstacle in the way of an app; empty if there is none.
   *
   * @param standing its standing
   * @param waitingSince the time since which the oldest of its tasks waits
   * @param deadline the time by which it is to be asked
   */
  public static Optional<Obstacle> of(App app, Standing standing, Instant now, Instant waitingSince, Instant deadline) {
    if (!app.takesNumbers()) {
      return Optional.of(UNVERIFIED);
    }
    if (standing.pause() != Pause.NONE) {
      return Optional.of(PAUSED);
    }
    if (app.pulls()) {
      Instant aDayAgo = now.minus(POLLS_WITHIN);
      boolean isNew = waitingSince.isAfter(aDayAgo);
      boolean polls = app.state().polledAt().filter(aDayAgo::isBefore).isPresent();
      return isNew || polls ? Optional.empty() : Optional.of(NOT_POLLING);
    }
    if (!standing.blockedUntil().isBefore(deadline)) {
      return Optional.of(LEFT_ALONE);
    }
    Duration left = Duration.between(now, deadline);
    if (standing.circuit().openSince().filter(since -> Duration.between(since, now).compareTo(left) > 0).isPresent()) {
      return Optional.of(FAILING);
    }
    return standing.lineUntil().isBefore(deadline) ? Optional.empty() : Optional.of(RATE);
  }
}
