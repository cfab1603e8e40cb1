package org.numberrefresh.usecase.registry;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.domain.app.OperatorPause;
import org.numberrefresh.domain.limit.Obstacle;
import org.numberrefresh.domain.limit.Pause;
import org.numberrefresh.domain.limit.Standing;

/**
 * The state of an app, for operators.
 *
 * @param app the app
 * @param standing the state of its calls: rate, circuit, pause
 * @param backlog the tasks that wait for it, if they were counted
 * @param now the time of this look
 */
public record AppHealth(App app, Standing standing, Optional<Backlog> backlog, Instant now) {

  /** The part that an app takes. */
  public enum State {
    /** It is called, or may ask for its tasks. */
    READY,
    /** Its circuit is open: it is sent single probes, and its tasks wait. */
    FAILING,
    /** It asked to be left alone, and that time is not over. */
    LEFT_ALONE,
    /** Its endpoint has not answered a challenge. */
    UNVERIFIED,
    /** It is sent nothing until an operator resumes it. */
    PAUSED,
    /** It takes no part. */
    NOT_COVERED
  }

  /** The queue that the tasks of an app stand in. */
  public enum Lane {
    NORMAL,
    SLOW;

    /** The lane of an app. */
    public static Lane of(App app) {
      return app.state().slow() ? SLOW : NORMAL;
    }
  }

  /**
   * Counts of the tasks that wait for an app.
   *
   * @param held tasks that are held until it takes calls
   * @param parked tasks that wait for a time
   * @param atLeast true if there may be more
   * @param heldSince the time since which the first held task waits; empty if none is held
   */
  public record Backlog(int held, int parked, boolean atLeast, Optional<Instant> heldSince) {
    boolean isEmpty() {
      return held + parked == 0;
    }
  }

  /** Tells the state, by the first that holds: NOT_COVERED, PAUSED, UNVERIFIED, FAILING, LEFT_ALONE, READY. */
  public State state() {
    if (!app.profile().covered()) {
      return State.NOT_COVERED;
    }
    if (standing.pause() != Pause.NONE) {
      return State.PAUSED;
    }
    if (!app.takesNumbers()) {
      return State.UNVERIFIED;
    }
    if (app.ready() && standing.circuit().open()) {
      return State.FAILING;
    }
    return app.ready() && blockedUntil().isPresent() ? State.LEFT_ALONE : State.READY;
  }

  /** True if an operator may have to act: it takes part, and is not READY or will be late. */
  public boolean troubled() {
    return (state() != State.READY && state() != State.NOT_COVERED) || late().isPresent();
  }

  /** The pause by an operator that lasts, or the last one that ended. */
  public Optional<OperatorPause> operatorPause() {
    return app.state().paused().filter(last -> last.resumed().isPresent() || standing.pause() == Pause.OPERATOR);
  }

  /** Calls a second that the app is sent at most, at present. */
  public double presentRate() {
    return standing.allowance().of(app.profile().limits().callsPerSecond());
  }

  /** Time until which the app asked to be left alone, if it is not over. */
  public Optional<Instant> blockedUntil() {
    return Optional.of(standing.blockedUntil()).filter(now::isBefore);
  }

  /** The reason why the app will miss the deadline of waiting tasks, if it will. */
  public Optional<Obstacle> late() {
    if (backlog.isEmpty() || backlog.get().isEmpty() || !app.profile().covered()) {
      return Optional.empty();
    }
    // The deadline is no earlier than this: it counts working days only.
    Instant deadline = now.plus(Duration.ofDays(app.profile().deadlineWorkingDays()));
    return Obstacle.of(app, standing, now, backlog.get().heldSince().orElse(now), deadline);
  }

  /** Percent of the way to being paused that the operator was warned of: 0, 50, 70, 90 or 100. */
  public int toldPercent() {
    return standing.warned().percent();
  }
}
