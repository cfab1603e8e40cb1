package org.numberrefresh.domain.limit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.domain.limit.Standing.Step;
import org.numberrefresh.domain.limit.Standings.Change;
import org.numberrefresh.domain.watch.Measure;
import org.numberrefresh.domain.watch.RunWatch;
import org.numberrefresh.problem.Unavailable;

/**
 * Hands out calls to apps among all workers: start times and places. A worker takes them for a whole run and hands its
 * places back together. A standing is written on condition that it is unchanged, and the change repeated if it is not.
 */
public final class CallSlots {

  private static final int MAX_TRIES = 200;
  private static final Duration LONGEST_WAIT = Duration.ofMillis(20);

  private final Standings standings;
  private final Clock clock;
  private final RandomGenerator random;
  private final RunWatch watch;

  /** Calls that nobody watches. */
  public CallSlots(Standings standings, Clock clock, RandomGenerator random) {
    this(standings, clock, random, RunWatch.NONE);
  }

  /**
   * Makes the calls.
   *
   * @param watch hears of circuits that open
   */
  public CallSlots(Standings standings, Clock clock, RandomGenerator random, RunWatch watch) {
    this.watch = watch;
    this.standings = standings;
    this.clock = clock;
    this.random = random;
  }

  /** Asks for calls. Each app gets the answer to its wish. */
  public Map<App, Grant> take(Map<App, Grant.Wish> wishes) {
    return change(
        wishes.keySet(), app -> standing -> standing.take(app.profile(), wishOf(wishes, app), clock.instant()));
  }

  /**
   * Hands places back, with the reports of the calls.
   *
   * @param last the wishes that a worker would ask with if it had more calls
   */
  public void giveBack(Map<App, Grant.Wish> last) {
    change(
        last.keySet(),
        app ->
            standing -> {
              Standing after = standing.givenBack(app.profile(), wishOf(last, app), clock.instant());
              return new Step<>(after, after);
            });
  }

  /**
   * Puts calls that could not be made in line.
   *
   * @return the time of their turn, as far as is known
   */
  public Instant lineUp(App app, int calls) {
    return change(app, standing -> standing.linedUp(app.profile(), calls, clock.instant()));
  }

  /** The standing of an app. */
  public Standing of(App app) {
    return standings.find(Set.of(app.number())).getOrDefault(app.number(), Standing.NEW);
  }

  /**
   * Changes the standing of one app.
   *
   * @param step a pure function; it runs again if another write came first
   */
  public <R> R change(App app, Function<Standing, Step<R>> step) {
    Map<App, R> changed = change(List.of(app), one -> step);
    return Objects.requireNonNull(changed.get(app));
  }

  private <R> Map<App, R> change(Collection<App> apps, Function<App, Function<Standing, Step<R>>> steps) {
    Map<Integer, App> byNumber = apps.stream().collect(Collectors.toMap(App::number, Function.identity()));
    var results = new HashMap<App, R>();
    var left = new HashSet<>(byNumber.keySet());
    for (int i = 0; !left.isEmpty(); i++) {
      if (i == MAX_TRIES) {
        throw new Unavailable("The standings of apps were changed by others " + MAX_TRIES + " times in a row.");
      }
      Set<Integer> turn = i == 0 ? Set.copyOf(left) : oneItemOf(left);
      var changes = new HashMap<Integer, Change>();
      standings
          .find(turn)
          .forEach(
              (number, read) -> {
                App app = Objects.requireNonNull(byNumber.get(number));
                Step<R> step = steps.apply(app).apply(read);
                results.put(app, step.result());
                if (!step.next().equals(read)) {
                  changes.put(number, new Change(read, step.next()));
                }
              });
      Set<Integer> overtaken = changes.isEmpty() ? Set.of() : standings.swap(changes).keySet();
      left.removeIf(number -> turn.contains(number) && !overtaken.contains(number));
      changes.keySet().removeAll(overtaken);
      watch.measured(Measure.CIRCUITS_OPENED, (double) changes.values().stream().filter(CallSlots::opened).count());
    }
    return results;
  }

  /** Waits for a moment. Returns the apps of one item by chance: workers that met there do not meet at the next. */
  private Set<Integer> oneItemOf(Set<Integer> overtaken) {
    LockSupport.parkNanos(random.nextLong(LONGEST_WAIT.toNanos()));
    List<Integer> items = overtaken.stream().map(Standings::item).distinct().toList();
    int item = items.get(random.nextInt(items.size()));
    return overtaken.stream().filter(app -> Standings.item(app) == item).collect(Collectors.toSet());
  }

  private static boolean opened(Change change) {
    return change.next().circuit().open() && !change.read().circuit().open();
  }

  private static Grant.Wish wishOf(Map<App, Grant.Wish> wishes, App app) {
    return Objects.requireNonNull(wishes.get(app));
  }
}
