package org.numberrefresh.usecase.feed;

import java.time.Clock;
import java.util.List;
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
 * Tells every carrier that an app begins or ends to take part. Whoever changes an app calls it, and the sweep repeats
 * it after a crash.
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
   * Tells the carriers of a change of an app's part, if there is one that they do not know.
   *
   * @param timeIsLeft tells if there is time for another carrier; the rest is told by a later call
   */
  public void tell(App app, BooleanSupplier timeIsLeft) {
    CoverageNews news = app.state().news();
    if (news.isOld(app)) {
      CoverageNews next = news.turned();
      if (!apps.replaceNews(app.id(), news, next)) {
        return;
      }
      news = next;
    }
    if (!news.told() && tellAll(app, news, timeIsLeft)) {
      apps.replaceNews(app.id(), news, news.toldToAll());
    }
  }

  /** True if time allowed to tell every carrier. */
  private boolean tellAll(App app, CoverageNews news, BooleanSupplier timeIsLeft) {
    var data = new EventData.CoverageChanged(app.id(), news.covered(), app.profile().sector());
    var event = new FeedEvent(EventId.coverage(app.id(), news.number()), clock.instant(), data);
    return InParallel.over(carriers.all(), AT_ONCE, carrier -> tell(carrier, event, timeIsLeft)).stream()
        .allMatch(told -> told);
  }

  private boolean tell(Carrier carrier, FeedEvent event, BooleanSupplier timeIsLeft) {
    boolean timely = timeIsLeft.getAsBoolean();
    if (timely) {
      feed.tell(carrier.id(), List.of(event));
    }
    return timely;
  }
}
