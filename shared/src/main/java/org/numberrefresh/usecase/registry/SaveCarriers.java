package org.numberrefresh.usecase.registry;

import java.util.Optional;
import java.util.function.Function;
import org.numberrefresh.domain.access.ClientTaken;
import org.numberrefresh.domain.carrier.Carrier;
import org.numberrefresh.domain.carrier.Carriers;
import org.numberrefresh.domain.carrier.NumberRanges;
import org.numberrefresh.domain.carrier.SavedCarrier;
import org.numberrefresh.domain.carrier.UnfitHost;
import org.numberrefresh.problem.Cause;
import org.numberrefresh.problem.Problem;
import org.numberrefresh.problem.ProblemCode;

/** Saves carriers and their number ranges, and names the rule that one breaks. */
final class SaveCarriers {

  private final Carriers carriers;

  SaveCarriers(Carriers carriers) {
    this.carriers = carriers;
  }

  /**
   * Saves a carrier.
   *
   * @throws Problem if a client of it is another party's, or its host is none
   */
  SavedCarrier save(String id, Function<Optional<Carrier>, Carrier> change) {
    try {
      return carriers.save(id, change);
    } catch (ClientTaken e) {
      throw Problem.of(ProblemCode.CLIENT_TAKEN);
    } catch (UnfitHost e) {
      throw Problem.invalid(
          switch (e.rule()) {
            case ITSELF -> Cause.HOST_ITSELF;
            case UNKNOWN -> Cause.HOST_UNKNOWN;
            case RESELLER -> Cause.HOST_RESELLER;
            case HAS_RESELLERS -> Cause.HOST_HAS_RESELLERS;
          });
    }
  }

  /** Replaces the number ranges; each must name a registered carrier. */
  void saveRanges(NumberRanges ranges) {
    ranges.ranges().stream()
        .map(NumberRanges.Range::carrier)
        .distinct()
        .filter(carrier -> carriers.find(carrier).isEmpty())
        .findFirst()
        .ifPresent(
            unknown -> {
              throw Problem.invalid(Cause.UNKNOWN_RANGE_CARRIER);
            });
    carriers.saveRanges(ranges);
  }
}
