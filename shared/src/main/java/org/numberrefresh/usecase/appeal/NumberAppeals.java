package org.numberrefresh.usecase.appeal;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.numberrefresh.domain.app.App;
import org.numberrefresh.domain.core.Core;
import org.numberrefresh.domain.phone.PhoneNumber;
import org.numberrefresh.usecase.query.AppView;
import org.numberrefresh.usecase.query.Queries;
import org.numberrefresh.usecase.query.ShownPlace;

/** Tells which outcomes of numbers may be appealed now, and of the appeals that there are. */
public final class NumberAppeals {

  private final PairAppeals appeals;

  public NumberAppeals(Core core) {
    this.appeals = new PairAppeals(core);
  }

  /**
   * One number at one app.
   *
   * @param appealable true if an appeal would be taken now
   * @param last the last appeal, open or ended
   */
  public record OfPair(boolean appealable, Optional<AppealGlance> last) {

    /** No appeal may be submitted, and there was none. */
    public static final OfPair NONE = new OfPair(false, Optional.empty());
  }

  /**
   * Looks at the outcomes of numbers that remain.
   *
   * @param apps finds an app by its id
   * @return by number and app; an outcome that is CLEAR or PENDING is missing
   */
  public Map<PhoneNumber, Map<String, OfPair>> of(
      Collection<Queries.Status> statuses, Function<String, Optional<App>> apps) {
    PairAppeals.Read read = appeals.read(statuses.stream().map(Queries.Status::cycle).toList());
    var all = new HashMap<PhoneNumber, Map<String, OfPair>>();
    statuses.forEach(status -> all.put(status.cycle().phoneNumber(), of(status, apps, read)));
    return all;
  }

  private static Map<String, OfPair> of(
      Queries.Status status, Function<String, Optional<App>> apps, PairAppeals.Read read) {
    var pairs = new HashMap<String, OfPair>();
    status.cycle().apps().stream()
        .filter(AppView::remains)
        .map(AppView::app)
        .forEach(
            app ->
                ShownPlace.of(status.cycle(), app)
                    .ifPresent(
                        place ->
                            pairs.put(
                                app,
                                new OfPair(
                                    Appealability.refusal(Optional.of(status), apps.apply(app), read, Optional.empty())
                                        .isEmpty(),
                                    read.last(status.cycle(), place.app().number())))));
    return pairs;
  }
}
