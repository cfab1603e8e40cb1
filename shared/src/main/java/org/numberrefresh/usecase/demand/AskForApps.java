package org.numberrefresh.usecase.demand;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.domain.app.AppSelection;
import org.numberrefresh.domain.app.Apps;
import org.numberrefresh.domain.calendar.ShanghaiTime;
import org.numberrefresh.domain.core.Core;
import org.numberrefresh.domain.demand.DayOfWishes;
import org.numberrefresh.domain.demand.Demands;
import org.numberrefresh.domain.demand.Wish;
import org.numberrefresh.domain.order.Order;
import org.numberrefresh.problem.Cause;
import org.numberrefresh.problem.Problem;

/**
 * Counts that a carrier asks for an app that does not take part: by a call, or by an order that names it.
 *
 * <p>Decision: docs/decisions.md#a-carrier-asks-for-an-app-once-a-day
 */
public final class AskForApps {

  private final Apps apps;
  private final Demands demands;
  private final Clock clock;

  public AskForApps(Core core) {
    this.apps = core.stores().apps();
    this.demands = core.stores().demands();
    this.clock = core.clock();
  }

  /** The result of a call that asks for an app. */
  public enum Asked {
    COUNTED,
    /** It does not count: the carrier asked for too many apps today. */
    TOO_MANY_TODAY,
    /** It does not count: the carrier was the first to ask for too many names this month. */
    TOO_MANY_NAMES
  }

  /**
   * Asks for a registered app.
   *
   * @throws Problem if it is not registered or takes part
   */
  public Asked app(String carrier, String id) {
    App app = apps.find(id).orElseThrow(() -> Problem.invalid(Cause.DEMAND_UNKNOWN));
    return ask(carrier, wish(app));
  }

  /**
   * Asks for an app by its name. The name of a registered app counts for that app.
   *
   * @throws Problem if that app takes part
   */
  public Asked name(String carrier, String name) {
    String plain = Wish.plain(name);
    Optional<App> known =
        apps.glance().stream().filter(app -> Wish.plain(app.profile().name()).equals(plain)).findFirst();
    return ask(carrier, known.map(AskForApps::wish).orElseGet(() -> Wish.ofName(name)));
  }

  private static Wish wish(App app) {
    if (app.profile().covered()) {
      throw Problem.invalid(Cause.DEMAND_COVERED);
    }
    return Wish.ofApp(app.id(), app.profile().name());
  }

  private Asked ask(String carrier, Wish wish) {
    LocalDate today = ShanghaiTime.dayOf(clock.instant());
    DayOfWishes after = demands.ask(carrier, today, List.of(wish));
    if (after.has(today, wish)) {
      return Asked.COUNTED;
    }
    return after.fullOn(today) ? Asked.TOO_MANY_TODAY : Asked.TOO_MANY_NAMES;
  }

  /**
   * Counts the apps that an order names and that do not take part, on the day of its first call. Its repetition counts
   * nothing.
   *
   * @param known all registered apps
   */
  public void order(Order order, List<App> known) {
    if (order.apps() instanceof AppSelection.Listed listed) {
      List<Wish> wishes =
          known.stream()
              .filter(app -> listed.includes(app.id()) && !app.profile().covered())
              .map(app -> Wish.ofApp(app.id(), app.profile().name()))
              .toList();
      if (!wishes.isEmpty()) {
        demands.ask(order.carrier(), ShanghaiTime.dayOf(order.submittedAt()), wishes);
      }
    }
  }
}
