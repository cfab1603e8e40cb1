package org.numberrefresh.usecase.call;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.domain.limit.CallSlots;
import org.numberrefresh.domain.limit.Grant;

/** The calls of one run: taken for all its apps at once, and handed back together. */
public final class RunSlots {

  private static final Duration LONGEST_WAIT = Duration.ofMillis(100);

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
   * @param numbers the count of numbers to send to each app
   * @return the calls of each app
   */
  public Map<App, AppSlots> take(Map<App, Integer> numbers, TimeLeft timeLeft) {
    var byApp = new HashMap<App, AppSlots>();
    var wishes = new HashMap<App, Grant.Wish>();
    numbers.forEach(
        (app, toSend) -> {
          int calls = AppRun.calls(app, toSend);
          var appSlots = new AppSlots(slots, app, calls, timeLeft, clock, random);
          byApp.put(app, appSlots);
          if (app.ready() && calls > 0 && timeLeft.isMoreThan(app.profile().limits().timeLimit())) {
            wishes.put(app, appSlots.wish());
          }
        });
    begin(byApp.values(), wishes);
    return byApp;
  }

  /** Asks once more, after a moment, for the calls of apps that had none to give. */
  public void takeAgain(Collection<AppSlots> refused) {
    if (!refused.isEmpty()) {
      LockSupport.parkNanos(random.nextLong(LONGEST_WAIT.toNanos()));
      begin(refused, refused.stream().collect(Collectors.toMap(AppSlots::app, AppSlots::wish)));
    }
  }

  private void begin(Collection<AppSlots> asking, Map<App, Grant.Wish> wishes) {
    Map<App, Grant> grants = slots.take(wishes);
    asking.forEach(one -> Optional.ofNullable(grants.get(one.app())).ifPresent(one::begin));
  }

  /** Hands back the places that are left, and what was learned of the apps. */
  public void giveBack(Collection<AppSlots> ended) {
    var last = new HashMap<App, Grant.Wish>();
    ended.forEach(one -> one.toGiveBack().ifPresent(wish -> last.put(one.app(), wish)));
    slots.giveBack(last);
  }
}
