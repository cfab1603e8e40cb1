package org.numberrefresh.usecase.query;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.domain.batch.ExpectedApp;
import org.numberrefresh.domain.batch.Glance;
import org.numberrefresh.domain.batch.OpenedHead;
import org.numberrefresh.domain.batch.ShownOutcomes;
import org.numberrefresh.domain.batch.TaskOutcomes;
import org.numberrefresh.domain.limit.Obstacle;
import org.numberrefresh.domain.limit.Standing;
import org.numberrefresh.domain.outcome.OutwardOutcome;
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
    private Instant openedAt = Instant.MAX;
    private Instant deadline = Instant.MAX;
    private long pairs;
    private long answered;
    private boolean unsettled;
    private boolean unsent;

    void add(OpenedHead head, ExpectedApp app, TaskOutcomes task) {
      var shown = new ShownOutcomes(head, task);
      boolean waits = task.outcomes().toSend().length > 0;
      int waiting = shown.count().getOrDefault(OutwardOutcome.PENDING, 0);
      if (!hides(head)) {
        pairs += head.counted();
        answered += head.counted() - waiting;
      }
      if (hides(head) ? waits : waiting > 0) {
        unsettled = true;
        unsent |= waits;
        openedAt = head.openedAt().isBefore(openedAt) ? head.openedAt() : openedAt;
        deadline = app.deadline().isBefore(deadline) ? app.deadline() : deadline;
      }
    }

    /** In a batch of few numbers answers are hidden until all apps have answered, so rates are hidden too. */
    private static boolean hides(OpenedHead head) {
      return head.mode() == Mode.BATCH && head.few();
    }

    boolean tooSlow(Instant now) {
      if (pairs == 0) {
        return false;
      }
      double gone = (double) Duration.between(openedAt, now).toMillis() / span();
      double share = (double) answered / pairs;
      return answered == 0 ? gone > SILENT_UNTIL : gone > TOO_EARLY && gone / share > 1;
    }

    private double span() {
      return Math.max(1, Duration.between(openedAt, deadline).toMillis());
    }
  }

  /** The ids of the apps that will be late, sorted. */
  List<String> of(List<Glance> glances) {
    var evidence = new TreeMap<Integer, Evidence>();
    var ids = new HashMap<Integer, String>();
    for (Glance glance : glances) {
      if (glance instanceof Glance.Opened opened && opened.summary().isEmpty()) {
        opened
            .tasksOfApps()
            .forEach(
                (app, task) -> {
                  ids.put(app.number(), app.id());
                  evidence.computeIfAbsent(app.number(), number -> new Evidence()).add(opened.head(), app, task);
                });
      }
    }
    var late = new ArrayList<String>();
    evidence.forEach(
        (number, seen) -> {
          if (seen.unsettled && (seen.tooSlow(now) || (seen.unsent && isHindered(number, seen)))) {
            late.add(ids.getOrDefault(number, ""));
          }
        });
    return late.stream().sorted().toList();
  }

  private boolean isHindered(int number, Evidence seen) {
    return apps.apply(number)
        .flatMap(
            app -> Obstacle.of(app, standings.getOrDefault(number, Standing.NEW), now, seen.openedAt, seen.deadline))
        .isPresent();
  }
}
