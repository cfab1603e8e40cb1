package org.numberrefresh.usecase.appeal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.numberrefresh.domain.appeal.AppealClaim;
import org.numberrefresh.domain.appeal.AppealedPair.Place;
import org.numberrefresh.domain.core.Core;
import org.numberrefresh.domain.refresh.OrderId;
import org.numberrefresh.usecase.query.CycleView;

/**
 * Finds the appeals of numbers at their apps. However many numbers there are, it reads two rounds, and a third if
 * appeals were upheld.
 */
final class PairAppeals {

  /** The time in which a call that claimed a pair is taken to run: it is longer than any call may take. */
  private static final Duration LEASE = Duration.ofSeconds(35);

  private final Core core;
  private final Clock clock;

  PairAppeals(Core core) {
    this.core = core;
    this.clock = core.clock();
  }

  /** Reads the appeals of numbers. */
  Read read(Collection<CycleView> cycles) {
    List<Place> places = cycles.stream().flatMap(PairAppeals::places).toList();
    Map<Place, Map<Integer, AppealClaim>> claims = core.stores().batches().appeals().claims(places);
    List<OrderId> ids =
        claims.values().stream().flatMap(all -> all.values().stream()).map(AppealClaim::appeal).toList();
    var look = new AppealLook(core.stores().batches());
    Map<OrderId, AppealGlance> seen = look.at(ids);
    Instant runningSince = clock.instant().minus(LEASE);
    return new Read(claims, seen, look.unbinding(seen.values(), runningSince), runningSince);
  }

  private static Stream<Place> places(CycleView cycle) {
    return cycle.entries().stream().map(seen -> new Place(seen.entry().batch(), seen.entry().index()));
  }

  /**
   * The appeals that were read.
   *
   * @param claims the claims by place and app
   * @param seen the appeals that count
   * @param unbinding those of them that were upheld, and whose app is still asked to unbind
   * @param runningSince claims of this time or later may be those of calls that still run
   */
  record Read(
      Map<Place, Map<Integer, AppealClaim>> claims,
      Map<OrderId, AppealGlance> seen,
      Set<OrderId> unbinding,
      Instant runningSince) {

    /** The claim of a pair at one place, whether it counts or not. */
    Optional<AppealClaim> claim(Place place, int app) {
      return Optional.ofNullable(claims.getOrDefault(place, Map.of()).get(app));
    }

    private Stream<AppealClaim> claims(CycleView cycle, int app) {
      return places(cycle).flatMap(place -> claim(place, app).stream());
    }

    /** The last appeal of a pair, open or ended. */
    Optional<AppealGlance> last(CycleView cycle, int app) {
      return claims(cycle, app)
          .filter(this::counts)
          .max(Comparator.comparingLong(AppealClaim::position))
          .map(claim -> seen.get(claim.appeal()));
    }

    /** True if a claim has become an appeal. The ones that calls left behind that died do not count. */
    private boolean counts(AppealClaim claim) {
      return seen.containsKey(claim.appeal());
    }

    /** The ordinal of an appeal that claims a pair at a place, in the stead of what was claimed there. */
    int ordinal(Place place, int app, OrderId own) {
      return claim(place, app)
          .map(last -> !last.appeal().equals(own) && counts(last) ? last.ordinal() + 1 : last.ordinal())
          .orElse(1);
    }

    /** The count of a pair's appeals in this life of the number, without the one that is being submitted. */
    int count(CycleView cycle, int app, Optional<OrderId> own) {
      return claims(cycle, app)
          .mapToInt(
              claim ->
                  counts(claim) && own.filter(claim.appeal()::equals).isEmpty() ? claim.ordinal() : claim.ordinal() - 1)
          .sum();
    }

    /** True if an appeal of a pair is open, or another one than this is being submitted. */
    boolean open(CycleView cycle, int app, Optional<OrderId> own) {
      return claims(cycle, app)
          .filter(claim -> own.filter(claim.appeal()::equals).isEmpty())
          .anyMatch(
              claim ->
                  Optional.ofNullable(seen.get(claim.appeal()))
                      .map(appeal -> appeal.state().isOpen() || unbinding.contains(claim.appeal()))
                      .orElse(claim.madeAt().isAfter(runningSince)));
    }
  }
}
