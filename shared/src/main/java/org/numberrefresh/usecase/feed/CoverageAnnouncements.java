package org.numberrefresh.usecase.feed;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.domain.app.Apps;
import org.numberrefresh.domain.app.CoverageNews;
import org.numberrefresh.domain.carrier.Carrier;
import org.numberrefresh.domain.carrier.Carriers;
import org.numberrefresh.domain.core.Core;
import org.numberrefresh.domain.event.EventData;
import org.numberrefresh.domain.event.EventId;
import org.numberrefresh.domain.event.FeedEvent;
import org.numberrefresh.parallel.InParallel;

/**
 * Tells every carrier of the apps that begin or end to take part. The sweep calls it with all of them, so that 200 apps
 * of a new system cost each carrier's feed ten writes and not 200.
 *
 * <p>Decision: docs/decisions.md#a-change-of-coverage-is-stored-before-it-is-told
 */
public final class CoverageAnnouncements {

  private static final int AT_ONCE = 4;

  private final Apps apps;
  private final Carriers carriers;
  private final Feed feed;
  private final Clock clock;

  public CoverageAnnouncements(Core core) {
    this.apps = core.stores().apps();
    this.carriers = core.stores().carriers();
    this.feed = new Feed(core);
    this.clock = core.clock();
  }

  /** True if carriers do not know yet of a change of an app's part. */
  public static boolean isDue(App app) {
    return !app.state().news().told() || app.state().news().isOld(app);
  }

  /**
   * Tells the carriers of each change of an app's part that they do not know.
   *
   * @param changed the apps, as they are stored
   * @param timeIsLeft tells if there is time for another carrier; the rest is told by a later call
   */
  public void tell(List<App> changed, BooleanSupplier timeIsLeft) {
    List<Turn> turns = changed.stream().flatMap(app -> turn(app).stream()).toList();
    if (!turns.isEmpty() && tellAll(turns, timeIsLeft)) {
      turns.forEach(turn -> apps.replaceNews(turn.app().id(), turn.news(), turn.news().toldToAll()));
    }
  }

  private record Turn(App app, CoverageNews news) {}

  /** The change to be told. It is stored before it is told; empty if there is none, or another call stores one. */
  private Optional<Turn> turn(App app) {
    CoverageNews news = app.state().news();
    if (!news.isOld(app)) {
      return news.told() ? Optional.empty() : Optional.of(new Turn(app, news));
    }
    CoverageNews next = news.turned();
    return apps.replaceNews(app.id(), news, next) ? Optional.of(new Turn(app, next)) : Optional.empty();
  }

  /** True if time allowed to tell every carrier. */
  private boolean tellAll(List<Turn> turns, BooleanSupplier timeIsLeft) {
    Instant now = clock.instant();
    List<FeedEvent> events = turns.stream().map(turn -> event(turn, now)).toList();
    return InParallel.over(carriers.all(), AT_ONCE, carrier -> tell(carrier, events, timeIsLeft)).stream()
        .allMatch(told -> told);
  }

  private static FeedEvent event(Turn turn, Instant now) {
    App app = turn.app();
    var data = new EventData.CoverageChanged(app.id(), turn.news().covered(), app.profile().sector());
    return new FeedEvent(EventId.coverage(app.id(), turn.news().number()), now, data);
  }

  private boolean tell(Carrier carrier, List<FeedEvent> events, BooleanSupplier timeIsLeft) {
    boolean timely = timeIsLeft.getAsBoolean();
    if (timely) {
      feed.tell(carrier.id(), events);
    }
    return timely;
  }
}
