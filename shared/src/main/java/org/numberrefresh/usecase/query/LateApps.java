package org.numberrefresh.usecase.query;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.domain.batch.BatchCounts;
import org.numberrefresh.domain.batch.BatchCounts.AppCounts;
import org.numberrefresh.domain.batch.BatchHead;
import org.numberrefresh.domain.batch.BatchState;
import org.numberrefresh.domain.limit.Obstacle;
import org.numberrefresh.domain.limit.Standing;
import org.numberrefresh.domain.refresh.Mode;

/**
 * Finds the apps that will miss an order's deadline at their present rate. An app is named on evidence only: it cannot
 * be asked now, or its answers so far show that the rest takes longer than the time left.
 *
 * <p>Decision: docs/decisions.md#which-app-is-late-follows-from-what-is-shown
 */
final class LateApps {

  /** The time from the start in which nothing is concluded. */
  private static final double TOO_EARLY = 0.1;

  /** The share of the time that an app without any answer is given. */
  private static final double SILENT_UNTIL = 2.0 / 3;

  private final IntFunction<Optional<App>> apps;
  private final Map<Integer, Standing> standings;
  private final Instant now;

  /**
   * Makes a policy.
   *
   * @param apps finds an app by its number
   * @param standings the limits on calls to them
   */
  LateApps(IntFunction<Optional<App>> apps, Map<Integer, Standing> standings, Instant now) {
    this.apps = apps;
    this.standings = standings;
    this.now = now;
  }

  /** One app in all batches of an order. */
  private static final class Evidence {
    private Instant askedAt = Instant.MAX;
    private Instant deadline = Instant.MAX;
    private double longest;
    private double owed;
    private long answered;
    private boolean unsettled;
    private boolean unsent;

    /** Adds a batch. One that was opened a moment ago says nothing of the app's rate, however large it is. */
    void add(BatchCounts batch, AppCounts app, boolean hidden, Instant now) {
      double gone = gone(batch.beginsAt(), app.deadline(), now);
      if (!hidden) {
        longest = app.waiting() > 0 ? Math.max(longest, gone) : longest;
        owed += gone > TOO_EARLY ? batch.numbers().total() * Math.min(1, gone) : 0;
        answered += gone > TOO_EARLY ? batch.numbers().total() - app.waiting() : 0;
      }
      if (hidden ? app.unsent() : app.waiting() > 0) {
        unsettled = true;
        deadline = app.deadline().isBefore(deadline) ? app.deadline() : deadline;
      }
      if (app.unsent()) {
        unsent = true;
        askedAt = batch.beginsAt().isBefore(askedAt) ? batch.beginsAt() : askedAt;
      }
    }

    private static double gone(Instant openedAt, Instant deadline, Instant now) {
      double span = Math.max(1, Duration.between(openedAt, deadline).toMillis());
      return Duration.between(openedAt, now).toMillis() / span;
    }

    boolean tooSlow() {
      return answered == 0 ? longest > SILENT_UNTIL : answered < owed;
    }
  }

  /** The ids of the apps that will be late, sorted. */
  List<String> of(Mode mode, Collection<BatchCounts> batches) {
    var evidence = new TreeMap<Integer, Evidence>();
    batches.stream()
        .filter(batch -> batch.opened() && batch.state() != BatchState.SETTLED)
        .forEach(
            batch ->
                batch
                    .apps()
                    .forEach(
                        app ->
                            evidence
                                .computeIfAbsent(app.app(), number -> new Evidence())
                                .add(batch, app, hides(mode, batch), now)));
    var late = new ArrayList<String>();
    evidence.forEach(
        (number, seen) -> apps.apply(number).filter(app -> isLate(app, seen)).map(App::id).ifPresent(late::add));
    return late.stream().sorted().toList();
  }

  /** In a batch of few numbers answers are hidden until all apps have answered, so rates are hidden too. */
  private static boolean hides(Mode mode, BatchCounts batch) {
    return mode == Mode.BATCH && batch.left() < BatchHead.FEW;
  }

  private boolean isLate(App app, Evidence seen) {
    return seen.unsettled && (seen.tooSlow() || (seen.unsent && isHindered(app, seen)));
  }

  private boolean isHindered(App app, Evidence seen) {
    return Obstacle.of(app, standings.getOrDefault(app.number(), Standing.NEW), now, seen.askedAt, seen.deadline)
        .isPresent();
  }
}
