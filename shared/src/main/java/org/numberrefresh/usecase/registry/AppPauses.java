package org.numberrefresh.usecase.registry;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.domain.app.Apps;
import org.numberrefresh.domain.app.OperatorPause;
import org.numberrefresh.domain.batch.HeldTasks;
import org.numberrefresh.domain.core.Core;
import org.numberrefresh.domain.limit.CallSlots;
import org.numberrefresh.domain.limit.Pause;
import org.numberrefresh.domain.limit.Standing;
import org.numberrefresh.domain.limit.Standing.Step;
import org.numberrefresh.problem.Problem;
import org.numberrefresh.problem.ProblemCode;

/** Pauses apps for operators and resumes them, and keeps who did so. */
public final class AppPauses {

  private final Apps apps;
  private final CallSlots slots;
  private final HeldTasks held;
  private final Clock clock;

  public AppPauses(Core core) {
    this.apps = core.stores().apps();
    this.slots = new CallSlots(core.stores().standings(), core.clock(), core.random());
    this.held = new HeldTasks(core.stores().batches().dueIndex(), core.clock());
    this.clock = core.clock();
  }

  /**
   * Pauses an app: it is sent nothing until it is resumed. An app that is paused already stays so, with its first
   * reason.
   *
   * @param by the client of the operator, which is kept
   * @param reason the operator's words, which are kept
   */
  public AppHealth pause(String id, String by, Optional<String> reason) {
    App app = app(id);
    // Kept first: a pause without an author would be worse than an author of a pause that was cut off.
    if (slots.of(app).pause() == Pause.NONE) {
      apps.paused(id, new OperatorPause(by, clock.instant(), reason, Optional.empty()));
    }
    slots.change(app, known -> new Step<>(known.pausedBy(Pause.OPERATOR), known));
    return glance(app(id));
  }

  /**
   * Resumes a paused app. One that was paused for its failures gets a single call first, which decides.
   *
   * @param by the client of the operator, which is kept
   */
  public AppHealth resume(String id, String by) {
    App app = app(id);
    Instant now = clock.instant();
    slots.change(app, known -> new Step<>(known.resumed(now), known));
    app.state()
        .paused()
        .filter(pause -> pause.resumed().isEmpty())
        .ifPresent(pause -> apps.paused(id, pause.resumedBy(by, now)));
    if (app.ready()) {
      release(app);
    }
    return glance(app(id));
  }

  private App app(String id) {
    return apps.find(id).orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND));
  }

  private AppHealth glance(App app) {
    return new AppHealth(app, slots.of(app), Optional.empty(), clock.instant());
  }

  /** Releases the tasks that were held until the app takes calls, unless it still takes none. */
  void release(App app) {
    Standing standing = slots.of(app);
    if (standing.takesCalls()) {
      held.release(app, standing.allowance().of(app.profile().limits().callsPerSecond()), () -> true);
    }
  }
}
