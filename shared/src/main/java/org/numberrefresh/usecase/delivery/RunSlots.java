package org.numberrefresh.usecase.delivery;

import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.domain.limit.CallSlots;
import org.numberrefresh.domain.limit.Grant;

/** The calls of one run: taken for all its apps at once, and handed back together. */
final class RunSlots {

  private final CallSlots slots;
  private final Clock clock;
  private final RandomGenerator random;

  RunSlots(CallSlots slots, Clock clock, RandomGenerator random) {
    this.slots = slots;
    this.clock = clock;
    this.random = random;
  }

  /**
   * Takes calls for each app that is ready and has some to make.
   *
   * @param tasks by app, which may be a moment old
   * @param fresh an app as it is now
   */
  Map<App, AppSlots> take(Map<App, List<OpenTask>> tasks, UnaryOperator<App> fresh, TimeLeft timeLeft) {
    var byApp = new HashMap<App, AppSlots>();
    var wishes = new HashMap<App, Grant.Wish>();
    tasks.forEach(
        (known, own) -> {
          App app = fresh.apply(known);
          int calls = AppRun.calls(app, own);
          var appSlots = new AppSlots(slots, app, calls, timeLeft, clock, random);
          byApp.put(known, appSlots);
          if (app.ready() && calls > 0 && timeLeft.isMoreThan(app.profile().limits().timeLimit())) {
            wishes.put(app, appSlots.wish());
          }
        });
    Map<App, Grant> grants = slots.take(wishes);
    byApp.values().forEach(one -> Optional.ofNullable(grants.get(one.app())).ifPresent(one::begin));
    return byApp;
  }

  /** Hands back what is left, and what was learned. */
  void giveBack(Collection<AppSlots> ended) {
    var last = new HashMap<App, Grant.Wish>();
    ended.forEach(one -> one.toGiveBack().ifPresent(wish -> last.put(one.app(), wish)));
    slots.giveBack(last);
  }
}
