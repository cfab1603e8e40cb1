package org.numberrefresh.usecase.registry;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.domain.limit.Obstacle;
import org.numberrefresh.domain.limit.Pause;
import org.numberrefresh.domain.limit.Standing;

/**
 * How an app does, for operators.
 *
 * @param app the app
 * @param standing how it may be called
 * @param backlog how many tasks wait for it, where they were counted
 * @param now when it was looked at
 */
public record AppHealth(App app, Standing standing, Optional<Backlog> backlog, Instant now) {

  /** Whether an app takes part. */
  public enum State {
    /** It is called, or may ask for its tasks. */
    READY,
    /** Its endpoint has not answered a challenge. */
    UNVERIFIED,
    /** It is sent nothing until it is resumed. */
    PAUSED,
    /** It takes no part. */
    NOT_COVERED
  }

  /**
   * How many tasks wait for an app.
   *
   * @param held those that stand until it takes calls
   * @param parked those that wait for a time
   * @param atLeast whether there may be more
   */
  public record Backlog(int held, int parked, boolean atLeast) {
    boolean isEmpty() {
      return held + parked == 0;
    }
  }

  /** Whether it takes part. */
  public State state() {
    if (!app.profile().covered()) {
      return State.NOT_COVERED;
    }
    if (standing.pause() != Pause.NONE) {
      return State.PAUSED;
    }
    return app.takesNumbers() ? State.READY : State.UNVERIFIED;
  }

  /** Calls a second that it is given at present. */
  public double presentRate() {
    return standing.allowance().of(app.profile().limits().callsPerSecond());
  }

  /** Until when it asked to be left alone, where it is not over. */
  public Optional<Instant> blockedUntil() {
    return Optional.of(standing.blockedUntil()).filter(now::isBefore);
  }

  /** Why it will miss the deadline of what waits for it, where it will. */
  public Optional<Obstacle> late() {
    if (backlog.isEmpty() || backlog.get().isEmpty() || !app.profile().covered()) {
      return Optional.empty();
    }
    // So many days at least: a deadline counts working days only.
    Instant deadline = now.plus(Duration.ofDays(app.profile().deadlineWorkingDays()));
    return Obstacle.of(app, standing, now, deadline);
  }

  /** How much of the way to being paused is gone, in percent, as far as the operator was told. */
  public int toldPercent() {
    return standing.warned().percent();
  }
}
