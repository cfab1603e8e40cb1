package org.numberrefresh.usecase.feed;

import java.time.Clock;
import java.util.List;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.domain.app.Apps;
import org.numberrefresh.domain.app.CoverageNews;
import org.numberrefresh.domain.carrier.Carriers;
import org.numberrefresh.domain.core.Core;
import org.numberrefresh.domain.event.EventData;
import org.numberrefresh.domain.event.EventId;
import org.numberrefresh.domain.event.FeedEvent;

/**
 * Tells every carrier that an app begins or ends to take part. Whoever changes an app calls it, and the sweep repeats
 * it after a crash.
 *
 * <p>Decision: docs/decisions.md#a-change-of-coverage-is-stored-before-it-is-told
 */
public final class CoverageAnnouncements {

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

  /** Tells the carriers of a change of an app's part, if there is one that they do not know. */
  public void tell(App app) {
    CoverageNews news = app.state().news();
    if (news.isOld(app)) {
      CoverageNews next = news.turned();
      if (!apps.replaceNews(app.id(), news, next)) {
        return;
      }
      news = next;
    }
    if (!news.told()) {
      var data = new EventData.CoverageChanged(app.id(), news.covered(), app.profile().sector());
      var event = new FeedEvent(EventId.coverage(app.id(), news.number()), clock.instant(), data);
      carriers.all().forEach(carrier -> feed.tell(carrier.id(), List.of(event)));
      apps.replaceNews(app.id(), news, news.toldToAll());
    }
  }
}
