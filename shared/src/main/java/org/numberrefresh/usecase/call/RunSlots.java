package org.numberrefresh.usecase.call;

import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.domain.limit.CallSlots;
import org.numberrefresh.domain.limit.Grant;

/** The calls of one run: taken for all its apps at once, and handed back together. */
public final class RunSlots {

  private final CallSlots slots;
  private final Clock clock;
  private final RandomGenerator random;

  public RunSlots(CallSlots slots, Clock clock, RandomGenerator random) {
    this.slots = slots;
    this.clock = clock;
    this.random = random;
  }

  /**
   * Takes calls for each app that is ready and has numbers to send.
   *
   * @param numbers the count of numbers to send, by app; the app may be as it was a moment ago
   * @param fresh reads an app as it is now
   * @return the calls by app, with the same keys
   */
  public Map<App, AppSlots> take(Map<App, Integer> numbers, UnaryOperator<App> fresh, TimeLeft timeLeft) {
    var byApp = new HashMap<App, AppSlots>();
    var wishes = new HashMap<App, Grant.Wish>();
    numbers.forEach(
        (known, toSend) -> {
          App app = fresh.apply(known);
          int calls = AppRun.calls(app, toSend);
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

  /** Hands back the places that are left, and what was learned of the apps. */
  public void giveBack(Collection<AppSlots> ended) {
    var last = new HashMap<App, Grant.Wish>();
    ended.forEach(one -> one.toGiveBack().ifPresent(wish -> last.put(one.app(), wish)));
    slots.giveBack(last);
  }
}
