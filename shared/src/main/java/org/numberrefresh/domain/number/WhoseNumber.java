package org.numberrefresh.domain.number;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.numberrefresh.domain.carrier.Carrier;
import org.numberrefresh.domain.carrier.Carriers;
import org.numberrefresh.domain.carrier.NumberRanges;
import org.numberrefresh.domain.phone.PhoneNumber;
import org.numberrefresh.problem.ProblemCode;

/**
 * Tells if a number is a carrier's own, and the reason why not. The record decides, and without one the number ranges.
 * While nothing is on record and no range is registered, the carrier's word counts. No answer tells which other carrier
 * serves a number.
 *
 * <p>Decision: docs/decisions.md#a-carriers-word-counts-until-ranges-are-registered
 *
 * <p>Decision: docs/decisions.md#a-port-needs-two-witnesses
 *
 * <p>Decision: docs/decisions.md#a-carrier-may-report-its-past
 */
public final class WhoseNumber {

  private final String caller;
  private final Carriers carriers;
  private final NumberRanges ranges;
  private final Map<String, Optional<String>> hosts = new HashMap<>();

  /**
   * Reads the number ranges.
   *
   * @param caller the carrier that asks
   */
  public WhoseNumber(String caller, Carriers carriers) {
    this.caller = caller;
    this.carriers = carriers;
    this.ranges = carriers.ranges();
  }

  /** The carrier that asks. */
  public String caller() {
    return caller;
  }

  /** The reason why a number is not the caller's; empty if it is. */
  public Optional<ProblemCode> refusal(PhoneNumber number, ServiceHistory recorded) {
    ServiceHistory service = known(recorded);
    Optional<String> serving = serving(number, service);
    if (serving.filter(caller::equals).isPresent() || isAnybodys(service)) {
      return Optional.empty();
    }
    if (serving.flatMap(this::host).filter(caller::equals).isPresent()) {
      return Optional.of(ProblemCode.MVNO_NUMBER);
    }
    boolean ported = service.lastMove().isPresent() && hadIt(number, service);
    if (service.claimOf(caller).filter(claim -> !ported || isNewest(claim, service)).isPresent()) {
      return Optional.of(ProblemCode.SUBSCRIBER_DATA_NOT_SYNCED);
    }
    return Optional.of(ported ? ProblemCode.PORTED_NUMBER : strangers(number, service));
  }

  private static boolean isNewest(ServiceFact claim, ServiceHistory service) {
    return service.lastMove().filter(move -> !claim.at().isAfter(move.at())).isEmpty();
  }

  /** The answer to a carrier that never had the number. It is the same for numbers on record and others. */
  private ProblemCode strangers(PhoneNumber number, ServiceHistory service) {
    return isInNoRange(number) && !hadIt(number, service)
        ? ProblemCode.NUMBER_RANGE_UNKNOWN
        : ProblemCode.CARRIER_MISMATCH;
  }

  /**
   * The reason why the caller may not report a fact; empty if it may. Any carrier may claim a port-in. All other facts
   * are for the carrier that serves the number, or that served it at that time. A reseller's activation of its host's
   * number waits for the operator's ranges or port register.
   */
  public Optional<ProblemCode> refusal(PhoneNumber number, ServiceHistory recorded, ServiceFact fact) {
    ServiceHistory service = known(recorded);
    boolean stranger = !hadIt(number, service);
    if (stranger && isInNoRange(number)) {
      return Optional.of(ProblemCode.NUMBER_RANGE_UNKNOWN);
    }
    if (fact.event() == ServiceEvent.PORTED_IN || service.wasServedBy(caller, fact.at(), owner(number))) {
      return Optional.empty();
    }
    return refusal(number, service)
        .map(why -> stranger && isActivatedOnItsHost(number, fact) ? ProblemCode.SUBSCRIBER_DATA_NOT_SYNCED : why);
  }

  /** The history after a fact that the caller may report. */
  public ServiceHistory after(ServiceHistory recorded, ServiceFact fact) {
    return known(known(recorded).with(fact));
  }

  /** The history that a number is judged by. */
  ServiceHistory known(PhoneNumber number, ServiceHistory recorded) {
    return recorded.within(() -> ranges, number);
  }

  /** The history that counts: without ranges, the first carrier that claims a number has it. */
  private ServiceHistory known(ServiceHistory service) {
    return ranges.isEmpty() ? service.onOneWord() : service;
  }

  /** True for a number that neither record nor ranges give to a carrier, while no range is registered. */
  private boolean isAnybodys(ServiceHistory service) {
    return ranges.isEmpty() && service.firstCarrier().isEmpty() && service.lastMove().isEmpty();
  }

  private boolean isInNoRange(PhoneNumber number) {
    return !ranges.isEmpty() && owner(number).isEmpty();
  }

  private boolean hadIt(PhoneNumber number, ServiceHistory service) {
    return service.knows(caller) || owner(number).filter(caller::equals).isPresent();
  }

  private boolean isActivatedOnItsHost(PhoneNumber number, ServiceFact fact) {
    Optional<String> owner = owner(number);
    return fact.event() == ServiceEvent.ACTIVATED && owner.isPresent() && owner.equals(host(caller));
  }

  private Optional<String> serving(PhoneNumber number, ServiceHistory service) {
    return service.lastMove().isPresent() ? service.carrier() : service.firstCarrier().or(() -> owner(number));
  }

  private Optional<String> owner(PhoneNumber number) {
    return ranges.carrierOf(number);
  }

  private Optional<String> host(String carrier) {
    return hosts.computeIfAbsent(carrier, id -> carriers.find(id).flatMap(Carrier::host));
  }
}
