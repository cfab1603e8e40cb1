package org.numberrefresh.usecase.sweep;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.domain.app.AppDirectory;
import org.numberrefresh.domain.app.Apps;
import org.numberrefresh.domain.batch.Due;
import org.numberrefresh.domain.batch.HeldTasks;
import org.numberrefresh.domain.calendar.ShanghaiTime;
import org.numberrefresh.domain.core.Core;
import org.numberrefresh.domain.limit.Alerts;
import org.numberrefresh.domain.limit.CallSlots;
import org.numberrefresh.domain.limit.Pause;
import org.numberrefresh.domain.limit.Standing;
import org.numberrefresh.domain.limit.Standing.Step;
import org.numberrefresh.domain.limit.Standings;
import org.numberrefresh.domain.limit.Warning;
import org.numberrefresh.usecase.feed.CoverageAnnouncements;

/**
 * Looks after the apps that fail, once a minute. It sends a probe through an open circuit, releases the held tasks of
 * an app whose circuit closed, and tells the operator. If no app fails it costs two reads, and one of all apps every
 * five minutes.
 *
 * <p>Decision: docs/decisions.md#only-the-sweep-releases-tasks-that-stood
 */
final class AppWatch {

  private static final int COVERAGE_EVERY = 5;
  private static final int COVERAGE_AT = 3;

  private final Standings standings;
  private final CallSlots slots;
  private final HeldTasks held;
  private final AppDirectory directory;
  private final Alerts alerts;
  private final Clock clock;
  private final Apps apps;
  private final CoverageAnnouncements coverage;

  AppWatch(Core core, AppDirectory directory, Alerts alerts) {
    this.standings = core.stores().standings();
    this.slots = new CallSlots(standings, core.clock(), core.random());
    this.held = new HeldTasks(core.stores().batches().dueIndex(), core.clock());
    this.directory = directory;
    this.alerts = alerts;
    this.clock = core.clock();
    this.apps = core.stores().apps();
    this.coverage = new CoverageAnnouncements(core);
  }

  /**
   * The result of a look at all apps.
   *
   * @param probes the tasks to be queued as probes
   * @param open the apps that take calls and may have held tasks
   */
  record Looked(List<Due> probes, Map<App, Standing> open) {}

  /** Looks after all apps. */
  Looked run(BooleanSupplier timeIsLeft) {
    var looked = new Looked(new ArrayList<>(), new LinkedHashMap<>());
    for (Map.Entry<Integer, Standing> one : standings.all().entrySet()) {
      Standing standing = one.getValue();
      Instant now = clock.instant();
      if (standing.holding() || standing.toTell(now).isPresent()) {
        directory
            .find(one.getKey())
            .filter(app -> timeIsLeft.getAsBoolean())
            .ifPresent(app -> look(app, standing, looked));
      }
    }
    return looked;
  }

  private void look(App app, Standing standing, Looked looked) {
    Instant now = clock.instant();
    if (standing.toTell(now).isPresent()) {
      tell(app, now);
    }
    if (standing.holding() && app.ready()) {
      if (standing.takesCalls()) {
        looked.open().put(app, standing);
      } else if (standing.probeIsDue(now)) {
        looked.probes().addAll(held.one(app));
      }
    }
  }

  /** Tells carriers of the apps that begin or end to take part. A carrier that was told before is not told again. */
  void tellCoverage(BooleanSupplier timeIsLeft) {
    if (ShanghaiTime.minuteOf(clock.instant()) % COVERAGE_EVERY == COVERAGE_AT) {
      List<App> changed =
          apps.glance().stream()
              .filter(CoverageAnnouncements::isDue)
              .filter(app -> timeIsLeft.getAsBoolean())
              .flatMap(app -> apps.find(app.id()).stream())
              .toList();
      coverage.tell(changed, timeIsLeft);
    }
  }

  /** Releases the held tasks of apps that take calls; true if there were any. Run it last, since there may be many. */
  boolean letGo(Looked looked, BooleanSupplier timeIsLeft) {
    boolean any = false;
    for (Map.Entry<App, Standing> one : looked.open().entrySet()) {
      any |= timeIsLeft.getAsBoolean() && letGo(one.getKey(), one.getValue(), timeIsLeft);
    }
    return any;
  }

  /** The run whose write notes it also tells it, so that it is told once. */
  private void tell(App app, Instant now) {
    slots.change(app, known -> told(known, now)).ifPresent(told -> alerts.tell(app, told.what(), told.why()));
  }

  private record Told(Warning what, Pause why) {}

  private static Step<Optional<Told>> told(Standing known, Instant now) {
    Optional<Warning> due = known.toTell(now);
    Standing next = due.map(known::told).orElse(known);
    return new Step<>(next, due.map(what -> new Told(what, next.pause())));
  }

  /** Removes the mark only if no held task was found. The next run releases those that were held meanwhile. */
  private boolean letGo(App app, Standing standing, BooleanSupplier timeIsLeft) {
    double perSecond = standing.allowance().of(app.profile().limits().callsPerSecond());
    if (held.release(app, perSecond, timeIsLeft) > 0) {
      return true;
    }
    slots.change(app, known -> new Step<>(known.withHolding(!known.takesCalls()), known));
    return false;
  }
}
